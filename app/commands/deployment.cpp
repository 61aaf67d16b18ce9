#include "base/error.hpp"
#include "cli/run_function.hpp"
#include "commands/commands.hpp"

namespace pgmanager::commands {

cli::ExitStatus deployment(const cli::Context& context) {
  if (context.settings.manual_deployment) return run_function(context, plan::Function::manual_deployment);
  if (!context.settings.reason.empty()) {
    throw base::Error({.code = base::ErrorCode::usage,
                       .message = "option --reason goes with --manual-deployment",
                       .hint = "Say why an ordinary deployment is made in a comment of its file."});
  }
  return run_function(context, plan::Function::deployment);
}

}  // namespace pgmanager::commands
