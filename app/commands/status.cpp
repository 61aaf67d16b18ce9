#include "execute/status.hpp"

#include <ostream>

#include "cli/render.hpp"
#include "cli/target.hpp"
#include "commands/commands.hpp"
#include "report/json.hpp"
#include "report/text.hpp"

namespace pgmanager::commands {

namespace {

std::string shown(const plan::Status& status, const std::optional<plan::Check>& check, const cli::Context& context) {
  if (context.settings.output == cli::Output::json) return report::status_json(status, check);
  const report::Style style = cli::style_for(context.terminal.output_on_terminal);
  return report::status_text(status, style) + (check ? report::check_text(*check, style) : "");
}

}  // namespace

cli::ExitStatus status(const cli::Context& context) {
  const cli::Settings& settings = context.settings;
  const bool has_manual = source::has_directory(settings.root, "manual-deployment");
  const source::Scope scope{.deployment = true, .manual_deployment = has_manual, .repeatable = settings.repeatable};
  const auto read = source::read_source_tree(settings.root, scope, settings.variables);
  if (!read.findings.empty()) {
    cli::render_findings(read.findings, settings, context.terminal);
    return cli::ExitStatus::source_invalid;
  }
  const cli::ChosenTarget chosen(settings, context.terminal, "status");
  const auto session = cli::open_session(chosen, settings, execute::Access::read, context.stop);
  const plan::Status status = execute::read_status(*session, read.tree);
  const auto check = settings.check ? std::optional(plan::check(status)) : std::nullopt;
  context.terminal.output << shown(status, check, context);
  return check && !check->passed() ? cli::ExitStatus::check_found_something : cli::ExitStatus::done;
}

}  // namespace pgmanager::commands
