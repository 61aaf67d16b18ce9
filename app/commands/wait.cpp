#include <chrono>
#include <ostream>

#include "cli/render.hpp"
#include "cli/target.hpp"
#include "commands/commands.hpp"
#include "report/json.hpp"
#include "report/text.hpp"

namespace pgmanager::commands {

cli::ExitStatus wait(const cli::Context& context) {
  const auto begin = std::chrono::steady_clock::now();
  const cli::ChosenTarget chosen(context.settings, context.terminal, "wait");
  const result::ReadyServer server = cli::wait_for_server(chosen, context.settings, context.stop);
  const std::chrono::duration<double> waited = std::chrono::steady_clock::now() - begin;
  const cli::Terminal& terminal = context.terminal;
  terminal.output << (context.settings.output == cli::Output::json
                          ? report::ready_json(server, waited.count())
                          : report::ready_text(server, waited, cli::style_for(terminal.output_on_terminal)));
  return cli::ExitStatus::done;
}

}  // namespace pgmanager::commands
