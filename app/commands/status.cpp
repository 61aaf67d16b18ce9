#include "execute/status.hpp"

#include <ostream>
#include <utility>

#include "cli/printed_command.hpp"
#include "cli/render.hpp"
#include "cli/target.hpp"
#include "commands/commands.hpp"
#include "plan/test_data.hpp"
#include "report/json.hpp"
#include "report/text.hpp"

namespace pgmanager::commands {

namespace {

std::string shown(const plan::Status& status, const std::optional<plan::Check>& check, const cli::Context& context) {
  if (context.settings.output == cli::Output::json) return report::status_json(status, check);
  const report::Style style = cli::style_for(context.terminal.output_on_terminal);
  return report::status_text(status, style) + (check ? report::check_text(*check, style) : "");
}

cli::ExitStatus refuse(const base::Findings& findings, const cli::Context& context) {
  cli::render_findings(findings, context.settings, context.terminal);
  return cli::ExitStatus::source_invalid;
}

// Read only where somebody has loaded some, so that a mistake in it concerns no other instance.
base::Findings add_test_data(source::SourceTree& tree, const cli::Settings& settings) {
  const source::Scope scope{.test_data = source::has_directory(settings.root, "test-data")};
  auto read = source::read_source_tree(settings.root, scope, settings.variables);
  tree.test_data = std::move(read.tree.test_data);
  return std::move(read.findings);
}

}  // namespace

cli::ExitStatus status(const cli::Context& context) {
  const cli::Settings& settings = context.settings;
  const source::Scope scope{.deployment = true,
                            .manual_deployment = source::has_directory(settings.root, "manual-deployment"),
                            .repeatable = settings.repeatable};
  auto read = source::read_source_tree(settings.root, scope, settings.variables);
  if (!read.findings.empty()) return refuse(read.findings, context);
  const cli::ChosenTarget chosen(settings, context.terminal, "status");
  const auto session = cli::open_session(chosen, settings, execute::Access::read, context.stop);
  history::History history = execute::read_history(*session);
  if (plan::has_test_data(history)) {
    auto findings = add_test_data(read.tree, settings);
    if (!findings.empty()) return refuse(findings, context);
  }
  const plan::Status status =
      plan::make_status(cli::instance_of(chosen, session.get(), settings), read.tree, std::move(history));
  const auto check = settings.check ? std::optional(plan::check(status)) : std::nullopt;
  context.terminal.output << cli::with_target(shown(status, check, context), settings);
  return check && !check->passed() ? cli::ExitStatus::check_found_something : cli::ExitStatus::done;
}

}  // namespace pgmanager::commands
