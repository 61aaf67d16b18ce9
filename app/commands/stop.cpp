#include <fmt/format.h>

#include <ostream>

#include "base/utf8.hpp"
#include "cluster/private_server.hpp"
#include "commands/commands.hpp"
#include "report/json.hpp"

namespace pgmanager::commands {

cli::ExitStatus stop(const cli::Context& context) {
  const cli::Settings& settings = context.settings;
  const std::filesystem::path directory =
      settings.local.value_or((settings.root / cluster::default_directory).lexically_normal());
  const bool stopped = cluster::stop_private_server(directory, cluster::find_server_programs(settings.postgres_bin));
  if (settings.output == cli::Output::json) {
    context.terminal.output << report::stopped_json(directory.string(), stopped);
  } else {
    const char* what = stopped ? "stopped the private server" : "no private server is running";
    context.terminal.output << fmt::format("{} in \"{}\"\n", what, base::printable(directory.string()));
  }
  return cli::ExitStatus::done;
}

}  // namespace pgmanager::commands
