#include "cli/help.hpp"

#include <ostream>

#include "commands/commands.hpp"

namespace pgmanager::commands {

cli::ExitStatus help(const cli::Context& context) {
  const cli::Settings& settings = context.settings;
  std::string name = settings.function;
  if (name == "help" && !settings.operands.empty()) name = settings.operands.front();
  const cli::Command* command = cli::find_command(name);
  const bool general = command == nullptr || command->name == "help";
  context.terminal.output << (general ? cli::overview() : cli::help_for(*command));
  return cli::ExitStatus::done;
}

}  // namespace pgmanager::commands
