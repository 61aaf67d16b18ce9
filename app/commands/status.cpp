#include "execute/status.hpp"

#include <ostream>

#include "cli/render.hpp"
#include "cli/target.hpp"
#include "commands/commands.hpp"
#include "report/json.hpp"
#include "report/text.hpp"

namespace pgmanager::commands {

cli::ExitStatus status(const cli::Context& context) {
  const cli::Settings& settings = context.settings;
  const bool has_manual = source::has_directory(settings.root, "manual-deployment");
  const source::Scope scope{.deployment = true, .manual_deployment = has_manual};
  const auto read = source::read_source_tree(settings.root, scope, settings.variables);
  if (!read.findings.empty()) {
    cli::render_findings(read.findings, settings, context.terminal);
    return cli::ExitStatus::source_invalid;
  }
  const cli::ChosenTarget chosen(settings, context.terminal, "status");
  const auto session = cli::open_session(chosen, settings, execute::Access::read, context.stop);
  const plan::Status status = execute::read_status(*session, read.tree);
  context.terminal.output << (settings.output == cli::Output::json
                                  ? report::status_json(status)
                                  : report::status_text(status, cli::style_for(context.terminal.output_on_terminal)));
  return cli::ExitStatus::done;
}

}  // namespace pgmanager::commands
