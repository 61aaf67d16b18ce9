#pragma once

#include "base/finding.hpp"
#include "source/locator.hpp"
#include "source/sql_text.hpp"

namespace pgmanager::source {

/// Adds a finding for each statement of `text` that prevents a repeatable file from running again. The script must be
/// complete.
void report_what_runs_once(const SqlText& text, const sql::Variables& variables, Locator& locator,
                           base::Findings& findings);

}  // namespace pgmanager::source
