#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/finding.hpp"
#include "cli/settings.hpp"
#include "result/outcome.hpp"

namespace pgmanager::cli {

/// Adds to every command of this program in `text` the options of the command line that select what a command works on:
/// with --environment staging, "postgres-manager repair --forget 2" becomes "postgres-manager repair --environment
/// staging --forget 2". These are --environment, --local, --dbname, --history-schema, --root, --against-dsn,
/// --scratch-dsn and --postgres-dsn; an option that the function does not have, or that the command already contains,
/// is omitted. The root is an absolute path, because paths in the same hint are relative to it. A connection string is
/// printed without its password, which the pasted command then takes from PGPASSWORD or .pgpass.
std::string with_target(std::string_view text, const Settings& settings);

/// The same for every hint in these values.
base::Error with_target(const base::Error& error, const Settings& settings);
base::Findings with_target(base::Findings findings, const Settings& settings);
void complete_hints(plan::Plan& plan, const Settings& settings);
void complete_hints(result::Outcome& outcome, const Settings& settings);

}  // namespace pgmanager::cli
