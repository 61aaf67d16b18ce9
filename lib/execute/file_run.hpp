#pragma once

#include "execute/run_context.hpp"

namespace pgmanager::execute {

/// The failure of a statement that \gexec generated.
class GeneratedError : public pg::ServerError {
 public:
  GeneratedError(pg::ServerMessage message, std::string statement)
      : ServerError(std::move(message)), statement_(std::move(statement)) {}
  const std::string& statement() const { return statement_; }

 private:
  std::string statement_;
};

/// Functions for the statements that \gexec generates; an unset one means the default.
struct Generated {
  std::function<pg::Result(std::string_view)> query;   ///< queries the statements
  std::function<bool(std::string_view)> already_done;  ///< whether an earlier attempt ran the statement
  std::function<void(std::string_view)> run;
};

/// Whether a statement cannot be sent in a pipeline: COPY, whose rows follow it or are returned by it, and statements
/// with \gexec.
bool leaves_pipeline(const source::Statement& statement);

/// The cells of a result in psql's order for \gexec: row by row, without nulls. Views into the result.
std::vector<std::string_view> cells_of(const pg::Result& result);

/// A control statement that \gexec generated would end the transaction of the file, or begin one where none is allowed:
/// throws base::Error (sql).
void require_no_control(std::string_view statement);

/// Sends one statement with its rows and waits for its end; if \gexec follows it, also runs every statement in its
/// result, row by row.
void run_directly(const RunContext& context, const plan::Step& step, const source::LoadedFile& file,
                  const source::Statement& statement, const Generated& generated = {});

}  // namespace pgmanager::execute
