#include <fmt/format.h>

#include "base/error.hpp"
#include "cli/question.hpp"
#include "cli/run_function.hpp"
#include "commands/commands.hpp"
#include "execute/loss.hpp"
#include "report/text.hpp"

namespace pgmanager::commands {

namespace {

// In a protected environment --yes is required, even at a terminal.
[[noreturn]] void refuse_protected(const cli::Settings& settings) {
  throw base::Error({.code = base::ErrorCode::refused,
                     .message = fmt::format("environment \"{}\" is protected", settings.environment.value_or("")),
                     .hint = "Check with --dry-run what undo would do, then run it with --yes."});
}

void ask(const cli::Context& context, const plan::Plan& plan, const source::SourceTree& tree,
         execute::Session& session) {
  std::vector<std::string> about = cli::target_lines(session, context.settings);
  about.emplace_back("Function undo runs these files:");
  for (const plan::Step& step : plan.steps) about.push_back(fmt::format("  {}  ({})", step.file->path, step.reason));
  for (std::string& line : report::undo_loss_lines(execute::undo_loss(session, tree, plan))) {
    about.push_back(std::move(line));
  }
  for (const std::string& notice : plan.notices) about.push_back("notice: " + notice);
  cli::confirm({.about = about, .prompt = "Type yes to continue", .expected = "yes", .flag = "--yes"}, context.terminal,
               context.stop);
}

}  // namespace

cli::ExitStatus undo(const cli::Context& context) {
  const cli::Settings& settings = context.settings;
  const plan::Planner planner = plan::undo_planner(settings.undo);
  if (settings.yes || settings.dry_run) return run_function(context, planner);
  if (settings.is_protected) refuse_protected(settings);
  return run_function(context, planner,
                      [&](const plan::Plan& plan, const source::SourceTree& tree, execute::Session& session) {
                        ask(context, plan, tree, session);
                      });
}

}  // namespace pgmanager::commands
