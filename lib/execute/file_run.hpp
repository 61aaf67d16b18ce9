#pragma once

#include "execute/run_context.hpp"

namespace pgmanager::execute {

/// A statement failed that \gexec has made.
class GeneratedError : public pg::ServerError {
 public:
  GeneratedError(pg::ServerMessage message, std::string statement)
      : ServerError(std::move(message)), statement_(std::move(statement)) {}
  const std::string& statement() const { return statement_; }

 private:
  std::string statement_;
};

/// What is done with the statements that \gexec makes; what is not set is done in the plain way.
struct Generated {
  std::function<pg::Result(std::string_view)> query;   ///< asks for the statements
  std::function<bool(std::string_view)> already_done;  ///< whether an earlier attempt has run it
  std::function<void(std::string_view)> run;
};

/// Whether a statement needs more than to be sent and answered: rows that follow it (or come back from COPY), or
/// statements that its result holds.
bool leaves_pipeline(const source::Statement& statement);

/// Sends one statement with its rows and waits for its end; with \gexec behind it, also every statement that its result
/// holds, row by row.
void run_directly(const RunContext& context, const plan::Step& step, const source::LoadedFile& file,
                  const source::Statement& statement, const Generated& generated = {});

}  // namespace pgmanager::execute
