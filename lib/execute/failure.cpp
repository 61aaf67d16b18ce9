#include "execute/failure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

#include "base/utf8.hpp"
#include "execute/file_run.hpp"
#include "pg/connection.hpp"
#include "source/file_name.hpp"
#include "source/sql_file.hpp"
#include "sql/lexer.hpp"
#include "sql/statement_words.hpp"
#include "sql/variables.hpp"

namespace pgmanager::execute {

namespace {

using result::Failure;

history::RecordedError recorded(const pg::ServerMessage& message) {
  return {.severity = message.severity,
          .sqlstate = message.sqlstate,
          .message = message.message,
          .detail = message.detail,
          .hint = message.hint,
          .context = message.context,
          .schema = message.schema,
          .table = message.table,
          .column = message.column,
          .data_type = message.data_type,
          .constraint = message.constraint,
          .internal_query = message.internal_query};
}

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
  return base::lowered(lexer.next().in(sql)) == "do";
}

// What format() puts in place of an argument as psql puts the value in place of the variable.
std::string_view placeholder(const sql::VariableReference& reference) {
  switch (reference.form) {
    case sql::VariableReference::Form::literal: return "%L";
    case sql::VariableReference::Form::identifier: return "%I";
    default: return "%s";
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
  constexpr const char* why = "psql variables are not replaced inside dollar quotes.";
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

// Translates the server's error into the one that psql would show. For a parameter such as $1 that is "there is no
// parameter $1": our protocol allows parameters, so the server asks for the value instead. If the error is at a psql
// variable, `failure.advice` says how to set it. `position` is the server's, in characters from 1, 0: none; returns
// the position to show.
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
  failure.advice = "A file has no parameters: use a psql variable, :'name' with --set name=VALUE.";
  return static_cast<int>(base::character_count(statement.sql.substr(0, parameter->begin))) + 1;
}

// Reads the line number from "COPY t, line 3, column n: ...". The words are in the server's language, and the number is
// not sent in another form.
std::optional<std::int64_t> line_of_copy(std::string_view context) {
  constexpr std::string_view prefix = "COPY ";
  if (!context.starts_with(prefix)) return std::nullopt;
  const std::string_view first = context.substr(0, context.find('\n'));
  for (std::size_t comma = first.find(", "); comma != std::string_view::npos; comma = first.find(", ", comma + 1)) {
    const std::size_t blank = first.find(' ', comma + 2);
    if (blank == std::string_view::npos) break;
    std::int64_t line = 0;
    const auto [end, error] = std::from_chars(first.data() + blank + 1, first.data() + first.size(), line);
    if (error == std::errc()) return line;
  }
  return std::nullopt;
}

}  // namespace

// Whether the name needs no quotes in a pattern of pg_dump.
bool is_plain(std::string_view name) {
  return std::ranges::all_of(name, [](char c) { return c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

// The error has no field for the schema, only the message contains its name.
void replace_if_stopped(Failure& failure, const base::StopSignal& stop) {
  if (!result::is_worth_retrying(failure)) return;
  try {
    stop.throw_if_requested();
  } catch (const base::Error& stopped) {
    Failure replaced = failure_of(failure.step, stopped);
    replaced.statements_done = failure.statements_done;
    replaced.took = failure.took;
    replaced.kept = failure.kept;
    failure = std::move(replaced);
  }
}

void advise_on_history(Failure& failure, const std::string& history_schema) {
  constexpr std::string_view duplicate_schema = "42P06";
  const bool is_named = failure.error.message.find('"' + history_schema + '"') != std::string::npos;
  if (failure.error.sqlstate != duplicate_schema || !is_named) return;
  failure.advice = fmt::format(
      "The history of this database is in that schema, and a dump of a managed database contains it. Exclude it: "
      "pg_dump --exclude-schema={}",
      is_plain(history_schema) ? history_schema : fmt::format("'{}'", pg::quote_identifier(history_schema)));
}

void hide_values(history::RecordedError& error, const source::LoadedFile& file) {
  for (std::string* text : {&error.message, &error.detail, &error.hint, &error.context, &error.internal_query}) {
    *text = file.without_values(std::move(*text));
  }
}

Failure failure_of(const plan::Step* step, const base::Error& error) {
  Failure failure{.step = step, .code = error.code()};
  if (const auto* server_error = dynamic_cast<const pg::ServerError*>(&error)) {
    failure.error = recorded(server_error->server());
  } else {
    failure.error = {.severity = "FATAL",
                     .sqlstate = error.parts().sqlstate,
                     .message = error.parts().message,
                     .detail = error.parts().detail,
                     .hint = error.parts().hint};
    failure.cause = error.parts().cause;
  }
  return failure;
}

Failure failure_of(const plan::Step& step, const source::LoadedFile& file, const source::Statement& statement,
                   const base::Error& error) {
  const auto* server_error = dynamic_cast<const pg::ServerError*>(&error);
  Failure failure = failure_of(&step, error);
  failure.statement = sql::statement_name(statement.sql);
  const auto* generated = dynamic_cast<const GeneratedError*>(&error);
  failure.sent = generated != nullptr ? generated->statement() : statement.sql;
  const auto row =
      server_error != nullptr && statement.rows ? line_of_copy(server_error->server().context) : std::nullopt;
  const int position =
      server_error != nullptr ? explain_syntax(failure, statement, server_error->server().position) : 0;
  failure.location = row ? file.locate_row(statement, *row) : file.locate(statement, position);
  failure.error.line = failure.location->line;
  failure.error.column_number = failure.location->column;
  hide_values(failure.error, file);
  return failure;
}

result::ServerNotice notice_of(const pg::ServerMessage& message, const source::LoadedFile* file) {
  result::ServerNotice notice{message.severity, message.message, message.detail, message.hint};
  if (file == nullptr) return notice;
  for (std::string* text : {&notice.message, &notice.detail, &notice.hint}) {
    *text = file->without_values(std::move(*text));
  }
  return notice;
}

}  // namespace pgmanager::execute
