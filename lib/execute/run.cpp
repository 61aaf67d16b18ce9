#include "execute/run.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/text_difference.hpp"
#include "execute/edited_attempt.hpp"
#include "execute/lock_timeouts.hpp"
#include "execute/protection.hpp"
#include "execute/run_context.hpp"
#include "execute/run_lock.hpp"
#include "execute/steps.hpp"
#include "history/history.hpp"
#include "plan/another_tree.hpp"
#include "plan/baseline.hpp"
#include "plan/first_run.hpp"
#include "plan/nothing_to_do.hpp"
#include "plan/protection.hpp"
#include "plan/refusal_rules.hpp"
#include "plan/scope.hpp"
#include "plan/test_data.hpp"
#include "source/statements.hpp"

namespace pgmanager::execute {

namespace {

using history::History;
using plan::Plan;
using plan::Refusal;
using result::Outcome;
using result::Result;

Refusal refuse_created(const history::Entry& created, const source::SourceTree& tree) {
  const bool with_test_data = !tree.test_data.empty();
  return {.rule = std::string(plan::refusal_rules::already_created),
          .message = fmt::format("this database was created on {}", created.finished_at),
          .hint = with_test_data ? "Load test data into it: postgres-manager --function test-data"
                                 : "Bring it up to date: postgres-manager --function deployment"};
}

Refusal refuse_not_empty(const std::vector<std::string>& objects, bool history_in_use) {
  std::string detail = "Its history contains deployments.";
  if (!objects.empty()) detail = fmt::format("It contains {}.", fmt::join(objects, ", "));
  return {.rule = std::string(plan::refusal_rules::database_not_empty),
          .message = "the database is not empty",
          .detail = detail,
          .hint = history_in_use ? "Bring it up to date: postgres-manager --function deployment"
                                 : "Use an empty database: postgres-manager create --dbname NAME --create-database"};
}

bool holds_anything(const History& history) {
  const auto in_place = [](const history::Entry& entry) { return history::is_in_place(entry.state); };
  return std::any_of(history.deployments.begin(), history.deployments.end(), in_place) ||
         std::any_of(history.manual_runs.begin(), history.manual_runs.end(), in_place);
}

Plan make_create_plan(Session& session, const source::SourceTree& tree, const History& history,
                      const RunOptions& options) {
  Plan plan = plan::plan_create(tree);
  if (options.emptied_by) return plan;
  if (history.created) {
    plan.refusals.push_back(refuse_created(*history.created, tree));
    return plan;
  }
  if (!history.create_parts.empty()) return plan;
  const bool known = session.wanted().user_objects && session.opening().locked;
  const auto objects = known ? session.opening().user_objects : session.database().user_objects();
  const bool in_use = holds_anything(history);
  if (in_use || !objects.empty()) plan.refusals.push_back(refuse_not_empty(objects, in_use));
  return plan;
}

Plan plan_of(Session& session, const source::SourceTree& tree, const History& history, const RunOptions& options) {
  switch (options.function) {
    case plan::Function::create:
      return make_create_plan(session, tree, history, options);
    case plan::Function::deployment:
      return plan::plan_deployment(tree, history, options.ahead);
    case plan::Function::manual_deployment:
      return plan::plan_manual_deployment(tree, history);
    case plan::Function::undo:
      return plan::plan_undo(tree, history, options.undo);
    case plan::Function::baseline:
      return plan::plan_baseline(tree, history, options.baseline);
    case plan::Function::repair:
      return plan::plan_repair(tree, history, options.repairs);
    case plan::Function::test_data:
      return plan::plan_test_data(tree, history);
  }
  return {};
}

Refusal refuse_unfinished() {
  return {.rule = std::string(plan::refusal_rules::create_unfinished),
          .message = "create was not completed in this database",
          .detail = "It commits each file with --transaction file, and continues where it stopped.",
          .hint = "Finish it: postgres-manager --function create"};
}

// Asked only where there is no history, or an empty one. Where nothing would be done, what else the database holds does
// not matter.
std::optional<Refusal> refuse_first_run(Session& session, const source::SourceTree& tree, const History& history,
                                        const RunOptions& options, const Plan& plan) {
  if (!plan::holds_nothing(history) || options.first_run == FirstRun::yes || options.emptied_by) return {};
  database::Database& database = session.database();
  const bool known = session.wanted().other_histories;
  plan::NoHistory found{.database = session.connection().database(), .schema = history.schema, .begun = history.exists};
  found.other_histories = known ? session.opening().other_histories : database.other_histories();
  // Not every repair reads them.
  found.has_deployments = options.function == plan::Function::repair ? source::has_directory(tree.root, "deployment")
                                                                     : !tree.deployments.empty();
  const bool does_nothing = plan.nothing_to_do() && plan.refusals.empty();
  if (!does_nothing) found.objects = known ? session.opening().user_objects : database.user_objects();
  return plan::refuse_first_run(options.function, found);
}

// Whichever history of the database remembers the protection.
void refuse_where_protected(Session& session, const History& history, const RunOptions& options, Plan& plan) {
  const bool loads = plan::loads_test_data(plan);
  const bool asks = options.function == plan::Function::undo && options.confirm && !plan.steps.empty();
  if (!loads && !asks) return;
  const History protecting = find_protection(session, history);
  if (!history::is_protected(protecting.protection)) return;
  plan.refusals.push_back(loads ? plan::refuse_test_data(protecting, history.schema) : plan::refuse_undo(protecting));
}

Plan make_plan(Session& session, const source::SourceTree& tree, const History& history, const RunOptions& options) {
  Plan plan = plan_of(session, tree, history, options);
  if (auto refusal = refuse_first_run(session, tree, history, options, plan)) {
    plan.refusals = {std::move(*refusal)};
    return plan;
  }
  if (auto refusal = plan::refuse_another_tree(tree, history)) {
    plan.refusals = {std::move(*refusal)};
    return plan;
  }
  const bool unfinished = !history.create_parts.empty();
  if (unfinished && options.function != plan::Function::create) plan.refusals.push_back(refuse_unfinished());
  // What an earlier create has committed file by file can only be gone on with in the same way.
  const bool resumes = options.function == plan::Function::create && unfinished;
  if (options.scope || resumes) {
    plan::set_scope(plan, resumes ? plan::TransactionScope::each_file : *options.scope);
  }
  if (resumes) plan::resume_create(plan, history);
  resume_edited(plan, session.database(), tree);
  refuse_where_protected(session, history, options, plan);
  plan::check_required_server(plan, session.connection().server_version());
  plan::check_variables(plan);
  return plan;
}

// What was edited, shown against the text that ran.
void show_differences(Session& session, const source::SourceTree& tree, Plan& plan) {
  for (Refusal& refusal : plan.refusals) {
    if (refusal.rule != plan::refusal_rules::deployment_changed) continue;
    for (const auto& deployment : tree.deployments) {
      if (deployment.ordinal != refusal.ordinal) continue;
      refusal.difference = base::text_difference(
          session.database().stored_text(refusal.entry->id),
          source::LoadedFile(tree.root, deployment.file, source::FileRole::deployment, tree.variables).recorded_text());
    }
  }
}

void execute_plan(Session& session, const source::SourceTree& tree, const History& history, const RunOptions& options,
                  const base::StopSignal& stop, result::RunObserver& observer, Outcome& outcome) {
  if (options.emptied_first) options.emptied_first();
  database::Database& database = session.database();
  session.leave_unwatched();
  Watcher watcher(session.target(), session.facts().backend_pid, options.watch_indexes, stop, observer,
                  session.silence(), session.connection().connecting_time());
  const RunContext context{.connection = session.connection(),
                           .database = database,
                           .tree = tree,
                           .options = options,
                           .stop = stop,
                           .observer = observer,
                           .watcher = watcher,
                           .target = session.target(),
                           .run_id = session.opening().run_id,
                           .synchronous_commit = session.facts().synchronous_commit,
                           .statement_timeout = session.facts().statement_timeout};
  if (!session.wanted().defaults) {
    database.set_defaults(session_defaults(options));
    database.run({database.settings_command()});
  }
  run_steps(context, outcome, history);
  session.watch();
}

// What comes behind the hook `before`, which may have to be made up for.
void execute_behind_hook(Session& session, const source::SourceTree& tree, const History& history,
                         const RunOptions& options, const base::StopSignal& stop, result::RunObserver& observer,
                         Outcome& outcome) {
  try {
    execute_plan(session, tree, history, options, stop, observer, outcome);
  } catch (const base::Error& error) {
    if (!options.hooks.after_error) throw;
    try {
      options.hooks.after_error(outcome.plan, error);
    } catch (const base::Error& of_hook) {
      base::Error::Parts parts = error.parts();
      parts.detail +=
          fmt::format("{}The hook after it failed, too: {}.", parts.detail.empty() ? "" : "\n", of_hook.what());
      throw base::Error(parts);
    }
    throw;
  }
}

using WantedHistory = database::Wanted::History;

// What the session has brought along is good if it holds the lock, or if no lock is wanted.
bool is_current(const Session& session, const RunOptions& options) {
  return options.dry_run == DryRun::yes || session.opening().locked;
}

// The usual case, and the one that has to be quick: everything is in place, and nobody has edited anything.
bool is_known_to_be_done(const Session& session, const source::SourceTree& tree, const RunOptions& options) {
  return options.function == plan::Function::deployment && session.wanted().history == WantedHistory::in_place &&
         plan::is_nothing_to_do(tree.deployments, session.opening().in_place) &&
         (!source::has_repeatable_group(tree) ||
          (session.wanted().files_in_place && plan::is_no_file_to_repeat(tree, session.opening().files_in_place)));
}

History load_history(Session& session, bool current) {
  const bool known = current && session.wanted().history == WantedHistory::whole;
  return known ? session.opening().history : session.load_history();
}

// The connection is left alone while the hook runs.
void run_hook_before(const RunOptions& options, const Plan& plan) {
  if (!options.hooks.before || plan.hooks.empty()) return;
  options.hooks.before(plan);
}

// Makes the plan and carries it out.
void run_plan(Session& session, const source::SourceTree& tree, const History& history, const RunOptions& options,
              const base::StopSignal& stop, result::RunObserver& observer, Outcome& outcome) {
  outcome.plan = make_plan(session, tree, history, options);
  if (!outcome.plan.refusals.empty()) {
    const bool leave_alone = options.when_created == WhenCreated::leave_alone && history.created.has_value() &&
                             !plan::is_of_another_tree(outcome.plan);
    outcome.result = leave_alone ? Result::nothing_to_do : Result::refused;
    if (leave_alone) outcome.plan.refusals.clear();
    if (leave_alone && !tree.test_data.empty()) {
      outcome.plan.notices.emplace_back(
          "no test data were loaded, because create had nothing to do; load them with test-data");
      observer.planned({.function = plan::Function::create, .notices = outcome.plan.notices});
    }
    show_differences(session, tree, outcome.plan);
    return;
  }
  const bool runs = options.dry_run == DryRun::no && !outcome.plan.nothing_to_do();
  if (runs && options.confirm) options.confirm(outcome.plan);
  observer.planned(outcome.plan);
  if (outcome.plan.nothing_to_do()) {
    outcome.result = Result::nothing_to_do;
  } else if (runs) {
    run_hook_before(options, outcome.plan);
    execute_behind_hook(session, tree, history, options, stop, observer, outcome);
  }
}

void run_hook_after(const RunOptions& options, Outcome& outcome) {
  const bool has_run = outcome.result == Result::done || outcome.result == Result::failed;
  if (!has_run || !options.hooks.after || outcome.plan.hooks.empty()) return;
  try {
    options.hooks.after(outcome);
  } catch (const base::Error& error) {
    outcome.hook_error = error;
  }
}

bool has_changed_something(const Outcome& outcome) {
  if (!outcome.completed.empty()) return true;
  if (outcome.failure && outcome.failure->invalid_index) return true;
  return outcome.failure && outcome.failure->kept;
}

// Behind the last file and not in its transaction, which would hold its locks for longer; and behind the hook, which
// may change something, too.
void record_snapshot(Session& session, const RunOptions& options, const base::StopSignal& stop, Outcome& outcome) {
  if (options.kept_snapshots == 0 || !has_changed_something(outcome)) return;
  if (session.connection().lost() && outcome.result != Result::done) return;  // the failure says so already
  try {
    // A stop that came while a file ran was answered by the connection, which may still be used; this one was not.
    if (outcome.hook_error) stop.throw_if_requested();
    session.database().record_snapshot(options.kept_snapshots);
  } catch (const base::Error& error) {
    outcome.snapshot_error = error;
  }
}

}  // namespace

database::SessionDefaults session_defaults(const RunOptions& options) {
  database::SessionDefaults defaults{.settings = options.settings};
  // Transactions of files have their own, which grows from try to try.
  if (const auto timeouts = lock_timeouts(options)) defaults.lock_timeout = timeouts->last;
  return defaults;
}

result::Outcome run(Session& session, const source::SourceTree& tree, const RunOptions& options,
                    const base::StopSignal& stop, result::RunObserver& observer) {
  const auto begin = std::chrono::steady_clock::now();
  const bool current = is_current(session, options);
  if (!current) wait_for_run_lock(session.database(), options.lock_wait, stop, observer);
  Outcome outcome;
  bool protects_at_end = false;
  // A run that is refused or fails protects the instance, too.
  const auto protect = [&](const History& history) {
    if (!is_to_be_protected(history.protection, options)) return;
    if (history.exists) record_protection(session, options, outcome);
    protects_at_end = !history.exists;
  };
  if (current && is_known_to_be_done(session, tree, options)) {
    outcome.plan = {.function = plan::Function::deployment, .in_place = tree.deployments.size()};
    outcome.result = Result::nothing_to_do;
    observer.planned(outcome.plan);
    History known = session.opening().history;
    known.exists = !session.opening().history_missing;
    protect(known);
  } else {
    const History history = options.emptied_by ? History{} : load_history(session, current);
    protect(history);
    run_plan(session, tree, history, options, stop, observer, outcome);
    // The entries that refusals point to end with `history`; what is worth knowing of them is in their texts.
    for (Refusal& refusal : outcome.plan.refusals) refusal.entry = nullptr;
  }
  if (protects_at_end && has_begun_history(session, outcome)) record_protection(session, options, outcome);
  const auto waited_so_far = [&] { return session.took() + (std::chrono::steady_clock::now() - begin); };
  outcome.took = waited_so_far();  // for the hook
  run_hook_after(options, outcome);
  record_snapshot(session, options, stop, outcome);
  outcome.took = waited_so_far();
  return outcome;
}

}  // namespace pgmanager::execute
