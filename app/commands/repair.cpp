#include "base/error.hpp"
#include "cli/run_function.hpp"
#include "commands/commands.hpp"

namespace pgmanager::commands {

cli::ExitStatus repair(const cli::Context& context) {
  const plan::Repairs& repairs = context.settings.repairs;
  if (repairs.accept_changed.empty() && repairs.mark_applied.empty() && repairs.forget.empty()) {
    throw base::Error({.code = base::ErrorCode::usage,
                       .message = "nothing to repair was named",
                       .hint =
                           "Name deployments: --accept-changed, --mark-applied or --forget with their ordinals, e.g. "
                           "postgres-manager repair --accept-changed 3,5."});
  }
  return run_function(context, plan::Function::repair);
}

}  // namespace pgmanager::commands
