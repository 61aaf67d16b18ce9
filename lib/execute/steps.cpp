#include "execute/steps.hpp"

#include <chrono>

#include "execute/file_run.hpp"

namespace pgmanager::execute {

namespace {

using history::State;
using plan::Action;
using plan::Failure;
using plan::Outcome;
using plan::Step;
using std::chrono::duration;
using std::chrono::steady_clock;

/// One file being dealt with.
struct Attempt {
  const Step& step;
  steady_clock::time_point begin = steady_clock::now();
  std::optional<std::int64_t> progress_row{};  // what the history says of it so far

  duration<double> took() const { return steady_clock::now() - begin; }
};

/// Counts the files that are run, for "file 3 of 25", and says which file the server's notices belong to.
class Position {
 public:
  Position(const StepContext& context, const plan::Plan& plan) : context_(context), total_(plan.files_to_run()) {}
  ~Position() { context_.connection.on_notice(nullptr); }
  Position(const Position&) = delete;
  Position& operator=(const Position&) = delete;

  void advance(const Step& step) {
    if (step.action != Action::run) return;
    context_.connection.on_notice([&](const pg::ServerMessage& message) {
      context_.observer.notice(step, {message.severity, message.message, message.detail, message.hint});
    });
    context_.observer.file_started(step, ++position_, total_);
  }

 private:
  const StepContext& context_;
  std::size_t position_ = 0;
  std::size_t total_;
};

State success_of(Action action) {
  switch (action) {
    case Action::record_contained:
      return State::contained;
    case Action::record_adopted:
      return State::adopted;
    default:
      return State::applied;
  }
}

database::Record record_of(const StepContext& context, const Attempt& attempt, State state) {
  const Step& step = attempt.step;
  return {.run_id = context.run_id,
          .kind = step.kind,
          .ordinal = step.ordinal,
          .file = step.file,
          .state = state,
          .statements_done = state == State::applied ? step.file->statements : 0,
          .seconds = attempt.took().count(),
          .reason = context.reason,
          .replaces = attempt.progress_row};
}

void ensure_still_in_transaction(const StepContext& context, const Step& step) {
  if (context.connection.in_transaction()) return;
  throw base::Error(
      {.code = base::ErrorCode::sql,
       .message = "the file ended the transaction that it runs in",
       .hint = "Take the transaction control out of \"" + step.file->path +
               "\", then compare the instance with it: what ran before the end of the transaction stayed."});
}

// Without the lock another run may be at work on the same files.
void ensure_lock_is_held(const StepContext& context, const Step& step) {
  if (context.database.holds_lock()) return;
  throw base::Error({.code = base::ErrorCode::sql,
                     .message = "the file gave up the lock that keeps other runs away",
                     .hint = "Take pg_advisory_unlock_all() or DISCARD ALL out of \"" + step.file->path +
                             "\"; every file gets a clean session anyway."});
}

// The statements of a step inside the open transaction, and its history row.
std::optional<Failure> run_in_transaction(const StepContext& context, const Attempt& attempt, database::Behind behind) {
  const Step& step = attempt.step;
  if (step.action == Action::run) {
    FileRun run = run_file(context.connection, step, context.stop, context.observer);
    if (run.failure) return std::move(run.failure);
  }
  try {
    if (step.action == Action::run) {
      ensure_still_in_transaction(context, step);
      context.database.restore_session(behind);
      ensure_lock_is_held(context, step);
    }
    context.database.record(record_of(context, attempt, success_of(step.action)));
  } catch (const base::Error& error) {
    return failure_of(&step, error);
  }
  return std::nullopt;
}

std::optional<Failure> commit(const StepContext& context, const Step* step) {
  try {
    context.stop.throw_if_requested();
  } catch (const base::Error& error) {
    return failure_of(step, error);
  }
  try {
    context.database.commit();
  } catch (const base::Error& error) {
    Failure failure = failure_of(step, error);
    failure.commit_unknown = error.code() == base::ErrorCode::connection;
    return failure;
  }
  return std::nullopt;
}

void roll_back(const StepContext& context) noexcept {
  try {
    if (!context.connection.lost()) context.connection.rollback();
  } catch (const std::exception&) {
    // The first error is the one to report; without a connection the server rolls back by itself.
  }
}

// The failed attempt, in a transaction of its own. What goes wrong here must not hide the failure itself.
void record_failure(const StepContext& context, const Attempt& attempt, const Failure& failure) noexcept {
  try {
    if (context.connection.lost()) return;
    context.connection.rollback();
    context.database.restore_session();
    const bool stopped = failure.code == base::ErrorCode::interrupted || failure.code == base::ErrorCode::terminated;
    auto record = record_of(context, attempt, stopped ? State::interrupted : State::failed);
    record.statements_done = failure.kept ? failure.statements_done : 0;
    record.error = failure.error;
    context.database.record(record);
  } catch (const std::exception&) {
    // The file is pending again with or without this row. What one without a transaction has done is on record already.
  }
}

std::optional<Failure> run_step_in_transaction(const StepContext& context, const Attempt& attempt) {
  context.database.begin();
  if (auto failure = run_in_transaction(context, attempt, database::Behind::commit)) {
    roll_back(context);
    return failure;
  }
  return commit(context, &attempt.step);
}

// Each statement is committed by itself, so what is done is recorded on the way: nobody else could tell the next run
// after this process was killed.
void record_progress(const StepContext& context, Attempt& attempt, int statements_done) {
  auto record = record_of(context, attempt, State::interrupted);
  record.statements_done = statements_done;
  record.error = {.severity = "FATAL", .message = "the run ended in the middle of the file, and could not say why"};
  attempt.progress_row = context.database.record(record);
}

std::optional<Failure> run_step_without_transaction(const StepContext& context, Attempt& attempt) {
  FileRun run = run_file(context.connection, attempt.step, context.stop, context.observer,
                         [&](int done) { record_progress(context, attempt, done); });
  if (!run.failure) {
    try {
      context.database.restore_session();
      ensure_lock_is_held(context, attempt.step);
      context.database.record(record_of(context, attempt, State::applied));
    } catch (const base::Error& error) {
      run.failure = failure_of(&attempt.step, error);
      run.failure->statements_done = run.statements_done;
    }
  }
  if (run.failure) run.failure->kept = run.statements_done > 0;
  return std::move(run.failure);
}

std::optional<Failure> run_step(const StepContext& context, Attempt& attempt) {
  const Step& step = attempt.step;
  try {
    const bool without_transaction =
        step.action == Action::run && step.file->transaction_mode == source::TransactionMode::without_transaction;
    return without_transaction ? run_step_without_transaction(context, attempt)
                               : run_step_in_transaction(context, attempt);
  } catch (const base::Error& error) {
    return failure_of(&step, error);
  }
}

void stop_at(Outcome& outcome, Failure failure, std::size_t first_not_tried) {
  outcome.result = plan::Result::failed;
  outcome.failure = std::move(failure);
  for (std::size_t i = first_not_tried; i < outcome.plan.steps.size(); ++i) {
    if (outcome.plan.steps[i].action != Action::skip) outcome.not_tried.push_back(&outcome.plan.steps[i]);
  }
}

}  // namespace

void run_each_in_its_transaction(const StepContext& context, Outcome& outcome) {
  Position position(context, outcome.plan);
  for (std::size_t i = 0; i < outcome.plan.steps.size(); ++i) {
    const Step& step = outcome.plan.steps[i];
    if (step.action == Action::skip) continue;
    Attempt attempt{.step = step};
    position.advance(step);
    std::optional<Failure> failure = run_step(context, attempt);
    const duration<double> took = attempt.took();
    if (failure) {
      roll_back(context);
      record_failure(context, attempt, *failure);
      stop_at(outcome, std::move(*failure), i + 1);
      return;
    }
    outcome.completed.push_back({&step, took});
    if (step.action == Action::run) context.observer.file_done(step, took);
  }
  outcome.result = plan::Result::done;
}

void run_in_one_transaction(const StepContext& context, Outcome& outcome) {
  Position position(context, outcome.plan);
  const auto give_up = [&](Failure failure, std::size_t first_not_tried) {
    roll_back(context);
    outcome.completed.clear();
    stop_at(outcome, std::move(failure), first_not_tried);
  };
  context.database.begin();
  try {
    context.database.create_history();
  } catch (...) {
    roll_back(context);
    throw;
  }
  for (std::size_t i = 0; i < outcome.plan.steps.size(); ++i) {
    const Step& step = outcome.plan.steps[i];
    const Attempt attempt{.step = step};
    position.advance(step);
    if (auto failure = run_in_transaction(context, attempt, database::Behind::more_files)) {
      return give_up(std::move(*failure), i + 1);
    }
    const duration<double> took = attempt.took();
    outcome.completed.push_back({&step, took});
    if (step.action == Action::run) context.observer.file_done(step, took);
  }
  if (auto failure = commit(context, nullptr)) return give_up(std::move(*failure), outcome.plan.steps.size());
  outcome.result = plan::Result::done;
}

}  // namespace pgmanager::execute
