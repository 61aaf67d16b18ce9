#pragma once

#include <string_view>

#include "base/finding.hpp"
#include "source/locator.hpp"
#include "sql/script.hpp"

namespace pgmanager::source {

/// Adds a finding for each comment of `text` that is meant as a directive and would be passed over in silence: written
/// a little differently (`-- Postgres-Manager : repeat`), in a block comment, or behind the first statement. It is one
/// when the comment begins with the program's name or nearly so and a directive's name follows; all else is prose.
/// Comments inside a statement are not looked at. `script` is what the text was split into.
void report_overlooked_directives(std::string_view text, const sql::Script& script, Locator& locator,
                                  base::Findings& findings);

}  // namespace pgmanager::source
