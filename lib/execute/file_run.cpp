#include "execute/file_run.hpp"

#include <fmt/format.h>

#include <functional>
#include <vector>

#include "sql/lexer.hpp"
#include "sql/statement_class.hpp"

namespace pgmanager::execute {

namespace {

// The cells as psql takes them: row by row, null ones left out.
std::vector<std::string_view> cells_of(const pg::Result& result) {
  std::vector<std::string_view> cells;
  for (int row = 0; row < result.rows(); ++row) {
    for (int column = 0; column < result.columns(); ++column) {
      if (!result.is_null(row, column)) cells.push_back(result.text(row, column));
    }
  }
  return cells;
}

// What failed is not in the file, so the error has to say what it was. The position is one in that text.
[[noreturn]] void fail_generated(const pg::ServerError& error, std::string_view statement) {
  pg::ServerMessage message = error.server();
  message.context += fmt::format("{}statement made by \\gexec: {}", message.context.empty() ? "" : "\n", statement);
  message.position = 0;
  throw pg::ServerError(message);
}

// It would end the transaction that the file shares with its history row, or begin one where there must be none.
void require_no_control(std::string_view statement) {
  using sql::StatementClass;
  const StatementClass kind = sql::classify({statement}).front();
  if (kind == StatementClass::ordinary || kind == StatementClass::no_transaction) return;
  throw base::Error({.code = base::ErrorCode::sql,
                     .message = fmt::format("\\gexec made a {} statement", sql::statement_name(statement)),
                     .hint = "Take transaction control out of what the query makes: the program commits by itself."});
}

void run_generated(const RunContext& context, const plan::Step& step, const source::Statement& statement,
                   const Generated& generated) {
  const pg::Result result = generated.query ? generated.query(statement.sql) : context.connection.query(statement.sql);
  const std::vector<std::string_view> cells = cells_of(result);
  const auto run_plainly = [&](std::string_view sql) { context.connection.statement(sql); };
  const std::function<void(std::string_view)> run = generated.run ? generated.run : run_plainly;
  int done = 0;
  for (const std::string_view cell : cells) {
    context.stop.throw_if_requested();
    if (!generated.already_done || !generated.already_done(cell)) {
      require_no_control(cell);
      try {
        run(cell);
      } catch (const pg::ServerError& error) {
        fail_generated(error, cell);
      }
    }
    context.observer.generated_statement_done(step, ++done, static_cast<int>(cells.size()));
  }
}

bool is_copy(std::string_view statement) {
  sql::Lexer lexer(statement);
  return sql::is_word(lexer.next().in(statement), "copy");
}

}  // namespace

bool leaves_pipeline(const source::Statement& statement) {
  return statement.rows || statement.runs_result || is_copy(statement.sql);
}

void run_directly(const RunContext& context, const plan::Step& step, const source::LoadedFile& file,
                  const source::Statement& statement, const Generated& generated) {
  if (statement.runs_result) {
    run_generated(context, step, statement, generated);
  } else if (statement.rows) {
    context.connection.copy(statement.sql, [&](const auto& send) { file.read_rows(*statement.rows, send); });
  } else {
    context.connection.statement(statement.sql);
  }
}

}  // namespace pgmanager::execute
