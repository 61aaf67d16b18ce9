#pragma once

#include <string_view>

#include "base/finding.hpp"
#include "source/locator.hpp"
#include "source/sql_text.hpp"
#include "sql/script.hpp"

namespace pgmanager::source {

/// Keeps only those psql commands in `script` that the program executes, each as its own piece even if a line contains
/// several: \set and \unset (psql_variables.hpp), and \gexec, which always comes directly after the statement whose
/// result it runs. Removes commands that have no effect here (\restrict and \unrestrict as pg_dump writes them, \echo,
/// \.); removes all others, and every wrong use, with a finding.
void extract_psql_commands(std::string_view text, sql::Script& script, FileRole role, Locator& locator,
                           base::Findings& findings);

}  // namespace pgmanager::source
