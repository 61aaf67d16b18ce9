#include "base/version.hpp"

#include <fmt/format.h>

#include <ostream>

#include "commands/commands.hpp"
#include "report/json.hpp"

namespace pgmanager::commands {

cli::ExitStatus version(const cli::Context& context) {
  context.terminal.output << (context.settings.output == cli::Output::json
                                  ? report::version_json(base::version())
                                  : fmt::format("postgres-manager {}\n", base::version()));
  return cli::ExitStatus::done;
}

}  // namespace pgmanager::commands
