#include "base/error.hpp"
#include "cli/run_function.hpp"
#include "commands/commands.hpp"

namespace pgmanager::commands {

cli::ExitStatus undo(const cli::Context& context) {
  if (!context.settings.yes && !context.settings.dry_run) {
    throw base::Error({.code = base::ErrorCode::usage,
                       .message = "undo takes deployments back only when that is confirmed",
                       .hint = "See what it would do with --dry-run, and do it with --yes."});
  }
  return run_function(context, plan::Function::undo);
}

}  // namespace pgmanager::commands
