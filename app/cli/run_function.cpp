#include "cli/run_function.hpp"

#include "cli/progress.hpp"
#include "cli/render.hpp"
#include "cli/target.hpp"
#include "execute/run.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::cli {

namespace {

source::Scope scope_of(plan::Function function, const std::filesystem::path& root) {
  switch (function) {
    // A young tree has no deployments yet.
    case plan::Function::create:
      return {.create = true, .deployment = source::has_directory(root, "deployment")};
    case plan::Function::deployment:
      return {.deployment = true};
    case plan::Function::manual_deployment:
      return {.manual_deployment = true};
  }
  return {};
}

execute::RunOptions options_of(const Settings& settings, plan::Function function) {
  return {.function = function,
          .dry_run = settings.dry_run ? execute::DryRun::yes : execute::DryRun::no,
          .when_created = settings.if_needed ? execute::WhenCreated::leave_alone : execute::WhenCreated::refuse,
          .lock_wait = settings.lock_wait,
          .reason = settings.reason};
}

plan::Outcome run_in_target(const Context& context, plan::Function function, const source::SourceTree& tree) {
  const ChosenTarget chosen(context.settings, context.terminal, to_string(function));
  const auto session = open_session(chosen, context.settings, execute::Access::write, context.stop);
  const auto progress = make_progress(context.settings, context.terminal);
  if (session) return execute::run(*session, tree, options_of(context.settings, function), context.stop, *progress);

  // A dry run that would have made the database first: it would be empty.
  plan::Outcome outcome;
  outcome.plan = plan::plan_create(tree);
  outcome.plan.notices.emplace_back("the database does not exist and would be made");
  progress->planned(outcome.plan);
  return outcome;
}

}  // namespace

ExitStatus run_function(const Context& context, plan::Function function) {
  const Settings& settings = context.settings;
  const auto read = source::read_source_tree(settings.root, scope_of(function, settings.root));
  if (!read.findings.empty()) {
    render_findings(read.findings, settings, context.terminal);
    return ExitStatus::source_invalid;
  }
  const plan::Outcome outcome = run_in_target(context, function, read.tree);
  return render_outcome(outcome, settings.output, context.terminal);
}

}  // namespace pgmanager::cli
