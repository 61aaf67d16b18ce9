#include "execute/transaction_pipeline.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "execute/failure.hpp"
#include "execute/file_run.hpp"
#include "execute/statement_timeout.hpp"
#include "sql/lexer.hpp"

namespace pgmanager::execute {

namespace {

using plan::Step;
using sql::SessionEffect;
using std::chrono::steady_clock;

// Limits of what is sent but not answered: enough to keep the server busy on a slow line, without using much memory.
constexpr std::size_t most_files = 512;
constexpr std::size_t most_bytes = 4UL * 1024 * 1024;

// Prepared, because planning this statement takes longer than running it.
constexpr const char* record_statement = "postgres_manager_record";

constexpr const char* unproven =
    "Commits before the last one do not wait for the disk, and the server may have continued with what it had "
    "received. The history always agrees with the schema and shows what is in place: postgres-manager status.";

bool mentions_deferrable(std::string_view statement) {
  sql::Lexer lexer(statement);
  for (sql::Token token = lexer.next(); token.kind != sql::TokenKind::end; token = lexer.next()) {
    const std::string_view word = token.in(statement);
    if (sql::is_word(word, "deferrable") || sql::is_word(word, "deferred")) return true;
  }
  return false;
}

}  // namespace

TransactionPipeline::TransactionPipeline(const RunContext& context, result::Outcome& outcome)
    : context_(context),
      outcome_(outcome),
      shared_(outcome.plan.scope == plan::TransactionScope::all_files),
      total_(outcome.plan.files_to_run()),
      completed_(outcome, context.observer),
      lock_timeouts_(lock_timeouts(context.plan.function, context.options)),
      pipeline_(context.connection, [this](const pg::Pipeline::Answer& answer) { answered(answer); }) {
  const auto is_run = [](const result::CompletedStep& completed) { return completed.step->runs; };
  position_ = static_cast<std::size_t>(std::count_if(outcome.completed.begin(), outcome.completed.end(), is_run));
  context_.connection.on_notice([this](const pg::ServerMessage& message) {
    const File* file = current_file();
    if (file != nullptr)
      context_.observer.on(result::events::Notice{*file->step, notice_of(message, file->loaded.get())});
  });
}

TransactionPipeline::~TransactionPipeline() {
  context_.connection.on_notice(nullptr);
}

const TransactionPipeline::File* TransactionPipeline::current_file() const {
  if (direct_ != nullptr) return direct_;
  return expected_.empty() ? nullptr : expected_.front().file.get();
}

const Step* TransactionPipeline::current_step() const {
  const File* file = current_file();
  return file == nullptr ? nullptr : file->step;
}

// --- sending ---------------------------------------------------------------------------------------------------------

void TransactionPipeline::send(const Transaction& transaction, const Try& which, Commit commit, Block block) {
  try_ = which;
  lock_timeout_set_.reset();
  SharedFile file;
  const char* const setting = commit_setting(commit);
  bool restored = false;
  SharedFile last_run;  // the file that the COMMIT's error is attributed to
  for (std::size_t i = transaction.first; i < transaction.end && !failure_; ++i) {
    const Step& step = outcome_.plan.steps[i];
    if (step.is_skipped()) continue;
    const bool first = file == nullptr;
    file = std::make_shared<File>();
    file->step = &step;
    if (first) file->waited = which.waited;
    sending_ = &step;
    if (first && block == Block::closed) {
      send_own("BEGIN", Message::own, file);
      if (setting != nullptr) send_own(setting, Message::own, file);
    }
    send_step(step, file);
    if (step.runs) last_run = file;
    restored = restored || file->effect != SessionEffect::none;
    if (i + 1 < transaction.end) move_on();
  }
  if (failure_) return;
  // RESET ALL after a file resets it.
  if (setting != nullptr && restored) send_own(setting, Message::own, file);
  send_own("COMMIT", Message::commit, last_run ? last_run : file);
  expected_.back().waits = commit == Commit::waits;
  sending_ = nullptr;
  move_on();
}

// Reports progress early and limits the number of unanswered files.
void TransactionPipeline::move_on() {
  if (failure_) return;
  pipeline_.request_flush();
  pipeline_.take_arrived();
  make_room();
}

// If synchronous_commit is off for the whole server, the last commit only waits with Durability::each.
const char* TransactionPipeline::commit_setting(Commit commit) const {
  if (commit == Commit::does_not_wait) return "SET LOCAL synchronous_commit TO off";
  const bool each = context_.options.durability == database::Durability::each;
  return each && context_.synchronous_commit == "off" ? "SET LOCAL synchronous_commit TO on" : nullptr;
}

void TransactionPipeline::send_step(const Step& step, const SharedFile& file) {
  try {
    context_.stop.throw_if_requested();
    file->loaded = load_file(context_, step);
  } catch (const base::Error& error) {
    finish();
    if (failure_) return;
    failure_ = failure_of(&step, error);
    completed_.roll_back();
    return;
  }
  if (expected_.empty() || expected_.front().file == file) start(*file);
  ++files_sent_;
  if (step.runs) send_statements(file);
  if (!failure_) send_record(file);
}

void TransactionPipeline::send_statements(const SharedFile& file) {
  send_timeouts(file);
  const auto& statements = file->loaded->statements();
  for (std::size_t i = 0; i < statements.size() && !failure_; ++i) {
    const source::Statement& statement = statements[i];
    file->effect = std::max(file->effect, sql::session_effect(statement.sql));
    deferrable_seen_ = deferrable_seen_ || mentions_deferrable(statement.sql);
    if (leaves_pipeline(statement)) {
      run_outside(file, i);
      continue;
    }
    expected_.push_back({.message = Message::statement, .file = file, .statement = i});
    bytes_sent_ += statement.sql.size();
    pipeline_.send_statement(statement.sql);
    if (statements.size() > 1 || bytes_sent_ > most_bytes) pipeline_.request_flush();
    make_room();
  }
  if (!failure_) send_restore(file);
}

void TransactionPipeline::send_timeouts(const SharedFile& file) {
  send_lock_timeout(file);
  const std::string timeout = statement_timeout(context_, *file->step);
  file->limited = timeout != "0";
  if (file->limited) set_locally("statement_timeout", timeout, file);
}

void TransactionPipeline::send_lock_timeout(const SharedFile& file) {
  const auto& of_file = file->step->file->directives.lock_timeout;
  if (!of_file && !lock_timeouts_) return;
  // SET LOCAL applies until the end of the transaction, which other files may share.
  if (of_file && shared_) file->effect = SessionEffect::functions;
  const auto wanted = lock_timeout_of(of_file ? *of_file : *lock_timeouts_, try_);
  const auto of_session = lock_timeouts_ ? std::optional(lock_timeouts_->last) : std::nullopt;
  if ((lock_timeout_set_ ? lock_timeout_set_ : of_session) == wanted) return;
  set_locally("lock_timeout", fmt::format("{}ms", wanted.count()), file);
  lock_timeout_set_ = wanted;
}

void TransactionPipeline::set_locally(const char* name, const std::string& value, const SharedFile& file) {
  send_own(fmt::format("SET LOCAL {} TO '{}'", name, value), Message::own, file);
}

// COPY has its own protocol, and \gexec runs what its query returns, so all earlier statements must be answered first.
void TransactionPipeline::run_outside(const SharedFile& file, std::size_t index) {
  finish();
  if (failure_) return;
  start(*file);
  const source::Statement& statement = file->loaded->statements()[index];
  direct_ = file.get();
  const auto began = steady_clock::now();
  try {
    context_.stop.throw_if_requested();
    run_directly(context_, *file->step, *file->loaded, statement);
    ++file->statements_done;
    context_.observer.on(
        result::events::StatementDone{*file->step, file->statements_done, file->step->file->statements});
  } catch (const base::Error& error) {
    failure_ = failure_of(*file->step, *file->loaded, statement, error);
    failure_->statement_took = steady_clock::now() - began;
    failure_->statements_done = file->statements_done;
    failure_->took = steady_clock::now() - file->began;
    if (context_.connection.lost()) {
      completed_.lose({});
    } else {
      completed_.roll_back();
    }
  }
  direct_ = nullptr;
}

// The next file gets a clean session, and the history row is written with the rights of the connected role.
void TransactionPipeline::send_restore(const SharedFile& file) {
  if (shared_ && deferrable_seen_) {
    send_own(context_.database.check_deferred_constraints_command(), Message::own, file);
  }
  if (file->effect == SessionEffect::none) {
    if (file->limited) set_locally("statement_timeout", "0", file);  // must not apply to the history row
    return;
  }
  using database::Restore;
  const bool everything = file->effect == SessionEffect::anything;
  const auto extent = everything ? Restore::everything : Restore::all_but_prepared_statements;
  for (const auto& command : context_.database.restore_commands(extent)) send_own(command, Message::own, file);
  lock_timeout_set_.reset();
  if (!everything) return;
  record_prepared_ = false;
  send_own(context_.database.require_lock_command(), Message::lock_check, file);
}

void TransactionPipeline::send_record(const SharedFile& file) {
  const auto command = context_.database.record_command(success_record(context_, *file->step, file->loaded.get()));
  if (!record_prepared_) {
    expected_.push_back({.message = Message::prepare, .file = file});
    pipeline_.prepare(record_statement, command.sql);
    record_prepared_ = true;
  }
  expected_.push_back({.message = Message::record, .file = file});
  pipeline_.send_prepared(record_statement, command.parameters);
}

void TransactionPipeline::send_own(std::string_view sql, Message message, const SharedFile& file) {
  expected_.push_back({.message = message, .file = file});
  pipeline_.send(sql);
}

void TransactionPipeline::send_own(const database::Command& command, Message message, const SharedFile& file) {
  expected_.push_back({.message = message, .file = file});
  pipeline_.send(command.sql, command.parameters);
}

void TransactionPipeline::make_room() {
  while (!failure_ && (files_sent_ > most_files || bytes_sent_ > most_bytes)) pipeline_.take_some();
}

void TransactionPipeline::finish() {
  pipeline_.finish();
}

// --- answers ---------------------------------------------------------------------------------------------------------

void TransactionPipeline::answered(const pg::Pipeline::Answer& answer) {
  const Expected expected = std::move(expected_.front());
  expected_.pop_front();
  if (answer.error != nullptr && !failure_) fail(expected, *answer.error);
  if (expected.message == Message::statement) {
    bytes_sent_ -= expected.file->loaded->statements()[expected.statement].sql.size();
  }
  if (answer.error != nullptr || answer.skipped) return;
  take(expected, answer.rows);
  if (!expected_.empty()) start(*expected_.front().file);
}

void TransactionPipeline::take(const Expected& expected, const pg::Result* rows) {
  File& file = *expected.file;
  start(file);
  switch (expected.message) {
    case Message::statement:
      ++file.statements_done;
      context_.observer.on(
          result::events::StatementDone{*file.step, file.statements_done, file.step->file->statements});
      break;
    case Message::record:
      --files_sent_;
      // Answers arrive in batches, so their arrival times do not show the duration of a file.
      completed_.add(*file.step, file.waited + database::recorded_duration(*rows));
      break;
    case Message::commit:
      ++committed_;
      completed_.commit(expected.waits);
      break;
    default: break;
  }
}

void TransactionPipeline::start(File& file) {
  if (file.started) return;
  file.started = true;
  file.began = steady_clock::now();
  if (file.step->runs) context_.observer.on(result::events::FileStarted{*file.step, ++position_, total_});
}

void TransactionPipeline::fail(const Expected& expected, const pg::ServerMessage& error) {
  const File& file = *expected.file;
  start(*expected.file);
  completed_.roll_back();
  try {
    if (expected.message == Message::record || expected.message == Message::prepare)
      context_.database.fail_record(error);
    if (expected.message == Message::lock_check) context_.database.fail_lock_check(error);
    context_.connection.fail(error);
  } catch (const base::Error& failed) {
    failure_ = expected.message == Message::statement
                   ? failure_of(*file.step, *file.loaded, file.loaded->statements()[expected.statement], failed)
                   : failure_of(shared_ && expected.message == Message::commit ? nullptr : file.step, failed);
  }
  // Without this context, the message reads as if a statement had failed.
  if (expected.message == Message::commit)
    failure_->error.context += failure_->error.context.empty() ? "COMMIT" : "\nCOMMIT";
  if (file.loaded) hide_values(failure_->error, *file.loaded);
  if (expected.message == Message::statement) failure_->statement_took = pipeline_.took_at_most();
  failure_->statements_done = file.statements_done;
  failure_->took = steady_clock::now() - file.began;
}

// The files after the current one whose COMMIT was sent: the server may continue with them after the connection is
// lost.
std::vector<const Step*> TransactionPipeline::on_the_way() const {
  std::vector<const Step*> steps;
  std::size_t complete = 0;
  for (const Expected& expected : expected_) {
    const Step* step = expected.file->step;
    const Step* last = steps.empty() ? expected_.front().file->step : steps.back();
    if (step > last) steps.push_back(step);
    if (expected.message == Message::commit) complete = steps.size();
  }
  steps.resize(complete);
  return steps;
}

// A COMMIT that was sent may have been executed, unless the server ended the session before it.
result::Failure TransactionPipeline::lost(const base::Error& error, const Step& next) {
  if (pipeline_.ended_by_server()) {
    completed_.roll_back();
  } else {
    completed_.lose(failure_ ? std::vector<const Step*>{} : on_the_way());
  }
  if (failure_) return *failure_;  // the server skips what was sent after it
  if (expected_.empty()) return failure_of(sending_ != nullptr ? sending_ : &next, error);
  const Expected& current = expected_.front();
  const File& file = *current.file;
  result::Failure failure =
      current.message == Message::statement
          ? failure_of(*file.step, *file.loaded, file.loaded->statements()[current.statement], error)
          : failure_of(file.step, error);
  const auto is_commit = [](const Expected& expected) { return expected.message == Message::commit; };
  failure.commit_unknown =
      pipeline_.ended_by_server() ? is_commit(current) : std::any_of(expected_.begin(), expected_.end(), is_commit);
  failure.statements_done = file.statements_done;
  failure.took = steady_clock::now() - file.began;
  if (!pipeline_.ended_by_server()) failure.advice = unproven;
  return failure;
}

}  // namespace pgmanager::execute
