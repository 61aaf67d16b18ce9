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

// A setting of our session is there while a DO block runs, and not when others call a function.
bool is_do(std::string_view sql) {
  sql::Lexer lexer(sql);
  return sql::lowered(lexer.next().in(sql)) == "do";
}

// What format() puts in place of an argument as psql puts the value in place of the variable.
std::string_view placeholder(const sql::VariableReference& reference) {
  switch (reference.form) {
    case sql::VariableReference::Form::literal:
      return "%L";
    case sql::VariableReference::Form::identifier:
      return "%I";
    default:
      return "%s";
  }
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
  constexpr const char* why = "Variables of psql are not filled in inside dollar quotes.";
  if (is_do(sql)) {
    return fmt::format(
        "{0} Pass the value as a setting of the session, --setting app.{1}=VALUE, and write "
        "current_setting('app.{1}') in its place.",
        why, reference->name);
  }
  return fmt::format(
      "{0} Let format() write the statement: SELECT format($format$ ... {1} ... $format$, :'{2}') \\gexec, with {1} in "
      "the place of the variable and each other % of the statement as %%.",
      why, placeholder(*reference), reference->name);
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
