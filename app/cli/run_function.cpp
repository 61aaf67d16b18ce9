#include "cli/run_function.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "cli/hooks.hpp"
#include "cli/progress.hpp"
#include "cli/render.hpp"
#include "cli/target.hpp"
#include "execute/run.hpp"
#include "execute/status.hpp"
#include "plan/planner.hpp"
#include "report/text.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::cli {

source::Scope scope_of(plan::Function function, const Settings& settings) {
  switch (function) {
    // A new tree has no deployments yet.
    case plan::Function::create:
      return {.create = true,
              .deployment = source::has_directory(settings.root, "deployment"),
              .test_data = settings.with_test_data,
              .hooks = true,
              .repeatable = settings.repeatable};
    case plan::Function::deployment:
      return {.deployment = source::has_deployments(settings.root), .hooks = true, .repeatable = settings.repeatable};
    case plan::Function::manual_deployment:
      return {.manual_deployment = true, .hooks = true};
    case plan::Function::undo:
      return {.deployment = source::has_deployments(settings.root), .undo = true};
    case plan::Function::baseline:
      return {.deployment = source::has_deployments(settings.root)};
    case plan::Function::repair:
      return {.deployment = !settings.repairs.no_deployment() && source::has_deployments(settings.root)};
    case plan::Function::test_data:
      return {.test_data = true};
  }
  return {};
}

execute::RunOptions run_options(const Context& context) {
  const Settings& settings = context.settings;
  execute::RunOptions options;
  if (settings.dry_run) options.dry_run = execute::DryRun::yes;
  options.lock_wait = settings.lock_wait;
  options.reason = settings.reason;
  const bool says_so_itself = settings.repairs.protection != plan::ProtectionChange::none;
  if (settings.is_protected && !says_so_itself) options.protected_environment = settings.environment.value_or("");
  options.lock_timeout = settings.lock_timeout;
  options.statement_timeout = settings.statement_timeout;
  options.lock_retries = settings.lock_retries;
  options.kept_snapshots = settings.snapshots;
  if (settings.durable_each) options.durability = database::Durability::each;
  for (const auto& [name, value] : settings.session_settings) options.settings.push_back({name, value});
  const bool is_live = context.terminal.errors_on_terminal && !is_dumb_terminal();
  if (settings.output == Output::json || (is_live && settings.verbosity != Verbosity::quiet))
    options.watch_indexes = execute::WatchIndexes::yes;
  return options;
}

namespace {

result::Outcome run_in_target(const Context& context, const plan::Planner& planner, const source::SourceTree& tree,
                              const Confirm& confirm) {
  const ChosenTarget chosen(context.settings, context.terminal, to_string(planner.function));
  execute::RunOptions options = run_options(context);
  if (chosen.is_private()) options.private_server = execute::PrivateServer::yes;
  const auto session = open_session(chosen, context.settings, execute::Access::write, context.stop,
                                    execute::session_defaults(planner.function, options));
  const auto progress = make_progress(context.settings, context.terminal);
  progress->on(result::events::Target{instance_of(chosen, session.get(), context.settings)});
  if (session) {
    if (confirm) options.confirm = [&](const plan::Plan& plan) { confirm(plan, tree, *session); };
    options.hooks = make_hooks(context.settings, tree, session->connection(), context.stop, *progress);
    return execute::run(*session, tree, planner, options, context.stop, *progress);
  }

  // A dry run with a database that does not exist and would be created empty.
  result::Outcome outcome;
  outcome.plan = plan::plan_create(tree);
  outcome.plan.scope = context.settings.transaction.value_or(outcome.plan.scope);
  outcome.plan.notices.emplace_back("the database does not exist and would be created");
  plan::check_variables(outcome.plan);
  if (!outcome.plan.refusals.empty()) outcome.result = result::RunResult::refused;
  progress->on(result::events::Planned{outcome.plan});
  return outcome;
}

}  // namespace

void refuse_test_data(const Settings& settings) {
  if (!settings.is_protected) return;
  throw base::Error(
      {.code = base::ErrorCode::refused,
       .message = fmt::format("environment \"{}\" is protected", settings.environment.value_or("")),
       .detail = "Test data are never loaded there.",
       .hint = settings.with_test_data
                   ? "Omit --with-test-data. Data that every instance needs belong in create/ and in deployments."
                   : "Data that every instance needs belong in create/ and in deployments."});
}

std::vector<std::string> target_lines(execute::Session& session, const Settings& settings) {
  const bool is_shown = settings.output == Output::text && settings.verbosity != Verbosity::quiet;
  if (is_shown) return {};
  result::Instance instance = execute::instance_of(session);
  instance.environment = settings.environment.value_or("");
  return {report::instance_text(instance, report::Style())};
}

namespace {

// These functions only need deployments to tell whether the history belongs to this tree, so findings in deployment/
// are ignored.
void add_deployments(source::SourceTree& tree, plan::Function function, const Settings& settings) {
  const bool goes_without = function == plan::Function::manual_deployment || function == plan::Function::test_data;
  if (!goes_without || !source::has_deployments(settings.root)) return;
  auto read = source::read_source_tree(settings.root, {.deployment = true}, settings.variables);
  if (read.findings.empty()) tree.deployments = std::move(read.tree.deployments);
}

}  // namespace

ExitStatus run_function(const Context& context, plan::Planner planner, const Confirm& confirm) {
  const Settings& settings = context.settings;
  planner.scope = settings.transaction;
  if (settings.first_run) planner.first_run = plan::FirstRun::yes;
  auto read = source::read_source_tree(settings.root, scope_of(planner.function, settings), settings.variables);
  if (!read.findings.empty()) {
    render_findings(read.findings, settings, context.terminal);
    return ExitStatus::source_invalid;
  }
  add_deployments(read.tree, planner.function, settings);
  return render_outcome(run_in_target(context, planner, read.tree, confirm), settings, context.terminal);
}

}  // namespace pgmanager::cli
