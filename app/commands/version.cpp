#include "base/version.hpp"

#include <fmt/format.h>

#include <ostream>

#include "commands/commands.hpp"

namespace pgmanager::commands {

cli::ExitStatus version(const cli::Context& context) {
  context.terminal.output << fmt::format("postgres-manager {}\n", base::version());
  return cli::ExitStatus::done;
}

}  // namespace pgmanager::commands
