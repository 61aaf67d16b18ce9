#pragma once

#include <string>

#include "base/error.hpp"
#include "base/finding.hpp"
#include "cli/settings.hpp"
#include "result/outcome.hpp"

namespace pgmanager::cli {

/// What to do about the cause of an error: full sentences, of which the last one may end with a command to type. Empty:
/// there is no cause. One table for all modules, cut into one source per subject (hint_tables.hpp); the settings are
/// the user's situation, which some hints depend on.
std::string hint_for(const base::ErrorCause& cause, const Settings& settings);

/// The same with the hint for its cause, if it has one, and with complete commands (with_target).
base::Error with_hint(const base::Error& error, const Settings& settings);

/// The same for every hint in these values.
base::Findings with_hints(base::Findings findings, const Settings& settings);
void complete_hints(plan::Plan& plan, const Settings& settings);
void complete_hints(result::Outcome& outcome, const Settings& settings);

}  // namespace pgmanager::cli
