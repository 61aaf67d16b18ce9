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
  std::function<void(int done, int all)> done;  ///< is told after each statement
};

/// Whether a statement cannot be sent in a pipeline: COPY, whose rows follow it or are returned by it, and statements
/// with \gexec.
bool leaves_pipeline(const source::Statement& statement);

/// Sends one statement with its rows and waits for its end; if \gexec follows it, also runs every statement in its
/// result, row by row.
void run_directly(pg::Connection& connection, const base::StopSignal& stop, const source::LoadedFile& file,
                  const source::Statement& statement, const Generated& generated = {});

/// The same for a step of a run, whose observer is told about each generated statement.
void run_directly(const RunContext& context, const plan::Step& step, const source::LoadedFile& file,
                  const source::Statement& statement, Generated generated = {});

}  // namespace pgmanager::execute
