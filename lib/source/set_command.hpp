#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sql/variables.hpp"

namespace pgmanager::source {

/// Why a psql command's arguments cannot be read as psql reads them.
enum class ArgumentProblem {
  none,
  backquote,     ///< `...` is the output of a shell command, and the program runs no shell
  nul_byte,      ///< an escape like '\0': a value cannot contain it
  unterminated,  ///< a quote that is open at the end of the line
};

/// One of the psql commands of a line.
struct ScannedCommand {
  std::string_view name;                            ///< with its backslash, e.g. "\set"
  std::vector<std::string> arguments;               ///< with quotes, escapes and variables resolved
  std::size_t end = 0;                              ///< in the line: where the next command starts, if there is one
  ArgumentProblem problem = ArgumentProblem::none;  ///< if there is one, the arguments are incomplete
};

/// Reads the command at byte `begin` of `line`, the position of its backslash, as psql does (psqlscanslash.l):
/// arguments are separated by blanks and end with the line or at a backslash; single quotes allow '' and the escapes of
/// C; double quotes are kept; variables are replaced outside of both, and their values are not scanned again.
ScannedCommand scan_command(std::string_view line, std::size_t begin, const sql::Variables& variables);

/// Executes a \set or \unset command; `command` is a piece that extract_psql_commands has accepted. All values after
/// the name in \set are concatenated; without any the variable is empty.
void apply_set_command(std::string_view command, sql::Variables& variables);

}  // namespace pgmanager::source
