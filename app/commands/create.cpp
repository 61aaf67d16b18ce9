#include "cli/run_function.hpp"
#include "commands/commands.hpp"

namespace pgmanager::commands {

cli::ExitStatus create(const cli::Context& context) {
  return run_function(context, plan::Function::create);
}

}  // namespace pgmanager::commands
