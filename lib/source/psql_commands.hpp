#pragma once

#include <string>
#include <string_view>

#include "base/finding.hpp"
#include "source/locator.hpp"
#include "source/sql_text.hpp"
#include "sql/script.hpp"

namespace pgmanager::source {

/// The name of a psql command with its backslash: "\connect" of "\connect other".
std::string_view psql_command_name(std::string_view command);

/// Takes the psql commands out of `script`: silently those that change nothing for us (\restrict and \unrestrict as
/// pg_dump writes them, \echo, \.), with a finding all others.
void take_out_psql_commands(std::string_view text, sql::Script& script, FileRole role, Locator& locator,
                            base::Findings& findings);

}  // namespace pgmanager::source
