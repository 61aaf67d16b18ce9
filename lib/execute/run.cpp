#include "execute/run.hpp"

#include <fmt/format.h>

#include "base/text_difference.hpp"
#include "execute/edited_attempt.hpp"
#include "execute/lock_timeouts.hpp"
#include "execute/protection.hpp"
#include "execute/restore_point.hpp"
#include "execute/run_context.hpp"
#include "execute/run_lock.hpp"
#include "execute/steps.hpp"
#include "history/history.hpp"
#include "plan/checksums_in_place.hpp"
#include "plan/protection.hpp"
#include "plan/refusal_rules.hpp"
#include "source/statements.hpp"

namespace pgmanager::execute {

namespace {

using history::History;
using plan::Plan;
using plan::Refusal;
using result::Outcome;
using result::RunResult;

using WantedHistory = database::Wanted::History;

// Shows the edits of changed files against the text that ran.
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

bool has_changed_something(const Outcome& outcome) {
  if (!outcome.completed.empty()) return true;
  if (outcome.failure && outcome.failure->invalid_index) return true;
  return outcome.failure && outcome.failure->kept;
}

// One run, from waiting for the lock to recording the schema.
class Run {
 public:
  Run(Session& session, const source::SourceTree& tree, const plan::Planner& planner, const RunOptions& options,
      const base::StopSignal& stop, result::RunObserver& observer)
      : session_(session), tree_(tree), planner_(planner), options_(options), stop_(stop), observer_(observer) {}

  Outcome perform();

 private:
  bool is_current() const;
  bool is_known_to_be_done() const;
  History load_history();
  plan::Known known_of(const History& history);
  Plan make_plan(const History& history);
  void warn_of_locks(Plan& plan);
  void refuse_where_protected(const History& history, Plan& plan);
  void end_with_nothing_to_do();
  void plan_and_execute(const History& history);
  void run_hook_before();
  void execute_reporting_errors(const History& history);
  void execute(const History& history);
  void protect(const History& history);
  void run_hook_after();
  void record_snapshot();
  std::chrono::duration<double> waited() const { return session_.took() + (std::chrono::steady_clock::now() - begin_); }

  Session& session_;
  const source::SourceTree& tree_;
  const plan::Planner& planner_;
  const RunOptions& options_;
  const base::StopSignal& stop_;
  result::RunObserver& observer_;
  const std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  bool current_ = is_current();
  Outcome outcome_;
};

// What the session read when it opened is current if it holds the lock, or if no lock is needed.
bool Run::is_current() const {
  return options_.dry_run == DryRun::yes || session_.opening().locked;
}

// The most frequent case, which must be fast: everything is in place, and no file was edited.
bool Run::is_known_to_be_done() const {
  return current_ && planner_.function == plan::Function::deployment &&
         session_.wanted().history == WantedHistory::in_place &&
         plan::ChecksumsInPlace(session_.opening().in_place, session_.opening().files_in_place).is_all_of(tree_);
}

History Run::load_history() {
  if (planner_.empties_database) return {};
  const bool known = current_ && session_.wanted().history == WantedHistory::whole;
  return known ? session_.opening().history : session_.load_history();
}

// Asks the server again only for what may have changed since the session was opened.
plan::Known Run::known_of(const History& history) {
  plan::Known known{.history = history, .contents = {}, .server_version = session_.connection().server_version()};
  if (!plan::needs_contents(planner_, history)) return known;
  database::Database& database = session_.database();
  const database::Wanted& wanted = session_.wanted();
  const bool has_objects = wanted.user_objects && (wanted.other_histories || session_.opening().locked);
  known.contents = {
      .database = session_.connection().database(),
      .schema = history.schema,
      .begun = history.exists,
      .objects = has_objects ? session_.opening().user_objects : database.user_objects(),
      .other_histories = wanted.other_histories ? session_.opening().other_histories : database.other_histories()};
  return known;
}

Plan Run::make_plan(const History& history) {
  Plan plan = plan::make_plan(planner_, tree_, known_of(history));
  resume_edited(plan, session_.database(), tree_);
  refuse_where_protected(history, plan);
  warn_of_locks(plan);
  return plan;
}

void Run::warn_of_locks(Plan& plan) {
  const std::int64_t room = session_.facts().lock_table_size;
  if (plan.refusals.empty() && plan.locks() > room) plan.notices.push_back(plan::too_many_locks(plan, room));
}

// Any history of the database may record the protection.
void Run::refuse_where_protected(const History& history, Plan& plan) {
  const bool loads = plan::loads_test_data(plan);
  const bool asks = plan.function == plan::Function::undo && options_.confirm && !plan.steps.empty();
  if (!loads && !asks) return;
  const History protecting = find_protection(session_, history);
  if (!history::is_protected(protecting.protection)) return;
  plan.refusals.push_back(loads ? plan::refuse_test_data(protecting, history.schema) : plan::refuse_undo(protecting));
}

void Run::end_with_nothing_to_do() {
  outcome_.plan = {.function = plan::Function::deployment, .in_place = tree_.deployments.size()};
  outcome_.result = RunResult::nothing_to_do;
  observer_.on(result::events::Planned{outcome_.plan});
}

void Run::plan_and_execute(const History& history) {
  Plan& plan = outcome_.plan;
  plan = make_plan(history);
  if (!plan.refusals.empty()) {
    outcome_.result = RunResult::refused;
    show_differences(session_, tree_, plan);
    return;
  }
  const bool runs = options_.dry_run == DryRun::no && !plan.nothing_to_do();
  if (runs && options_.confirm) options_.confirm(plan);
  observer_.on(result::events::Planned{plan});
  if (plan.nothing_to_do()) {
    outcome_.result = RunResult::nothing_to_do;
  } else if (runs) {
    run_hook_before();
    execute_reporting_errors(history);
  }
}

// The connection is idle while the hook runs.
void Run::run_hook_before() {
  if (options_.hooks.before && !outcome_.plan.hooks.empty()) options_.hooks.before(outcome_.plan);
}

// Runs the plan; calls the failure hook if that throws.
void Run::execute_reporting_errors(const History& history) {
  try {
    execute(history);
  } catch (const base::Error& error) {
    if (!options_.hooks.after_error) throw;
    try {
      options_.hooks.after_error(outcome_.plan, error);
    } catch (const base::Error& of_hook) {
      base::Error::Parts parts = error.parts();
      parts.detail +=
          fmt::format("{}The hook after it failed, too: {}.", parts.detail.empty() ? "" : "\n", of_hook.what());
      throw base::Error(parts);
    }
    throw;
  }
}

void Run::execute(const History& history) {
  make_restore_point(session_, options_, observer_, outcome_);
  if (outcome_.plan.prelude) {
    for (const std::string& statement : outcome_.plan.prelude->alone) session_.connection().script(statement);
  }
  database::Database& database = session_.database();
  session_.leave_unwatched();
  Watcher watcher(session_.target(), session_.facts().backend_pid, options_.watch_indexes, stop_, observer_,
                  session_.silence(), session_.connection().connecting_time());
  const RunContext context{.connection = session_.connection(),
                           .database = database,
                           .tree = tree_,
                           .plan = outcome_.plan,
                           .options = options_,
                           .stop = stop_,
                           .observer = observer_,
                           .watcher = watcher,
                           .target = session_.target(),
                           .run_id = session_.opening().run_id,
                           .synchronous_commit = session_.facts().synchronous_commit,
                           .statement_timeout = session_.facts().statement_timeout};
  if (!session_.wanted().defaults) {
    database.set_defaults(session_defaults(planner_.function, options_));
    database.run({database.settings_command()});
  }
  run_steps(context, outcome_, history);
  session_.watch();
}

// A refused or failed run protects the instance, too. A run that creates the history records the protection with it.
void Run::protect(const History& history) {
  if (history.exists && is_to_be_protected(history.protection, options_)) {
    record_protection(session_, options_, outcome_);
  }
}

void Run::run_hook_after() {
  const bool has_run = outcome_.result == RunResult::done || outcome_.result == RunResult::failed;
  if (!has_run || !options_.hooks.after || outcome_.plan.hooks.empty()) return;
  try {
    options_.hooks.after(outcome_);
  } catch (const base::Error& error) {
    outcome_.hook_error = error;
  }
}

// After the last file, in a transaction of its own, because that of the files would hold its locks for longer; and
// after the hook, which may change the schema, too.
void Run::record_snapshot() {
  if (options_.kept_snapshots == 0 || !has_changed_something(outcome_)) return;
  if (session_.connection().lost() && outcome_.result != RunResult::done) return;  // the failure is already reported
  try {
    // A stop during a file has been handled by the connection, which is still usable; a stop during the hook has not.
    if (outcome_.hook_error) stop_.throw_if_requested();
    session_.database().record_snapshot(options_.kept_snapshots);
  } catch (const base::Error& error) {
    outcome_.snapshot_error = error;
  }
}

Outcome Run::perform() {
  if (!current_) wait_for_run_lock(session_.database(), options_.lock_wait, stop_, observer_);
  if (is_known_to_be_done()) {
    end_with_nothing_to_do();
    History known = session_.opening().history;
    known.exists = !session_.opening().history_missing;
    protect(known);
  } else {
    const History history = load_history();
    protect(history);
    plan_and_execute(history);
    // The entries that refusals point to are destroyed with `history`; the texts contain what is needed of them.
    for (Refusal& refusal : outcome_.plan.refusals) refusal.entry = nullptr;
  }
  outcome_.took = waited();  // so that the hook can report it
  run_hook_after();
  record_snapshot();
  outcome_.took = waited();
  return std::move(outcome_);
}

}  // namespace

database::SessionDefaults session_defaults(plan::Function function, const RunOptions& options) {
  database::SessionDefaults defaults{.settings = options.settings};
  // Transactions of files set their own lock_timeout, which grows with each retry.
  if (const auto timeouts = lock_timeouts(function, options)) defaults.lock_timeout = timeouts->last;
  return defaults;
}

result::Outcome run(Session& session, const source::SourceTree& tree, const plan::Planner& planner,
                    const RunOptions& options, const base::StopSignal& stop, result::RunObserver& observer) {
  return Run(session, tree, planner, options, stop, observer).perform();
}

}  // namespace pgmanager::execute
