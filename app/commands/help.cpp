#include "cli/help.hpp"

#include <ostream>

#include "commands/commands.hpp"

namespace pgmanager::commands {

cli::ExitStatus help(const cli::Context& context) {
  const cli::Settings& settings = context.settings;
  std::string name = settings.function;
  if (name == "help") name = settings.operands.empty() ? "" : settings.operands.front();
  context.terminal.output << (name.empty() ? cli::overview() : cli::help_for(cli::require_command(name)));
  return cli::ExitStatus::done;
}

}  // namespace pgmanager::commands
