#include "execute/run_fixture.hpp"

#include <fmt/format.h>

#include <thread>

namespace pgmanager::execute {

namespace events = result::events;

void EventLog::add(std::string line) {
  const std::lock_guard guard(mutex_);
  lines_.push_back(std::move(line));
}

std::vector<std::string> EventLog::lines() const {
  const std::lock_guard guard(mutex_);
  return lines_;
}

std::optional<result::LockHolder> EventLog::holder() const {
  const std::lock_guard guard(mutex_);
  return holder_;
}

void EventLog::on(const result::Event& event) {
  std::visit([this](const auto& each) { keep(each); }, event);
}

void EventLog::keep(const events::WaitingForLock& event) {
  const std::lock_guard guard(mutex_);
  if (!holder_) holder_ = event.holder;
}

void EventLog::keep(const events::Planned& event) {
  add(fmt::format("planned {}", event.plan.steps.size()));
}

void EventLog::keep(const events::FileStarted& event) {
  add(fmt::format("started {} ({} of {})", event.step.file->path, event.position, event.total));
}

void EventLog::keep(const events::StatementDone& event) {
  add(fmt::format("statement {} of {}", event.done, event.total));
}

void EventLog::keep(const events::FileDone& event) {
  add("done " + event.step.file->path);
}

void EventLog::keep(const events::Notice& event) {
  add(fmt::format("{}: {}: {}", event.step.file->path, event.notice.severity, event.notice.message));
}

void EventLog::keep(const events::Retrying& event) {
  const result::Retry& retry = event.retry;
  add(fmt::format("retrying {} ({} of {}): {}", event.step.file->path, retry.attempt, retry.attempts, retry.sqlstate));
  const std::lock_guard guard(mutex_);
  retries_.push_back(retry);
}

std::vector<result::Retry> EventLog::retries() const {
  const std::lock_guard guard(mutex_);
  return retries_;
}

void EventLog::keep(const events::InvalidIndexDropped& event) {
  add("dropped " + event.index);
}

void EventLog::keep(const events::GeneratedStatementDone& event) {
  add(fmt::format("generated {} of {}", event.done, event.total));
}

void EventLog::keep(const events::RoundDone& event) {
  add(fmt::format("round {}: {} rows", event.progress.rounds, event.progress.rows));
}

std::vector<std::string> completed(const Ran& ran) {
  std::vector<std::string> paths;
  for (const auto& step : ran.outcome.completed) paths.push_back(step.step->file->path);
  return paths;
}

std::vector<std::string> not_tried(const Ran& ran) {
  std::vector<std::string> paths;
  for (const auto* step : ran.outcome.not_tried) paths.push_back(step->file->path);
  return paths;
}

std::vector<std::string> refusals(const Ran& ran) {
  std::vector<std::string> texts;
  for (const auto& refusal : ran.outcome.plan.refusals) texts.push_back(refusal.rule + ": " + refusal.message);
  return texts;
}

std::string advice(const Ran& ran) {
  return ran.outcome.failure ? ran.outcome.failure->advice : "";
}

std::string failure(const Ran& ran) {
  if (!ran.outcome.failure) return "";
  const result::Failure& failure = *ran.outcome.failure;
  std::string where = "(no file)";
  if (failure.step != nullptr) where = failure.step->file->path;
  if (failure.location) {
    where = fmt::format("{}:{}:{}", failure.location->file, failure.location->line, failure.location->column);
  }
  return fmt::format("{}: {} {}", where, failure.error.sqlstate, failure.error.message);
}

void RunTest::SetUp() {
  ServerTest::SetUp();
  if (!IsSkipped()) scratch_.emplace();
}

std::string RunTest::server_address() const {
  const base::StopSignal stop;
  const pg::Connection connection({.dsn = scratch_->dsn()}, stop);
  const bool socket = connection.host().starts_with('/');
  return connection.host() + (socket ? "/.s.PGSQL." : ":") + connection.port();
}

Target RunTest::target() const {
  return {.connection = {.dsn = scratch_->dsn(), .application_name = "postgres-manager deployment"},
          .runner = {.operating_system_user = "ann", .host = "desk", .tool_version = "1.2.3"}};
}

Ran RunTest::run(const RunOptions& options, const Target& target, base::StopSignal& stop,
                 result::RunObserver& observer) const {
  const auto exists = [&](const char* name) { return std::filesystem::exists(directory_.path() / name); };
  const source::Scope scope{.create = exists("create"),
                            .deployment = exists("deployment"),
                            .manual_deployment = exists("manual-deployment"),
                            .undo = exists("undo")};
  auto read = source::read_source_tree(directory_.path(), scope, variables_);
  for (const auto& finding : read.findings) ADD_FAILURE() << finding.location.file << ": " << finding.message;
  Ran ran{.tree = std::move(read.tree), .outcome = {}};
  Session session(target, Access::write, stop, wanted_);
  plan::Planner planner = planner_;
  planner.first_run = plan::FirstRun::yes;  // some tests create objects in the database first
  ran.outcome = execute::run(session, ran.tree, planner, options, stop, observer);
  return ran;
}

Ran RunTest::run(const RunOptions& options) {
  return run(options, target(), stop_, events_);
}

Ran RunTest::run_as(plan::Planner planner, const RunOptions& options) {
  std::swap(planner_, planner);
  Ran ran = run(options);
  std::swap(planner_, planner);
  return ran;
}

Ran RunTest::run_in_one_transaction(const RunOptions& options) {
  plan::Planner planner = plan::deployment_planner();
  planner.scope = plan::TransactionScope::all_files;
  return run_as(std::move(planner), options);
}

std::string RunTest::history() const {
  return psql("SELECT kind, ordinal, state, statements_done, error_sqlstate FROM postgres_manager.history ORDER BY id");
}

void RunTest::wait_until(const std::string& sql, const std::string& printed) const {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (psql(sql) != printed) {
    if (std::chrono::steady_clock::now() > deadline) {
      ADD_FAILURE() << "waited in vain for: " << sql;
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

void RunTest::wait_for_statement(const std::string& text) const {
  wait_until(
      fmt::format("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' "
                  "AND pid <> pg_backend_pid() AND position('{}' IN query) > 0",
                  text),
      "1");
}

}  // namespace pgmanager::execute
