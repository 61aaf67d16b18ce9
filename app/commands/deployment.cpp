#include "base/error.hpp"
#include "cli/run_function.hpp"
#include "commands/commands.hpp"

namespace pgmanager::commands {

cli::ExitStatus deployment(const cli::Context& context) {
  if (context.settings.manual_deployment) return run_function(context, plan::manual_deployment_planner());
  if (!context.settings.reason.empty()) {
    throw base::Error({.code = base::ErrorCode::usage,
                       .message = "option --reason requires --manual-deployment",
                       .hint = "Write the reason for an ordinary deployment in a comment of its file."});
  }
  return run_function(context, plan::deployment_planner(context.settings.ahead));
}

}  // namespace pgmanager::commands
