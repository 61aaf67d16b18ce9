#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "execute/run.hpp"
#include "support/temporary_directory.hpp"
#include "support/test_server.hpp"

namespace pgmanager::execute {

/// Records each event as a line.
class EventLog : public result::RunObserver {
 public:
  void on(const result::Event& event) override;

  std::vector<std::string> lines() const;
  /// The first holder that was reported, if any.
  std::optional<result::LockHolder> holder() const;
  /// The retries that were reported.
  std::vector<result::Retry> retries() const;

 private:
  void add(std::string line);
  template <typename Other>
  void keep(const Other& /*event*/) {}
  void keep(const result::events::WaitingForLock& event);
  void keep(const result::events::Planned& event);
  void keep(const result::events::FileStarted& event);
  void keep(const result::events::StatementDone& event);
  void keep(const result::events::FileDone& event);
  void keep(const result::events::Notice& event);
  void keep(const result::events::Retrying& event);
  void keep(const result::events::InvalidIndexDropped& event);
  void keep(const result::events::GeneratedStatementDone& event);
  void keep(const result::events::RoundDone& event);

  mutable std::mutex mutex_;
  std::vector<std::string> lines_;
  std::optional<result::LockHolder> holder_;
  std::vector<result::Retry> retries_;
};

/// A run, and the tree to which its outcome refers.
struct Ran {
  source::SourceTree tree;
  result::Outcome outcome;
};

std::vector<std::string> completed(const Ran& ran);
std::vector<std::string> not_tried(const Ran& ran);
/// "rule: message" of each refusal.
std::vector<std::string> refusals(const Ran& ran);
/// The advice of the Failure; "" if there is none.
std::string advice(const Ran& ran);
/// "path:line:column: SQLSTATE message" of the failure; "" if there is none.
std::string failure(const Ran& ran);

/// A new database, and an empty source tree to run there. Every run has its own connection.
class RunTest : public tests::ServerTest {
 protected:
  void SetUp() override;

  void write(const std::string& path, const std::string& text) { directory_.write(path, text); }
  void remove(const std::string& path) { std::filesystem::remove(directory_.path() / path); }

  Target target() const;
  /// The address that a DelayProxy forwards to: the server's socket, or host and port.
  std::string server_address() const;
  /// Runs in `target`; a failure of the test if the tree has findings.
  Ran run(const RunOptions& options, const Target& target, base::StopSignal& stop, result::RunObserver& observer) const;
  Ran run(const RunOptions& options = {});
  Ran run_as(plan::Planner planner, const RunOptions& options = {});
  Ran create() { return run_as(plan::create_planner()); }
  Ran run_manual_deployment(const std::string& reason = "") {
    return run_as(plan::manual_deployment_planner(), {.reason = reason});
  }
  Ran run_in_one_transaction(const RunOptions& options = {});

  /// The output of psql.
  std::string psql(const std::string& sql) const { return tests::psql(scratch_->dsn(), sql); }
  /// "kind|ordinal|state|statements done|SQLSTATE of the error" of all rows.
  std::string history() const;
  /// Waits until psql prints this; a failure of the test after ten seconds.
  void wait_until(const std::string& sql, const std::string& printed) const;
  /// Waits until a session runs a statement that contains `text` in this database.
  void wait_for_statement(const std::string& text) const;

  base::StopSignal stop_;
  EventLog events_;
  plan::Planner planner_ = plan::deployment_planner();                                     // of run()
  database::Wanted wanted_{.lock = true, .history = database::Wanted::History::in_place};  // as in the program
  sql::Variables variables_;                                                               // for the files
  tests::TemporaryDirectory directory_;
  std::optional<tests::ScratchDatabase> scratch_;
};

}  // namespace pgmanager::execute
