#pragma once

#include <string_view>

#include "base/finding.hpp"
#include "source/locator.hpp"
#include "source/sql_text.hpp"
#include "sql/script.hpp"

namespace pgmanager::source {

/// Leaves only those psql commands in `script` that the program carries out, each as a piece of its own also where a
/// line has several: \set and \unset (set_command.hpp), and \gexec, which always stands directly behind the statement
/// whose result it runs. Takes out silently what changes nothing for us (\restrict and \unrestrict as pg_dump writes
/// them, \echo, \.), and with a finding all others and every wrong use.
void take_out_psql_commands(std::string_view text, sql::Script& script, FileRole role, Locator& locator,
                            base::Findings& findings);

}  // namespace pgmanager::source
