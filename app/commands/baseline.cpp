#include "cli/run_function.hpp"
#include "commands/commands.hpp"

namespace pgmanager::commands {

cli::ExitStatus baseline(const cli::Context& context) {
  return run_function(context, plan::baseline_planner(context.settings.baseline));
}

}  // namespace pgmanager::commands
