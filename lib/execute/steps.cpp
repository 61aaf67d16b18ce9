#include "execute/steps.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "execute/advice.hpp"
#include "execute/causes.hpp"
#include "execute/failure.hpp"
#include "execute/lock_timeouts.hpp"
#include "execute/protection.hpp"
#include "execute/restore_point.hpp"
#include "execute/run_context.hpp"
#include "execute/step_without_transaction.hpp"
#include "execute/transaction_pipeline.hpp"
#include "execute/transactions.hpp"

namespace pgmanager::execute {

namespace {

using base::ErrorCode;
using history::EntryState;
using plan::Step;
using result::Failure;
using result::Outcome;
using std::chrono::duration;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds look_again{1000};

// After a second, or halfway through the shortest lock timeout: the session that holds the lock must be seen before the
// wait ends. Half the timeout must be long enough to open another connection; otherwise it is not considered.
milliseconds first_look(const RunContext& context, const plan::Plan& plan) {
  milliseconds first{1000};
  const auto bound = [&](const std::optional<source::LockTimeouts>& timeouts) {
    if (!timeouts || timeouts->first.count() == 0) return;
    const milliseconds half = timeouts->first / 2;
    if (half > context.connection.connecting_time()) first = std::min(first, half);
  };
  bound(lock_timeouts(context.plan.function, context.options));
  for (const Step& step : plan.steps) {
    if (step.runs) bound(step.file->directives.lock_timeout);
  }
  return first;
}

/// Runs the transactions of a plan.
class Steps {
 public:
  Steps(const RunContext& context, Outcome& outcome, const history::History& history)
      : context_(context),
        outcome_(outcome),
        transactions_(transactions_of(outcome.plan)),
        history_(history),
        history_exists_(history.exists) {
    context_.connection.while_waiting(first_look(context, outcome.plan), look_again, [this] { look(); });
  }
  ~Steps() { context_.connection.stop_ticking(); }
  Steps(const Steps&) = delete;
  Steps& operator=(const Steps&) = delete;

  void run();

 private:
  void make_history();
  void protect();
  void empty_database();
  std::optional<Failure> run_next_transactions();
  std::optional<Failure> run_in_pipeline();
  std::optional<Failure> lost_in_pipeline(const base::Error& error, std::size_t next);
  bool ends_batch(std::size_t next) const;
  void send_transactions();
  std::optional<Failure> run_without_transaction();
  void begin_progress(const Step& step);
  void look();
  bool has_advanced();
  Try this_try() const;
  bool retry(const Failure& failure);
  std::vector<result::LockHolder> holders_of(const Failure& failure) const;
  void advise(Failure& failure) const;
  void roll_back() noexcept;
  void record_failure(const Failure& failure) noexcept;
  void record_over_another_connection(const Failure& failure);
  void flush_commits() noexcept;
  database::Record failure_record(const Failure& failure) const;
  void stop_at(Failure failure);
  // If create in one transaction fails, nothing remains, so it can be run again; failed attempts of a deployment are
  // recorded.
  bool history_is_part() const {
    return outcome_.plan.function == plan::Function::create && outcome_.plan.scope == plan::TransactionScope::all_files;
  }

  const RunContext& context_;
  Outcome& outcome_;
  std::vector<Transaction> transactions_;
  const history::History& history_;
  bool history_exists_;  // at this point of the run
  bool upgraded_ = false;
  std::size_t next_ = 0;                         // index of the next transaction
  std::optional<TransactionPipeline> pipeline_;  // set while it runs
  int retries_ = 0;                              // of the next transaction
  steady_clock::time_point first_try_;           // of the next transaction, if it was retried
  std::int64_t done_at_failure_ = 0;             // progress of the current file when it last failed
  Progress progress_;                            // of the current file, if it runs without a transaction
};

void Steps::run() {
  while (next_ < transactions_.size()) {
    make_history();
    const std::size_t before = next_;
    std::optional<Failure> failure = run_next_transactions();
    if (next_ > before || has_advanced()) retries_ = 0;
    if (!failure) continue;
    advise_on_history(*failure, context_.database.history_schema());
    roll_back();
    if (retry(*failure)) continue;
    if (is_worth_retrying(*failure)) failure->holders = holders_of(*failure);
    if (retries_ > 0 && progress_.step == nullptr) failure->took = steady_clock::now() - first_try_;
    advise(*failure);
    replace_if_stopped(*failure, context_.stop);
    record_failure(*failure);
    stop_at(std::move(*failure));
    return;
  }
  outcome_.result = result::RunResult::done;
}

void Steps::make_history() {
  if (history_exists_) {
    if (!upgraded_ && history_.format < database::newest_history_format) {
      upgrade_history(context_, outcome_.plan.steps[transactions_[next_].first]);
    }
    if (!upgraded_ && outcome_.restore_point) {
      record_restore_point(context_, *outcome_.restore_point);
    }
    upgraded_ = true;
    return;
  }
  using database::AfterHistory;
  if (context_.plan.prelude) empty_database();
  // In one transaction, so that an instance with a history is protected even if this run fails.
  const bool protects = is_to_be_protected(history_.protection, context_.options);
  const bool stays_open = history_is_part() || protects || outcome_.restore_point;
  context_.database.create_history(history_, stays_open ? AfterHistory::more_in_the_transaction : AfterHistory::commit);
  if (protects) protect();
  if (outcome_.restore_point) record_restore_point(context_, *outcome_.restore_point);
  if (stays_open && !history_is_part()) context_.connection.script("COMMIT");
  history_exists_ = upgraded_ = !history_is_part();
}

void Steps::protect() {
  context_.database.run({protection_command(context_.database, context_.run_id, context_.options)});
  outcome_.protected_by = context_.options.protected_environment;
}

// Opens the one transaction of all steps.
void Steps::empty_database() {
  try {
    context_.connection.script("BEGIN;\n" + context_.plan.prelude->in_transaction);
  } catch (const pg::ServerError& error) {
    roll_back();
    const pg::ServerMessage& said = error.server();
    const std::string more = said.detail.empty() ? "" : " " + said.detail;
    throw base::Error(
        {.code = ErrorCode::sql,
         .message = "could not empty the database: " + said.message,
         .detail = "All that was done in the transaction was rolled back." + more,
         .hint = said.hint,
         .cause = said.hint.empty() && said.sqlstate == "42501" ? Cause(causes::NotOwner{}) : base::ErrorCause(),
         .sqlstate = said.sqlstate});
  }
}

// A file without a transaction may collide again and again, as long as it makes progress in between.
bool Steps::has_advanced() {
  const std::int64_t done =
      progress_.statements_done + progress_.repeat.rounds + static_cast<std::int64_t>(progress_.generated_done.size());
  return done != std::exchange(done_at_failure_, done);
}

// Runs as many transactions as can run in the same way.
std::optional<Failure> Steps::run_next_transactions() {
  try {
    return transactions_[next_].without ? run_without_transaction() : run_in_pipeline();
  } catch (const base::Error& error) {
    return failure_of(&outcome_.plan.steps[transactions_[next_].first], error);
  }
}

std::optional<Failure> Steps::run_in_pipeline() {
  pipeline_.emplace(context_, outcome_);
  const std::size_t begin = next_;
  std::optional<Failure> failure;
  try {
    // Restores what survives the rollback of the last try, such as prepared statements.
    if (retries_ > 0) context_.database.restore_session();
    send_transactions();
    failure = pipeline_->failure();
  } catch (const base::Error& error) {
    failure = lost_in_pipeline(error, begin + pipeline_->committed());
  }
  next_ = begin + pipeline_->committed();
  pipeline_.reset();
  return failure;
}

// The last COMMIT of a batch waits for the disk. Once it is answered, everything is in place; if the connection is lost
// after that, the next operation reports it.
std::optional<Failure> Steps::lost_in_pipeline(const base::Error& error, std::size_t next) {
  if (ends_batch(next)) return std::nullopt;
  return pipeline_->lost(error, outcome_.plan.steps[transactions_[next].first]);
}

// Whether no transaction from `next` on can be sent in the same pipeline as the one before it.
bool Steps::ends_batch(std::size_t next) const {
  return next == transactions_.size() || transactions_[next].without;
}

void Steps::send_transactions() {
  Block block = history_exists_ ? Block::closed : Block::open;
  for (std::size_t i = next_; i < transactions_.size() && !transactions_[i].without && !pipeline_->failure(); ++i) {
    const bool waits = ends_batch(i + 1) || context_.options.durability == database::Durability::each;
    const Try which = i == next_ ? this_try() : Try{.retries_left = context_.options.lock_retries};
    pipeline_->send(transactions_[i], which, waits ? Commit::waits : Commit::does_not_wait, block);
    block = Block::closed;
  }
  pipeline_->finish();
}

std::optional<Failure> Steps::run_without_transaction() {
  const Step& step = outcome_.plan.steps[transactions_[next_].first];
  if (progress_.step != &step) begin_progress(step);
  auto failure = run_step_without_transaction(context_, progress_);
  if (failure) return failure;
  outcome_.completed.push_back({&step, steady_clock::now() - progress_.began});
  progress_ = {};
  context_.observer.on(result::events::FileDone{step, outcome_.completed.back().took});
  ++next_;
  return std::nullopt;
}

// Starts after the statements that an earlier run completed.
void Steps::begin_progress(const Step& step) {
  progress_ = {.step = &step, .statements_done = step.resume_after(), .failed_before = step.resumes};
  const auto is_run = [](const result::CompletedStep& completed) { return completed.step->runs; };
  progress_.position =
      1 + static_cast<std::size_t>(std::count_if(outcome_.completed.begin(), outcome_.completed.end(), is_run));
  progress_.total = outcome_.plan.files_to_run();
}

// Called while a statement takes long.
void Steps::look() {
  const Step* step = pipeline_ ? pipeline_->current_step() : progress_.step;
  if (step != nullptr) {
    context_.watcher.look(*step, context_.connection.waiting_time());
  } else {
    context_.watcher.look(context_.connection.waiting_time());
  }
  const auto why = context_.watcher.why_lost();
  if (why && context_.connection.all_sent()) context_.connection.give_up(*why);
}

// The current try of the next transaction. A create in one transaction is alone in its database, so it has one try.
Try Steps::this_try() const {
  const int left = history_exists_ ? context_.options.lock_retries - retries_ : 0;
  duration<double> waited{};
  if (retries_ > 0) waited = steady_clock::now() - first_try_;
  return {.retries = retries_, .retries_left = left, .waited = waited};
}

bool Steps::retry(const Failure& failure) {
  if (!is_worth_retrying(failure) || this_try().retries_left <= 0) return false;
  if (retries_ == 0)
    first_try_ = steady_clock::now() - std::chrono::duration_cast<steady_clock::duration>(failure.took);
  const milliseconds length = retry_pause(retries_);
  ++retries_;
  if (failure.step != nullptr) {
    context_.observer.on(result::events::Retrying{*failure.step,
                                                  {.attempt = retries_,
                                                   .attempts = context_.options.lock_retries,
                                                   .sqlstate = failure.error.sqlstate,
                                                   .message = failure.error.message,
                                                   .holders = context_.watcher.last_holders(),
                                                   .pause = length}});
  }
  context_.watcher.forget_holders();
  context_.stop.wait_for(length);
  return context_.stop.requested() == 0;
}

// The file's wait for the history may have been too short to see which session holds it.
std::vector<result::LockHolder> Steps::holders_of(const Failure& failure) const {
  const std::vector<result::LockHolder>& seen = context_.watcher.last_holders();
  if (!seen.empty() || failure.code != ErrorCode::lock || context_.connection.lost()) return seen;
  try {
    return context_.database.history_users(database::Database::Use::writing);
  } catch (const base::Error&) {
    return {};  // the failure is reported without them
  }
}

void Steps::advise(Failure& failure) const {
  if (!failure.advice.empty() || context_.connection.lost()) return;
  try {
    failure.advice = advice(context_, outcome_.plan, failure);
  } catch (const base::Error&) {
    // The failure is reported without it.
  }
}

void Steps::roll_back() noexcept {
  try {
    if (!context_.connection.lost()) context_.connection.rollback();
  } catch (const std::exception&) {
    // The first error is the one to report; if the connection is lost, the server rolls back by itself.
  }
}

// Records the failed attempt in its own transaction. An error here must not hide the failure itself.
void Steps::record_failure(const Failure& failure) noexcept {
  try {
    if (!history_exists_ || failure.step == nullptr) return;
    if (context_.connection.lost()) return record_over_another_connection(failure);
    context_.database.restore_session();
    context_.database.record(failure_record(failure), database::Database::LockWait::bounded);
  } catch (const std::exception&) {
    // The file is pending with or without this row, and the statements of a file without a transaction are already
    // recorded.
    flush_commits();
  }
}

// Files reported as applied must be on the disk; committing the row of the failure would have ensured that.
void Steps::flush_commits() noexcept {
  try {
    if (!context_.connection.lost()) context_.database.flush_commits();
  } catch (const std::exception&) {
    // The server writes its log by itself soon.
  }
}

// For a file that made the server end the session, for example. Records only what is certain.
void Steps::record_over_another_connection(const Failure& failure) {
  const bool stopped = failure.code == ErrorCode::interrupted || failure.code == ErrorCode::terminated;
  if (stopped || failure.commit_unknown) return;
  pg::Connection connection(context_.target, context_.stop);
  connection.answer_within(pg::Connection::time_after_stop);
  database::Database database = context_.database.over(connection);
  if (!database.open({.lock = true}).locked) return;  // the server still works on the statements it was sent
  const database::Record record = failure_record(failure);
  // The first session may have completed and recorded more than it could report.
  if (progress_.step == failure.step && database.last_row(record) != progress_.row) return;
  database.record(record, database::Database::LockWait::bounded);
}

database::Record Steps::failure_record(const Failure& failure) const {
  const bool stopped = failure.code == ErrorCode::interrupted || failure.code == ErrorCode::terminated;
  const Step& step = *failure.step;
  database::Record record = success_record(context_, step, load_file(context_, step).get());
  record.state = stopped ? EntryState::interrupted : EntryState::failed;
  record.statements_done = 0;
  record.seconds = failure.took.count();
  record.error = failure.error;
  if (progress_.step == &step) {  // committed statements stay recorded, however the attempt ended
    record.statements_done = progress_.statements_done;
    record.replaces = progress_.row;
    record.generated_done = {progress_.generated_done.begin(), progress_.generated_done.end()};
    // If the connection was lost, it is unknown whether the last round was committed.
    const bool unknown_round = step.file->directives.repeat && failure.code == ErrorCode::connection;
    record.partly_done = progress_.partly_done || failure.in_part || failure.rounds > 0 || unknown_round;
  }
  return record;
}

void Steps::stop_at(Failure failure) {
  outcome_.result = result::RunResult::failed;
  if (history_is_part()) outcome_.protected_by.clear();  // rolled back with everything else
  const auto& steps = outcome_.plan.steps;
  const Step* last_tried = failure.step;
  if (!outcome_.unknown.empty()) last_tried = std::max(last_tried, outcome_.unknown.back());
  for (const Step& step : steps) {
    const bool is_later = last_tried != nullptr && &step > last_tried;
    if (is_later && !step.is_skipped()) outcome_.not_tried.push_back(&step);
  }
  outcome_.failure = std::move(failure);
}

}  // namespace

void run_steps(const RunContext& context, Outcome& outcome, const history::History& history) {
  Steps(context, outcome, history).run();
}

}  // namespace pgmanager::execute
