#include "cli/help.hpp"

#include <ostream>

#include "commands/commands.hpp"

namespace pgmanager::commands {

namespace {

const cli::Command& command_to_explain(const std::string& name, bool is_asked_by_name) {
  return is_asked_by_name ? cli::require_command(name, "postgres-manager help") : cli::require_command(name);
}

}  // namespace

cli::ExitStatus help(const cli::Context& context) {
  const cli::Settings& settings = context.settings;
  const bool is_asked_by_name = settings.function == "help";
  std::string name = settings.function;
  if (is_asked_by_name) name = settings.operands.empty() ? "" : settings.operands.front();
  context.terminal.output << (name.empty() ? cli::overview()
                                           : cli::help_for(command_to_explain(name, is_asked_by_name)));
  return cli::ExitStatus::done;
}

}  // namespace pgmanager::commands
