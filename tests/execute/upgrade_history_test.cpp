#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "database/causes.hpp"
#include "execute/run_fixture.hpp"
#include "support/thrown.hpp"

namespace pgmanager::execute {

namespace {

using namespace std::chrono_literals;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using ::testing::StartsWith;

/// Ends the reader's transaction when the first retry is reported.
class LetGo : public EventLog {
 public:
  explicit LetGo(pg::Connection& reader) : reader_(reader) {}
  void on(const result::Event& event) override {
    EventLog::on(event);
    if (std::holds_alternative<result::events::Retrying>(event)) reader_.rollback();
  }

 private:
  pg::Connection& reader_;
};

/// A history of an old format, and a session that reads it in an open transaction.
class UpgradeHistory : public RunTest {
 protected:
  void SetUp() override {
    RunTest::SetUp();
    if (IsSkipped()) return;
    write("deployment/0-t.sql", "CREATE TABLE t (n integer);\n");
    EXPECT_EQ(failure(run()), "");
    psql("UPDATE postgres_manager.format SET version = 1");
    write("deployment/1-u.sql", "CREATE TABLE u (n integer);\n");
    reader_.emplace(pg::ConnectOptions{.dsn = scratch_->dsn(), .application_name = "reader"}, reader_stop_);
    reader_->script("BEGIN; SELECT FROM postgres_manager.history");
  }
  std::string format() const { return psql("SELECT version FROM postgres_manager.format"); }

  base::StopSignal reader_stop_;
  std::optional<pg::Connection> reader_;
};

TEST_F(UpgradeHistory, IsRetriedUntilTheReaderHasFinished) {
  LetGo observer(*reader_);
  EXPECT_EQ(failure(run({.lock_timeout = 50ms}, target(), stop_, observer)), "");
  ASSERT_EQ(observer.retries().size(), 1U);
  EXPECT_EQ(
      observer.retries()[0].message,
      "could not upgrade the history in schema \"postgres_manager\" to format 3, because another session uses it");
  ASSERT_EQ(observer.retries()[0].holders.size(), 1U);
  EXPECT_EQ(observer.retries()[0].holders[0].application_name, "reader");
  EXPECT_EQ(format(), "3");
  EXPECT_EQ(psql("SELECT count(*) FROM u"), "0");
}

TEST_F(UpgradeHistory, ReportsTheReaderAfterTheLastRetry) {
  const auto error = tests::thrown_by([&] { run({.lock_timeout = 50ms, .lock_retries = 0}); });
  EXPECT_EQ(error.code, base::ErrorCode::lock);
  EXPECT_EQ(
      error.message,
      "could not upgrade the history in schema \"postgres_manager\" to format 3, because another session uses it");
  EXPECT_THAT(error.detail,
              StartsWith("It is held by process " + std::to_string(reader_->backend_pid()) + " (reader), "));
  const auto holder = tests::cause_of<database::causes::HistoryLocked>(error).holder;
  ASSERT_TRUE(holder);
  EXPECT_EQ(holder->end, "SELECT pg_terminate_backend(" + std::to_string(reader_->backend_pid()) + ")");
  EXPECT_THAT(events_.retries(), IsEmpty());
  EXPECT_EQ(format(), "1");
  EXPECT_EQ(psql("SELECT to_regclass('u') IS NULL"), "t");
}

}  // namespace

}  // namespace pgmanager::execute
