#include "cli/run_function.hpp"
#include "commands/commands.hpp"

namespace pgmanager::commands {

cli::ExitStatus test_data(const cli::Context& context) {
  cli::refuse_test_data(context.settings);
  return run_function(context, plan::test_data_planner());
}

}  // namespace pgmanager::commands
