#pragma once

#include "base/finding.hpp"
#include "source/locator.hpp"
#include "source/sql_text.hpp"

namespace pgmanager::source {

/// Decides how the statements of a file relate to the transaction that the program opens for them: removes a BEGIN ...
/// COMMIT around the whole file from its script, sets its transaction mode, and adds a finding for each statement that
/// fits neither mode. The script must be complete, and the directives read.
void apply_transaction_rules(ReadSqlFile& read, FileRole role, const sql::Variables& variables, Locator& locator,
                             base::Findings& findings);

}  // namespace pgmanager::source
