#include "execute/step_without_transaction.hpp"

#include <fmt/format.h>

#include <chrono>
#include <utility>

#include "base/sha256.hpp"
#include "execute/failure.hpp"
#include "execute/file_run.hpp"
#include "execute/invalid_indexes.hpp"
#include "execute/statement_timeout.hpp"
#include "sql/concurrent_index.hpp"
#include "sql/statement_class.hpp"
#include "sql/statement_words.hpp"

namespace pgmanager::execute {

namespace {

using history::EntryState;
using result::Failure;
using source::Statement;
using std::chrono::duration;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr const char* in_part_advice =
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

/// One attempt to complete the file.
class Attempt {
 public:
  Attempt(const RunContext& context, Progress& progress)
      : context_(context), progress_(progress), step_(*progress.step) {
    context_.connection.on_notice([this](const pg::ServerMessage& message) {
      context_.observer.on(result::events::Notice{step_, notice_of(message, file_.get())});
    });
  }
  ~Attempt() { context_.connection.on_notice(nullptr); }
  Attempt(const Attempt&) = delete;
  Attempt& operator=(const Attempt&) = delete;

  std::optional<Failure> run() {
    context_.observer.on(result::events::FileStarted{step_, progress_.position, progress_.total});
    std::optional<Failure> failure = run_to_the_end();
    if (!failure) return std::nullopt;
    failure->took = took();
    failure->statements_done = progress_.statements_done;
    failure->rounds = progress_.repeat.rounds;
    failure->kept = progress_.statements_done > 0 || !progress_.generated_done.empty() || failure->rounds > 0 ||
                    failure->in_part || progress_.partly_done;
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

  // Loads what an earlier run committed of an incomplete statement.
  void load_part() {
    if (progress_.begun || !step_.resumes) return;
    database::Database::PartDone part = context_.database.part_done(step_.kept->entry);
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
          if (new_session && sql::is_sent_again(statement.sql)) send_again(statement);
          continue;
        }
        run_one(statement, number);
      } catch (const base::Error& error) {
        return failure_at(statement, error);
      }
      context_.observer.on(result::events::StatementDone{step_, number, step_.file->statements});
    }
    return std::nullopt;
  }

  Failure failure_at(const Statement& statement, const base::Error& error) {
    Failure failure = failure_of(step_, *file_, statement, error);
    failure.in_part = in_part_;
    failure.statement_took = steady_clock::now() - statement_began_;
    const bool not_supported =
        failure.error.sqlstate == feature_not_supported;  // the server checks this before it creates the index
    failure.invalid_index = !not_supported && sql::may_leave_invalid_index(failure.sent);
    if (in_part_) failure.advice = in_part_advice;
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

  // Each statement is committed separately, together with a history row: if this process is killed, the next run knows
  // from the row where to continue.
  void run_one(const Statement& statement, int number) {
    if (!sql::concurrent_index(statement.sql)) restore_lock_timeout();
    statement_began_ = steady_clock::now();
    if (step_.file->directives.repeat) {
      repeat(statement);
      recorded(context_.database.record_within_file(progress_row(number, {})));
    } else if (statement.runs_result) {
      run_directly(context_, step_, *file_, statement, generated());
      recorded(context_.database.record_within_file(progress_row(number, {})));
    } else if (leaves_pipeline(statement)) {
      context_.connection.script("BEGIN");
      run_directly(context_, step_, *file_, statement);
      const std::int64_t row = context_.database.record_within_file(progress_row(number, {}));
      context_.connection.script("COMMIT");
      recorded(row);
    } else {
      run_sql(statement.sql, {.statements = number, .generated = {}});
    }
  }

  // The progress to record after the current statement.
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

  // The statement and its row are one transaction, so that after a failure the history shows whether the statement was
  // committed.
  void run_and_record(std::string_view sql, const Done& done) {
    const bool commits_inside = sql::may_commit_inside(sql);
    if (commits_inside) record_beforehand();
    in_part_ = commits_inside;
    statement_began_ = steady_clock::now();
    recorded(context_.database.run_and_record(sql, progress_row(done.statements, done.generated),
                                              [&] { in_part_ = in_part_ || sql::commits_itself(sql); }));
    in_part_ = false;
  }

  // If this process ends during a statement that commits internally, only this row shows that it may be partly applied.
  void record_beforehand() {
    database::Record row = progress_row(progress_.statements_done, progress_.generated_done);
    row.partly_done = true;
    progress_.row = context_.database.record_within_file(row);
    row_.text.reset();
  }

  // A run that continues the file sends the query again, so it must not change anything.
  pg::Result ask(std::string_view sql) {
    context_.connection.script("BEGIN READ ONLY");
    pg::Result result = context_.connection.query(sql);
    context_.connection.script("COMMIT");
    return result;
  }

  // \gexec may generate the same statement several times, hence a multiset.
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

  // These statements wait for other transactions several times; a lock timeout then would leave an INVALID
  // index.
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
    lock_timeout_ = before.one_value().string();
  }

  // Runs before the next statement that needs the setting, as part of its attempt: an error here must not count as a
  // failure of the completed statement.
  void restore_lock_timeout() {
    if (!lock_timeout_) return;
    context_.connection.script(fmt::format("SET lock_timeout TO '{}'", *lock_timeout_));
    lock_timeout_.reset();
  }

  void drop_leftovers(const sql::ConcurrentIndex& concurrent) {
    const auto leftovers = progress_.failed_before ? Leftovers::from_failed_attempt : Leftovers::none_known;
    try {
      for (const std::string& index : drop_invalid_indexes(context_.connection, concurrent, leftovers)) {
        context_.observer.on(result::events::InvalidIndexDropped{step_, index});
      }
    } catch (const pg::ServerError& error) {
      pg::ServerMessage message = error.server();
      message.position = 0;  // it refers to a query of ours
      throw pg::ServerError(message);
    }
  }

  void repeat(const Statement& statement) {
    result::RepeatProgress& progress = progress_.repeat;
    if (!progress_.row) record_beforehand();
    while (const std::int64_t rows = context_.connection.statement(statement.sql)) {
      ++progress.rounds;
      progress.rows += rows;
      context_.observer.on(result::events::RoundDone{step_, progress});
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

  // The row of the file in case this process ends now. Only recorded statements count as completed.
  const database::Record& progress_row(int statements_done, const std::multiset<std::string>& generated_done) {
    row_.state = EntryState::interrupted;
    row_.statements_done = statements_done;
    row_.seconds = took().count();
    row_.error = {.severity = "FATAL", .message = "the run ended in the middle of the file for an unknown reason"};
    row_.replaces = progress_.row;
    row_.text_entry = progress_.row;
    row_.generated_done = {generated_done.begin(), generated_done.end()};
    row_.partly_done = progress_.partly_done && statements_done == progress_.statements_done;
    return row_;
  }

  // The only function that advances the progress: it follows row_ as committed to the history.
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
  database::Record row_;                     // the last row of the file; without the text once the history has it
  std::optional<std::string> lock_timeout_;  // the session's setting, while it is off for statements with CONCURRENTLY
  bool sending_again_ = false;
  bool in_part_ = false;  // a part of the current statement is or may be committed without a record
};

}  // namespace

std::optional<Failure> run_step_without_transaction(const RunContext& context, Progress& progress) {
  return Attempt(context, progress).run();
}

}  // namespace pgmanager::execute
