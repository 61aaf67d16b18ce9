#include <gtest/gtest.h>

#include <csignal>

#include "pg/connection.hpp"
#include "support/raise_later.hpp"
#include "support/test_server.hpp"
#include "support/thrown.hpp"

namespace pgmanager::pg {

namespace {

using namespace std::chrono_literals;

class Stop : public tests::ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    connection_.emplace(ConnectOptions{.dsn = tests::test_server_dsn()}, stop_);
  }
  base::StopSignal stop_;
  std::optional<Connection> connection_;
};

TEST_F(Stop, CancelsTheRunningStatementAndLeavesTheConnectionUsable) {
  connection_->script("CREATE TEMPORARY TABLE kept (n integer)");
  connection_->script("BEGIN");
  connection_->script("INSERT INTO kept VALUES (1)");
  const tests::Stopwatch watch;
  base::Error::Parts error;
  {
    const tests::RaiseLater later(stop_, SIGINT, 200ms);
    error = tests::thrown_by([&] { connection_->statement("SELECT pg_sleep(30)"); });
  }
  EXPECT_LT(watch.seconds(), 1.5);
  EXPECT_EQ(error.code, base::ErrorCode::interrupted);
  EXPECT_EQ(error.message, "stopped by SIGINT");
  connection_->rollback();
  connection_->query("INSERT INTO kept VALUES ($1)", {"2"});
  EXPECT_EQ(connection_->query("SELECT string_agg(n::text, ',') FROM kept").one_value().text(), "2");
}

TEST_F(Stop, CancelsEveryKindOfStatement) {
  base::StopSignal second_stop;
  Connection second({.dsn = tests::test_server_dsn()}, second_stop);
  const tests::Stopwatch watch;
  {
    const tests::RaiseLater later(stop_, SIGTERM, 100ms);
    EXPECT_EQ(tests::thrown_by([&] { connection_->query("SELECT pg_sleep(30)"); }).code, base::ErrorCode::terminated);
  }
  const tests::RaiseLater later(second_stop, SIGTERM, 100ms);
  EXPECT_EQ(tests::thrown_by([&] { second.script("SELECT pg_sleep(30)"); }).code, base::ErrorCode::terminated);
  EXPECT_LT(watch.seconds(), 2);
}

// The cancel request may reach the server before the statement, and is ignored there.
TEST_F(Stop, CancelsAStatementThatIsSentAfterTheSignal) {
  stop_.raise(SIGINT);
  const tests::Stopwatch watch;
  const auto error = tests::thrown_by([&] { connection_->statement("SELECT pg_sleep(30)"); });
  EXPECT_EQ(error.code, base::ErrorCode::interrupted);
  EXPECT_LT(watch.seconds(), 1.5);
}

TEST_F(Stop, CancelsAStatementThatStreamsRows) {
  const tests::Stopwatch watch;
  const tests::RaiseLater later(stop_, SIGINT, 200ms);
  const auto error =
      tests::thrown_by([&] { connection_->statement("SELECT n FROM generate_series(1, 1000000000) AS n"); });
  EXPECT_EQ(error.code, base::ErrorCode::interrupted);
  EXPECT_LT(watch.seconds(), 1.5);
}

TEST_F(Stop, NeverCancelsTheStatementAfterTheCancelledOne) {
  for (int round = 0; round < 40; ++round) {
    base::StopSignal stop;
    Connection connection({.dsn = tests::test_server_dsn()}, stop);
    connection.script("BEGIN");
    // The signal is raised at about the end of the statement, sometimes before it and sometimes after it.
    const tests::RaiseLater later(stop, SIGINT, 5ms);
    try {
      connection.statement("SELECT pg_sleep(0.005)");
    } catch (const base::Error& error) {
      EXPECT_EQ(error.code(), base::ErrorCode::interrupted);
    }
    while (stop.requested() == 0) std::this_thread::yield();
    EXPECT_NO_THROW(connection.rollback());
    EXPECT_EQ(connection.query("SELECT 'recorded'").one_value().text(), "recorded");
  }
}

TEST_F(Stop, DoesNotCancelARollback) {
  connection_->script("BEGIN");
  stop_.raise(SIGINT);
  EXPECT_NO_THROW(connection_->rollback());
  EXPECT_FALSE(connection_->in_transaction());
  EXPECT_EQ(connection_->query("SELECT 'recorded'").one_value().text(), "recorded");
}

TEST_F(Stop, LimitsEachFurtherStatementToTwoSeconds) {
  stop_.raise(SIGINT);
  connection_->rollback();
  const tests::Stopwatch watch;
  const auto error = tests::thrown_by([&] { connection_->query("SELECT pg_sleep(30)"); });
  EXPECT_EQ(error.code, base::ErrorCode::connection);
  EXPECT_EQ(error.message, "the server did not answer in time");
  EXPECT_GE(watch.seconds(), 1.9);
  EXPECT_LT(watch.seconds(), 3);
}

TEST_F(Stop, IsNotNeededToEndAQueryOfOurOwn) {
  Connection connection({.dsn = tests::test_server_dsn(), .answer_timeout = std::chrono::milliseconds(300)}, stop_);
  EXPECT_EQ(connection.query("SELECT 'answer' FROM pg_sleep(0.6)").one_value().text(), "answer");
  EXPECT_EQ(connection.ask("SELECT 'answer'").one_value().text(), "answer");
  const auto error = tests::thrown_by([&] { connection.ask("SELECT pg_sleep(30)"); });
  EXPECT_EQ(error.code, base::ErrorCode::connection);
  EXPECT_EQ(error.message, "the server did not answer within 0.3 s");
  EXPECT_TRUE(connection.lost());
}

TEST_F(Stop, IsDistinguishedFromAStatementTimeout) {
  connection_->script("SET statement_timeout = 100");
  EXPECT_EQ(tests::refused_by_server([&] { connection_->statement("SELECT pg_sleep(30)"); }).message,
            "canceling statement due to statement timeout");
}

}  // namespace

}  // namespace pgmanager::pg
