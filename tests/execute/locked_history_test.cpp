// Tests in which another session has locked the tables of the history.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

#include "database/causes.hpp"
#include "execute/run_fixture.hpp"
#include "support/raise_later.hpp"
#include "support/thrown.hpp"

namespace pgmanager::execute {

namespace {

using namespace std::chrono_literals;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class LockedHistory : public RunTest {
 protected:
  void SetUp() override {
    RunTest::SetUp();
    if (IsSkipped()) return;
    write("deployment/0-a.sql", "CREATE TABLE t (n integer);\n");
    EXPECT_EQ(failure(run({.kept_snapshots = 1})), "");
    write("deployment/1-b.sql", "CREATE TABLE u (n integer);\n");
    holder_.emplace(pg::ConnectOptions{.dsn = scratch_->dsn(), .application_name = "holder"}, holder_stop_);
  }
  void hold(const std::string& table, const std::string& mode) {
    holder_->script("BEGIN; LOCK TABLE postgres_manager." + table + " IN " + mode + " MODE");
  }
  void expect_holder(const base::Error::Parts& error) const {
    EXPECT_EQ(error.code, base::ErrorCode::lock);
    EXPECT_EQ(error.sqlstate, "55P03");
    EXPECT_THAT(error.detail, AllOf(StartsWith(fmt::format("It is held by process {} (holder), user \"{}\", ",
                                                           holder_->backend_pid(), holder_->user())),
                                    HasSubstr(", in a transaction for ")));
    const auto holder = tests::cause_of<database::causes::HistoryLocked>(error).holder;
    ASSERT_TRUE(holder);
    EXPECT_EQ(holder->end, fmt::format("SELECT pg_terminate_backend({})", holder_->backend_pid()));
  }

  base::StopSignal holder_stop_;
  std::optional<pg::Connection> holder_;
};

TEST_F(LockedHistory, IsWaitedForTenSecondsAndThenReportedWithItsHolder) {
  hold("history", "ACCESS EXCLUSIVE");
  const tests::Stopwatch watch;
  auto reading = std::async(std::launch::async, [this] {
    base::StopSignal stop;
    return tests::thrown_by(
        [&] { Session session(target(), Access::read, stop, {.history = database::Wanted::History::whole}); });
  });
  const auto deployment = tests::thrown_by([&] { run(); });
  const auto status = reading.get();
  EXPECT_GE(watch.seconds(), 10);
  EXPECT_LT(watch.seconds(), 15);
  for (const auto& error : {deployment, status}) {
    EXPECT_EQ(error.message, "table \"history\" in schema \"postgres_manager\" is locked by another session");
    expect_holder(error);
  }
}

TEST_F(LockedHistory, PreventsReadingTheLastSnapshot) {
  hold("schema_snapshot", "ACCESS EXCLUSIVE");
  base::StopSignal stop;
  Session session(target(), Access::read, stop);
  const auto error = tests::thrown_by([&] { session.database().last_snapshot(); });
  EXPECT_EQ(error.message, "table \"schema_snapshot\" in schema \"postgres_manager\" is locked by another session");
  expect_holder(error);
}

// The row of a file waits like its statements, and recording the failure does not wait without limit.
TEST_F(LockedHistory, IsReportedIfTheRowOfAFileCannotBeWritten) {
  hold("history", "SHARE");
  const tests::Stopwatch watch;
  const Ran failed = run({.lock_timeout = 100ms, .lock_retries = 1});
  EXPECT_LT(watch.seconds(), 20);
  ASSERT_TRUE(failed.outcome.failure);
  const result::Failure& failure = *failed.outcome.failure;
  EXPECT_EQ(failure.code, base::ErrorCode::lock);
  EXPECT_EQ(failure.error.sqlstate, "55P03");
  EXPECT_EQ(failure.error.message, "table \"history\" in schema \"postgres_manager\" is locked by another session");
  ASSERT_EQ(failure.holders.size(), 1U);
  EXPECT_EQ(failure.holders[0].pid, holder_->backend_pid());
  EXPECT_EQ(failure.holders[0].end, fmt::format("SELECT pg_terminate_backend({})", holder_->backend_pid()));
  EXPECT_THAT(failure.advice, StartsWith("The statements of the file ran, and were rolled back "));
  EXPECT_EQ(events_.retries().size(), 1U);
  holder_->rollback();
  EXPECT_EQ(psql("SELECT to_regclass('u') IS NULL"), "t");
  EXPECT_EQ(execute::failure(run()), "");
}

}  // namespace

}  // namespace pgmanager::execute
