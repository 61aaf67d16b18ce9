#pragma once

#include <string_view>

#include "base/finding.hpp"
#include "source/locator.hpp"
#include "sql/script.hpp"

namespace pgmanager::source {

/// Adds a finding for each comment of `text` that is meant as a directive but would be ignored: written a little
/// differently (`-- Postgres-Manager : repeat`), in a block comment, or after the first statement. A comment is one if
/// it starts with the program's name, or nearly so, and a directive's name follows; all others are prose. Comments
/// inside a statement are not checked. `script` is the result of splitting the text.
void report_overlooked_directives(std::string_view text, const sql::Script& script, Locator& locator,
                                  base::Findings& findings);

}  // namespace pgmanager::source
