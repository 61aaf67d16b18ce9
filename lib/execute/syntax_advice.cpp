#include "execute/syntax_advice.hpp"

#include <fmt/format.h>

#include <optional>
#include <string_view>

#include "base/utf8.hpp"
#include "source/file_name.hpp"
#include "sql/lexer.hpp"
#include "sql/variables.hpp"

namespace pgmanager::execute {

namespace {

// The token that contains byte `at`.
std::optional<sql::Token> token_at(std::string_view sql, std::size_t at) {
  sql::Lexer lexer(sql);
  sql::Token token = lexer.next();
  while (token.kind != sql::TokenKind::end && token.end <= at) token = lexer.next();
  if (token.kind == sql::TokenKind::end || at < token.begin) return std::nullopt;
  return token;
}

// The first parameter: $1, $2, ...
std::optional<sql::Token> first_parameter(std::string_view sql) {
  sql::Lexer lexer(sql);
  for (sql::Token token = lexer.next(); token.kind != sql::TokenKind::end; token = lexer.next()) {
    if (token.kind == sql::TokenKind::number && sql[token.begin] == '$') return token;
  }
  return std::nullopt;
}

std::string variable_advice(std::string_view sql, std::size_t at) {
  const auto reference = sql::read_reference(sql.substr(at));
  const auto token = token_at(sql, at);
  if (!reference || !token) return "";
  if (token->kind != sql::TokenKind::string) {
    return fmt::format("Variable \"{}\" is not set. Give it a value: --set {}", reference->name,
                       source::shell_word(std::string(reference->name) + "=VALUE"));
  }
  if (sql[token->begin] != '$') return "";
  return fmt::format(
      "Variables of psql are not filled in inside dollar quotes. Pass the value as a setting of the "
      "session, --setting app.{0}=VALUE, and write current_setting('app.{0}') in its place.",
      reference->name);
}

}  // namespace

int explain_syntax(result::Failure& failure, const source::Statement& statement, int position) {
  const std::string& sqlstate = failure.error.sqlstate;
  if (sqlstate == "42601" && position > 0 && failure.advice.empty()) {
    failure.advice =
        variable_advice(statement.sql, base::byte_offset(statement.sql, static_cast<std::size_t>(position - 1)));
  }
  // protocol_violation at Bind, indeterminate_datatype at Parse
  if (sqlstate != "08P01" && sqlstate != "42P18") return position;
  const auto parameter = first_parameter(statement.sql);
  if (!parameter) return position;
  failure.error.sqlstate = "42P02";
  failure.error.message = fmt::format("there is no parameter {}", parameter->in(statement.sql));
  failure.advice = "A file has no parameters: use a variable of psql's, :'name' with --set name=VALUE.";
  return static_cast<int>(base::character_count(statement.sql.substr(0, parameter->begin))) + 1;
}

}  // namespace pgmanager::execute
