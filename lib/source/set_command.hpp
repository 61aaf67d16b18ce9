#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sql/variables.hpp"

namespace pgmanager::source {

/// What keeps a psql command's arguments from being read as psql reads them.
enum class ArgumentProblem {
  none,
  backquote,     ///< `...` is the output of a shell command, and the program runs no shell
  nul_byte,      ///< an escape like '\0': a value cannot hold it
  unterminated,  ///< a quote that is open at the end of the line
};

/// One of the psql commands of a line.
struct ScannedCommand {
  std::string_view name;                            ///< with its backslash, e.g. "\set"
  std::vector<std::string> arguments;               ///< with quotes, escapes and variables resolved
  std::size_t end = 0;                              ///< in the line: where the next command begins, if the line goes on
  ArgumentProblem problem = ArgumentProblem::none;  ///< then the arguments are not complete
};

/// Reads the command at byte `begin` of `line`, where its backslash stands, as psql does (psqlscanslash.l): arguments
/// are separated by blanks and end with the line or at a backslash; single quotes take '' and the escapes of C; double
/// quotes are kept; variables are replaced outside of both, and what they hold is taken as it is.
ScannedCommand scan_command(std::string_view line, std::size_t begin, const sql::Variables& variables);

/// Does what a \set or \unset command says; `command` is a piece that take_out_psql_commands has accepted. All values
/// behind the name of \set are written one behind the other; without any the variable is empty.
void apply_set_command(std::string_view command, sql::Variables& variables);

}  // namespace pgmanager::source
