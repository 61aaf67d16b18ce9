#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "source/locator.hpp"
#include "source/source_tree.hpp"
#include "source/sql_text.hpp"
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

/// The variables that statements of `text` use as :'name' or :"name" and that neither `variables` nor an earlier \set
/// defines; each once.
std::vector<UnsetVariable> find_unset_variables(const SqlText& text, sql::Variables variables, Locator& locator);

/// "variable \"tenant\" is not set", and how to give it a value.
base::Finding finding_of(const UnsetVariable& variable);

/// A finding for each variable that a file of the tree uses and that is not set. read_source_tree does not report
/// these: only a file that runs needs the values of its variables.
base::Findings report_unset_variables(const SourceTree& tree);

}  // namespace pgmanager::source
