#include "sql/syntax_check.hpp"

#include <pg_query.h>

#include "sql/parser.hpp"

namespace pgmanager::sql {

namespace {

constexpr std::size_t largest_checked = 1024UL * 1024;

// This function does not return the parse tree, which would take ten times as long.
struct SplitResult {
  PgQuerySplitResult value;

  explicit SplitResult(const std::string& statement) : value(pg_query_split_with_parser(statement.c_str())) {}
  SplitResult(const SplitResult&) = delete;
  SplitResult& operator=(const SplitResult&) = delete;
  ~SplitResult() { pg_query_free_split_result(value); }
};

std::optional<SyntaxError> check(std::string_view statement) {
  if (statement.size() > largest_checked || statement.find('\0') != std::string_view::npos) return std::nullopt;
  const SplitResult result{without_nested_comments(statement)};
  if (result.value.error == nullptr) return std::nullopt;
  return SyntaxError{.message = result.value.error->message, .position = result.value.error->cursorpos};
}

}  // namespace

std::string_view parser_version() {
  return PG_MAJORVERSION;
}

std::vector<std::optional<SyntaxError>> check_syntax(const std::vector<std::string_view>& statements) {
  std::vector<std::optional<SyntaxError>> errors(statements.size());
  if (statements.empty()) return errors;
  on_large_stack([&] {
    for (std::size_t i = 0; i < statements.size(); ++i) errors[i] = check(statements[i]);
  });
  return errors;
}

}  // namespace pgmanager::sql
