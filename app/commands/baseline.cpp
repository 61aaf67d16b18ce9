#include "plan/baseline.hpp"

#include <memory>
#include <optional>

#include "base/error.hpp"
#include "cli/progress.hpp"
#include "cli/render.hpp"
#include "cli/run_function.hpp"
#include "cli/target.hpp"
#include "commands/commands.hpp"
#include "verify/compared_repeatables.hpp"
#include "verify/drift.hpp"

namespace pgmanager::commands {

namespace {

using base::Error;
using base::ErrorCode;
using Tree = std::shared_ptr<const source::SourceTree>;

void require_repeatable_groups(const cli::Settings& settings) {
  if (!settings.repeatable.empty()) return;
  throw Error({.code = ErrorCode::usage,
               .message = "--with-repeatables, and postgres-manager.json names no repeatable group",
               .hint =
                   "Name the groups of create/ whose files may run again, e.g. {\"repeatable\": [\"6-functions\"]}; "
                   "or omit --with-repeatables."});
}

[[noreturn]] void fail_unbuilt(const result::Outcome& create) {
  if (!create.failure) {
    const plan::Refusal& refusal = create.plan.refusals.front();
    throw Error({.code = ErrorCode::refused,
                 .message = "could not build create/: " + refusal.message,
                 .detail = refusal.detail,
                 .hint = refusal.hint,
                 .rule = refusal.rule});
  }
  const result::Failure& failure = *create.failure;
  throw Error({.code = failure.code,
               .message = "could not build create/: " + failure.error.message,
               .detail = failure.error.detail,
               .hint = failure.advice.empty() ? failure.error.hint : failure.advice,
               .sqlstate = failure.error.sqlstate,
               .location = failure.location});
}

std::vector<plan::ComparedFile> compare_repeatables(const Tree& tree, const cli::Context& context) {
  const cli::Settings& settings = context.settings;
  const cli::ChosenTarget chosen(settings, context.terminal, "baseline");
  const auto session = cli::open_session(chosen, settings, execute::Access::read, context.stop);
  const auto progress = cli::make_building_progress(settings, context.terminal);
  const result::Drift drift = verify::find_drift(
      *session, settings.history_schema,
      verify::schema_of_create(*session, tree, cli::scratch_options(context), context.stop, *progress), {});
  if (drift.stopped) fail_unbuilt(drift.stopped->outcome);
  return verify::compare_repeatables(*tree, drift.schemas);
}

}  // namespace

cli::ExitStatus baseline(const cli::Context& context) {
  const cli::Settings& settings = context.settings;
  std::vector<plan::ComparedFile> repeatables;
  if (settings.with_repeatables) {
    require_repeatable_groups(settings);
    // Findings of deployment/ would stop the run later, after create/ was built for nothing.
    auto read = source::read_source_tree(
        settings.root,
        {.create = true, .deployment = source::has_deployments(settings.root), .repeatable = settings.repeatable},
        settings.variables);
    if (!read.findings.empty()) {
      cli::render_findings(read.findings, settings, context.terminal);
      return cli::ExitStatus::source_invalid;
    }
    repeatables = compare_repeatables(std::make_shared<const source::SourceTree>(std::move(read.tree)), context);
  }
  return run_function(context, plan::baseline_planner(settings.baseline, std::move(repeatables)));
}

}  // namespace pgmanager::commands
