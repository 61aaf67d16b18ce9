#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::sql {

/// What the parser has against a statement.
struct SyntaxError {
  std::string message;  ///< PostgreSQL's, e.g. "syntax error at or near \"creat\""
  int position = 0;     ///< in characters from 1; 0: unknown
};

/// The major version of PostgreSQL whose parser judges, e.g. "15". A later server knows more than it.
std::string_view parser_version();

/// What PostgreSQL's own parser (libpg_query) has against each of the statements: same order, same size. Statements
/// above 1 MiB are not looked at. Variables of psql must have been replaced. Throws Error (internal) if the system
/// gives no thread with a large stack.
std::vector<std::optional<SyntaxError>> check_syntax(const std::vector<std::string_view>& statements);

}  // namespace pgmanager::sql
