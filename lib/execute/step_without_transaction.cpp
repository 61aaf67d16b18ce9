#include "execute/step_without_transaction.hpp"

#include <fmt/format.h>

#include <chrono>
#include <utility>

#include "base/sha256.hpp"
#include "execute/failure.hpp"
#include "execute/file_run.hpp"
#include "execute/invalid_indexes.hpp"
#include "execute/statement_effects.hpp"
#include "execute/statement_timeout.hpp"
#include "sql/concurrent_index.hpp"

namespace pgmanager::execute {

namespace {

using history::State;
using result::Failure;
using source::Statement;
using std::chrono::duration;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr const char* half_done_advice =
    "The statement may have committed a part of its work. The next run repeats it from its beginning: first check what "
    "it has done, or write it so that it can run twice.";
constexpr const char* sent_again_advice =
    "An earlier run completed the statement; it was sent again only to set up the session. Remove completed statements "
    "that are not needed any more from the file, and run the same command again.";
constexpr const char* asked_again_advice =
    "The query of \\gexec runs again when a later run resumes the file, so it may only read. Let a statement before it "
    "write what it needs into a table.";

constexpr std::string_view feature_not_supported = "0A000";
constexpr std::string_view read_only_transaction = "25006";

/// One attempt to bring the file to its end.
class Attempt {
 public:
  Attempt(const RunContext& context, Progress& progress)
      : context_(context), progress_(progress), step_(*progress.step) {
    context_.connection.on_notice(
        [this](const pg::ServerMessage& message) { context_.observer.notice(step_, notice_of(message, file_.get())); });
  }
  ~Attempt() { context_.connection.on_notice(nullptr); }
  Attempt(const Attempt&) = delete;
  Attempt& operator=(const Attempt&) = delete;

  std::optional<Failure> run() {
    context_.observer.file_started(step_, progress_.position, progress_.total);
    std::optional<Failure> failure = run_to_the_end();
    if (!failure) return std::nullopt;
    failure->took = took();
    failure->statements_done = progress_.statements_done;
    failure->rounds = progress_.repeat.rounds;
    failure->kept = progress_.statements_done > 0 || !progress_.generated_done.empty() || failure->rounds > 0 ||
                    failure->half_done || progress_.partly_done;
    progress_.failed_before = true;
    return failure;
  }

 private:
  duration<double> took() const { return steady_clock::now() - progress_.began; }

  std::optional<Failure> run_to_the_end() {
    try {
      file_ = load_file(context_, step_);
      row_ = success_record(context_, step_, file_.get());
      if (progress_.row) row_.text.reset();
      load_part();
      set_timeouts();
      if (auto failure = run_statements()) return failure;
      finish();
      return std::nullopt;
    } catch (const base::Error& error) {
      return failure_of(&step_, error);
    }
  }

  // What an earlier run has done of the statement that it did not complete.
  void load_part() {
    if (progress_.begun || !step_.resume_entry) return;
    database::Database::Part part = context_.database.part_done(*step_.resume_entry);
    progress_.partly_done = part.partly_done;
    for (std::string& digest : part.generated_done) progress_.generated_done.insert(std::move(digest));
  }

  std::optional<Failure> run_statements() {
    int number = 0;
    const bool new_session = !std::exchange(progress_.begun, true);
    for (const Statement& statement : file_->statements()) {
      try {
        context_.stop.throw_if_requested();
        if (++number <= progress_.statements_done) {
          if (new_session && is_sent_again(statement.sql)) send_again(statement);
          continue;
        }
        run_one(statement, number);
      } catch (const base::Error& error) {
        return failure_at(statement, error);
      }
      context_.observer.statement_done(step_, number, step_.file->statements);
    }
    return std::nullopt;
  }

  Failure failure_at(const Statement& statement, const base::Error& error) {
    Failure failure = failure_of(step_, *file_, statement, error);
    failure.half_done = half_done_;
    failure.statement_took = steady_clock::now() - statement_began_;
    const bool not_supported = failure.error.sqlstate == feature_not_supported;  // is found out first
    failure.invalid_index = !not_supported && may_leave_invalid_index(failure.sent);
    if (half_done_) failure.advice = half_done_advice;
    if (sending_again_) failure.advice = sent_again_advice;
    if (statement.runs_result && failure.error.sqlstate == read_only_transaction) failure.advice = asked_again_advice;
    return failure;
  }

  void send_again(const Statement& statement) {
    sending_again_ = true;
    statement_began_ = steady_clock::now();
    context_.connection.statement(statement.sql);
    sending_again_ = false;
  }

  // Each statement is committed by itself, so what is done is recorded on the way, and with the statement: nobody else
  // could tell the next run after this process was killed.
  void run_one(const Statement& statement, int number) {
    if (!sql::concurrent_index(statement.sql)) restore_lock_timeout();
    statement_began_ = steady_clock::now();
    if (step_.file->directives.repeat) {
      repeat(statement);
      recorded(context_.database.record_on_the_way(progress_row(number, {})));
    } else if (statement.runs_result) {
      run_directly(context_, step_, *file_, statement, generated());
      recorded(context_.database.record_on_the_way(progress_row(number, {})));
    } else if (leaves_pipeline(statement)) {
      context_.connection.script("BEGIN");
      run_directly(context_, step_, *file_, statement);
      const std::int64_t row = context_.database.record_on_the_way(progress_row(number, {}));
      context_.connection.script("COMMIT");
      recorded(row);
    } else {
      run_sql(statement.sql, {.statements = number, .generated = {}});
    }
  }

  // What is done once the statement at hand is.
  struct Done {
    int statements = 0;
    std::multiset<std::string> generated;
  };

  void run_sql(std::string_view sql, const Done& done) {
    if (const auto concurrent = sql::concurrent_index(sql)) {
      run_concurrently(sql, *concurrent, done);
    } else {
      restore_lock_timeout();
      run_and_record(sql, done);
    }
  }

  // What a failure leaves behind of the statement is known only if the statement and its row are one transaction.
  void run_and_record(std::string_view sql, const Done& done) {
    const bool commits_inside = may_commit_inside(sql);
    if (commits_inside) record_beforehand();
    half_done_ = commits_inside;
    statement_began_ = steady_clock::now();
    recorded(context_.database.run_and_record(sql, progress_row(done.statements, done.generated),
                                              [&] { half_done_ = half_done_ || commits_itself(sql); }));
    half_done_ = false;
  }

  // If this process ends while a statement that commits on its way is running, no other row tells of that.
  void record_beforehand() {
    database::Record row = progress_row(progress_.statements_done, progress_.generated_done);
    row.partly_done = true;
    progress_.row = context_.database.record_on_the_way(row);
    row_.text.reset();
  }

  // A run that goes on with the file asks again, so the question must not change anything.
  pg::Result ask(std::string_view sql) {
    context_.connection.script("BEGIN READ ONLY");
    pg::Result result = context_.connection.query(sql);
    context_.connection.script("COMMIT");
    return result;
  }

  // The same statement may be made several times.
  Generated generated() {
    const auto left = std::make_shared<std::multiset<std::string>>(progress_.generated_done);
    return {.query = [this](std::string_view sql) { return ask(sql); },
            .already_done =
                [left](std::string_view sql) {
                  const auto found = left->find(digest(sql));
                  if (found == left->end()) return false;
                  left->erase(found);
                  return true;
                },
            .run =
                [this](std::string_view sql) {
                  std::multiset<std::string> done = progress_.generated_done;
                  done.insert(digest(sql));
                  run_sql(sql, {.statements = progress_.statements_done, .generated = std::move(done)});
                }};
  }
  static std::string digest(std::string_view sql) { return base::sha256_hex(sql); }

  // A lock timeout in the middle of it would leave an INVALID index: it waits for others in several transactions.
  void run_concurrently(std::string_view sql, const sql::ConcurrentIndex& concurrent, const Done& done) {
    if (!step_.file->directives.lock_timeout) lift_lock_timeout();
    try {
      drop_leftovers(concurrent);
      run_and_record(sql, done);
    } catch (const pg::ServerError&) {
      restore_lock_timeout();
      throw;
    }
  }

  void lift_lock_timeout() {
    if (lock_timeout_) return;
    const pg::Result before = context_.connection.query("SELECT pg_catalog.current_setting('lock_timeout')");
    set("lock_timeout", milliseconds(0));
    lock_timeout_ = before.one_row().text(0, 0);
  }

  // Before the next statement that wants it, as a part of that one's attempt: a statement that succeeded is not
  // followed by anything that could fail in its name.
  void restore_lock_timeout() {
    if (!lock_timeout_) return;
    context_.connection.script(fmt::format("SET lock_timeout TO '{}'", *lock_timeout_));
    lock_timeout_.reset();
  }

  void drop_leftovers(const sql::ConcurrentIndex& concurrent) {
    const auto leftovers = progress_.failed_before ? Leftovers::from_failed_attempt : Leftovers::none_known;
    try {
      for (const std::string& index : drop_invalid_indexes(context_.connection, concurrent, leftovers)) {
        context_.observer.invalid_index_dropped(step_, index);
      }
    } catch (const pg::ServerError& error) {
      pg::ServerMessage message = error.server();
      message.position = 0;  // it is one in a query of ours
      throw pg::ServerError(message);
    }
  }

  void repeat(const Statement& statement) {
    result::RepeatProgress& progress = progress_.repeat;
    if (!progress_.row) record_beforehand();
    while (const std::int64_t rows = context_.connection.statement(statement.sql)) {
      ++progress.rounds;
      progress.rows += rows;
      context_.observer.round_done(step_, progress);
      context_.stop.wait_for(step_.file->directives.repeat_pause);
      context_.stop.throw_if_requested();
      statement_began_ = steady_clock::now();
    }
  }

  void set_timeouts() {
    const source::Directives& directives = step_.file->directives;
    if (directives.lock_timeout) set("lock_timeout", directives.lock_timeout->last);
    const std::string timeout = statement_timeout(context_, step_);
    if (timeout != "0") context_.connection.script(fmt::format("SET statement_timeout TO '{}'", timeout));
  }
  void set(const char* name, milliseconds value) {
    context_.connection.script(fmt::format("SET {} TO '{}ms'", name, value.count()));
  }

  // What the history says of the file when nothing more comes. Only what is on record counts as done.
  const database::Record& progress_row(int statements_done, const std::multiset<std::string>& generated_done) {
    row_.state = State::interrupted;
    row_.statements_done = statements_done;
    row_.seconds = took().count();
    row_.error = {.severity = "FATAL", .message = "the run ended in the middle of the file for an unknown reason"};
    row_.replaces = progress_.row;
    row_.text_entry = progress_.row;
    row_.generated_done = {generated_done.begin(), generated_done.end()};
    row_.partly_done = progress_.partly_done && statements_done == progress_.statements_done;
    return row_;
  }

  // The only place where progress is made: done is what the history says, row_ as it was committed.
  void recorded(std::int64_t row) {
    progress_.row = row;
    progress_.statements_done = row_.statements_done;
    progress_.generated_done = {row_.generated_done.begin(), row_.generated_done.end()};
    progress_.partly_done = row_.partly_done;
    progress_.failed_before = false;
    row_.text.reset();
  }

  void finish() {
    context_.database.restore_session();
    context_.database.require_lock();
    auto record = success_record(context_, step_, file_.get());
    record.seconds = took().count();
    record.replaces = progress_.row;
    context_.database.record(record);
  }

  const RunContext& context_;
  Progress& progress_;
  const plan::Step& step_;
  std::unique_ptr<source::LoadedFile> file_;
  steady_clock::time_point statement_began_;
  database::Record row_;  // what was written of the file last; without the text, which is in the history then
  std::optional<std::string> lock_timeout_;  // the session's, while it is lifted for statements with CONCURRENTLY
  bool sending_again_ = false;
  bool half_done_ = false;  // a part of the statement at hand is committed, or may be, and not recorded
};

}  // namespace

std::optional<Failure> run_step_without_transaction(const RunContext& context, Progress& progress) {
  return Attempt(context, progress).run();
}

}  // namespace pgmanager::execute
