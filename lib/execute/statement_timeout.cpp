#include "execute/statement_timeout.hpp"

#include <fmt/format.h>

namespace pgmanager::execute {

namespace {

using std::chrono::milliseconds;

std::string written(milliseconds timeout) {
  return timeout.count() == 0 ? "0" : fmt::format("{}ms", timeout.count());
}

std::string origin(const RunContext& context, const plan::Step& step) {
  if (step.file->directives.statement_timeout) return "the file's own directive statement-timeout";
  if (context.options.statement_timeout) return "--statement-timeout or the setting of that name";
  if (const auto altered = context.database.origin_of("statement_timeout")) {
    return fmt::format("ALTER {} SET statement_timeout", *altered);
  }
  return "the server's configuration or the connection string";
}

}  // namespace

std::string statement_timeout(const RunContext& context, const plan::Step& step) {
  const auto& of_file = step.file->directives.statement_timeout;
  if (of_file) return written(*of_file);
  const auto& of_run = context.options.statement_timeout;
  return of_run ? written(*of_run) : context.statement_timeout;
}

std::string advice_on_cancelled(const RunContext& context, const plan::Step& step) {
  const std::string timeout = statement_timeout(context, step);
  const std::string directive = "-- postgres-manager: statement-timeout=10min";
  if (timeout == "0") {
    return fmt::format(
        "No statement_timeout is in effect here, except one that the file itself may set; otherwise another session "
        "cancelled the statement (pg_cancel_backend). To set a timeout for the whole file, write the line {} at its "
        "beginning.",
        directive);
  }
  return fmt::format(
      "The statement_timeout is {} here, from {}. Set a longer one for the file with the line {} at its beginning. If "
      "the timeout was not the cause, another session cancelled the statement (pg_cancel_backend).",
      timeout, origin(context, step), directive);
}

}  // namespace pgmanager::execute
