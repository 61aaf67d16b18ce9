#include "execute/file_run.hpp"

#include "base/utf8.hpp"
#include "source/sql_file.hpp"
#include "sql/script.hpp"

namespace pgmanager::execute {

namespace {

using plan::Failure;
using sql::Piece;
using sql::PieceKind;

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

// The place the server named, or the statement's beginning where it named none.
base::Location location_in(const source::SqlFile& file, const Piece& piece, int position) {
  std::size_t offset = piece.begin;
  if (position > 0) offset += base::byte_offset(piece.in(file.text), static_cast<std::size_t>(position - 1));
  return base::locate(file.path, file.text, offset);
}

void blame(Failure& failure, const source::SqlFile& file, const Piece& piece, int position) {
  failure.location = location_in(file, piece, position);
  failure.error.line = failure.location->line;
  failure.error.column_number = failure.location->column;
}

std::optional<std::string_view> data_behind(const source::SqlFile& file, std::size_t index) {
  const auto& pieces = file.script.pieces;
  if (index + 1 >= pieces.size() || pieces[index + 1].kind != PieceKind::copy_data) return std::nullopt;
  return pieces[index + 1].in(file.text);
}

}  // namespace

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
  }
  return failure;
}

FileRun run_file(pg::Connection& connection, const plan::Step& step, const base::StopSignal& stop,
                 plan::RunObserver& observer, const ProgressRecorder& record_progress) {
  FileRun run;
  const source::SqlFile& file = *step.file;
  for (std::size_t i = 0; i < file.script.pieces.size(); ++i) {
    const Piece& piece = file.script.pieces[i];
    if (piece.kind != PieceKind::statement) continue;
    if (run.statements_done < step.resume_after) {
      ++run.statements_done;
      continue;
    }
    try {
      stop.throw_if_requested();
      connection.statement(piece.in(file.text), data_behind(file, i));
      ++run.statements_done;
      if (record_progress) record_progress(run.statements_done);
    } catch (const base::Error& error) {
      const auto* server_error = dynamic_cast<const pg::ServerError*>(&error);
      run.failure = failure_of(&step, error);
      run.failure->statements_done = run.statements_done;
      blame(*run.failure, file, piece, server_error != nullptr ? server_error->server().position : 0);
      return run;
    }
    observer.statement_done(step, run.statements_done, file.statements);
  }
  return run;
}

}  // namespace pgmanager::execute
