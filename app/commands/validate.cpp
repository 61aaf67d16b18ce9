#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "cli/hints.hpp"
#include "cli/render.hpp"
#include "cli/target.hpp"
#include "commands/commands.hpp"
#include "execute/run.hpp"
#include "report/json.hpp"
#include "report/text.hpp"
#include "source/file_name.hpp"
#include "source/psql_variables.hpp"
#include "source/rejected_statements.hpp"

namespace pgmanager::commands {

namespace {

// Only the command line counts: a pre-commit hook must not connect to the database that the shell's variables select.
bool names_database(const cli::Settings& settings) {
  return settings.postgres_dsn || settings.local || settings.ephemeral;
}

void require_database_of_the_name(const cli::Settings& settings) {
  if (!settings.given.contains("dbname") || names_database(settings)) return;
  throw base::Error({.code = base::ErrorCode::usage,
                     .message = "option --dbname requires --postgres-dsn, --local or --ephemeral",
                     .detail = "validate does not read the database from the environment.",
                     .hint = "Name the server, too: postgres-manager validate --postgres-dsn DSN --dbname NAME"});
}

[[noreturn]] void fail_without_tree(const std::filesystem::path& root) {
  throw base::Error(
      {.code = base::ErrorCode::source_invalid,
       .message = fmt::format("there is no source tree in directory \"{}\"", base::printable(root.string())),
       .detail = "It has none of create/, deployment/ and manual-deployment/.",
       .hint = "Name the directory that contains it with --root DIR, or begin one here: postgres-manager init"});
}

// As `deployment --dry-run`, but also on a standby, because nothing will be written.
void compare(const cli::Context& context, const source::SourceTree& tree, const source::Scope& scope,
             result::Validation& validation) {
  const cli::ChosenTarget chosen(context.settings, context.terminal, "validate");
  const auto session = cli::open_session(chosen, context.settings, execute::Access::read, context.stop);
  result::RunObserver silent;
  validation.instance = cli::instance_of(chosen, session.get(), context.settings);
  if (context.settings.output == cli::Output::text) {
    cli::show_target(validation.instance, context.settings, context.terminal);
  }
  const auto plan_of = [&](const plan::Planner& planner) {
    plan::Plan plan =
        execute::run(*session, tree, planner, {.dry_run = execute::DryRun::yes}, context.stop, silent).plan;
    cli::complete_hints(plan, context.settings);
    return plan;
  };
  validation.plan = plan_of(plan::deployment_planner(context.settings.ahead));
  if (scope.manual_deployment) validation.manual_plan = plan_of(plan::manual_deployment_planner());
}

// The plan says which files the instance already has; its server has accepted those.
bool is_still_to_run(const source::SqlFile& file, const result::Validation& validation) {
  if (!validation.plan || !file.path.starts_with("deployment/")) return true;
  return std::any_of(validation.plan->steps.begin(), validation.plan->steps.end(),
                     [&](const plan::Step& step) { return step.file->path == file.path; });
}

cli::ExitStatus render(const result::Validation& validation, const cli::Context& context) {
  plan::Plan all;
  all.refusals = validation.refusals();
  const cli::ExitStatus status = !all.refusals.empty() ? cli::ExitStatus::refused : cli::ExitStatus::done;
  if (context.settings.output == cli::Output::json) {
    context.terminal.output << report::validation_json(validation);
    return status;
  }
  const bool quiet = context.settings.verbosity == cli::Verbosity::quiet;
  if (!quiet) cli::render_text(context.terminal.errors, report::notices_text(validation.notices()), context.settings);
  if (validation.plan) {
    context.terminal.errors << report::refusals_text(all, cli::style_for(context.terminal.errors_on_terminal))
                            << std::flush;
    if (!all.refusals.empty()) cli::render_root(context.settings, context.terminal);
  }
  cli::render_text(context.terminal.output,
                   report::validation_text(validation, cli::style_for(context.terminal.output_on_terminal)),
                   context.settings);
  return status;
}

}  // namespace

cli::ExitStatus validate(const cli::Context& context) {
  const cli::Settings& settings = context.settings;
  require_database_of_the_name(settings);
  source::Scope scope = source::whole_tree(settings.root);
  scope.repeatable = settings.repeatable;
  if (names_database(settings) && !scope.is_empty())
    scope.deployment = source::has_deployments(settings.root);  // the directory that is compared
  const auto read = source::read_source_tree(settings.root, scope, settings.variables);
  if (scope.is_empty()) fail_without_tree(settings.root);
  base::Findings findings = read.findings;
  // With an instance, its plan refuses files to run whose variables are not set.
  if (!names_database(settings)) {
    for (base::Finding& finding : source::report_unset_variables(read.tree)) findings.push_back(std::move(finding));
  }
  if (!findings.empty()) {
    cli::render_findings(findings, settings, context.terminal);
    return cli::ExitStatus::source_invalid;
  }
  result::Validation validation = result::make_validation(read.tree, scope);
  if (names_database(settings)) compare(context, read.tree, scope, validation);
  validation.rejected = source::find_rejected_statements(
      read.tree, [&](const source::SqlFile& file) { return is_still_to_run(file, validation); });
  return render(validation, context);
}

}  // namespace pgmanager::commands
