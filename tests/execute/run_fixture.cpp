#include "execute/run_fixture.hpp"

#include <fmt/format.h>

#include <thread>

namespace pgmanager::execute {

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

void EventLog::waiting_for_lock(const result::LockHolder& holder, std::chrono::duration<double> /*waited*/) {
  const std::lock_guard guard(mutex_);
  if (!holder_) holder_ = holder;
}

void EventLog::planned(const plan::Plan& plan) {
  add(fmt::format("planned {}", plan.steps.size()));
}

void EventLog::file_started(const plan::Step& step, std::size_t position, std::size_t total) {
  add(fmt::format("started {} ({} of {})", step.file->path, position, total));
}

void EventLog::statement_done(const plan::Step& /*step*/, int done, int total) {
  add(fmt::format("statement {} of {}", done, total));
}

void EventLog::file_done(const plan::Step& step, std::chrono::duration<double> /*took*/) {
  add("done " + step.file->path);
}

void EventLog::notice(const plan::Step& step, const result::ServerNotice& notice) {
  add(fmt::format("{}: {}: {}", step.file->path, notice.severity, notice.message));
}

void EventLog::retrying(const plan::Step& step, const result::Retry& retry) {
  add(fmt::format("retrying {} ({} of {}): {}", step.file->path, retry.attempt, retry.attempts, retry.sqlstate));
  const std::lock_guard guard(mutex_);
  retries_.push_back(retry);
}

std::vector<result::Retry> EventLog::retries() const {
  const std::lock_guard guard(mutex_);
  return retries_;
}

void EventLog::invalid_index_dropped(const plan::Step& /*step*/, const std::string& index) {
  add("dropped " + index);
}

void EventLog::generated_statement_done(const plan::Step& /*step*/, int done, int total) {
  add(fmt::format("generated {} of {}", done, total));
}

void EventLog::round_done(const plan::Step& /*step*/, const result::RepeatProgress& progress) {
  add(fmt::format("round {}: {} rows", progress.rounds, progress.rows));
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
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
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
