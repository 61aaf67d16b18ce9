#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::sql {

/// The parser's error for a statement.
struct SyntaxError {
  std::string message;  ///< PostgreSQL's message, e.g. "syntax error at or near \"creat\""
  int position = 0;     ///< in characters from 1; 0: unknown
};

/// The parser's major version of PostgreSQL, e.g. "15". Later servers accept more.
std::string_view parser_version();

/// Checks each statement with PostgreSQL's own parser (libpg_query): same order, same size; nothing for a statement
/// without errors. Statements above 1 MiB are not checked. psql variables must have been replaced. Throws Error
/// (internal) if the system cannot start a thread with a large stack.
std::vector<std::optional<SyntaxError>> check_syntax(const std::vector<std::string_view>& statements);

}  // namespace pgmanager::sql
