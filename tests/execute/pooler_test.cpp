#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>

#include "execute/causes.hpp"
#include "execute/run_fixture.hpp"
#include "support/pgbouncer.hpp"
#include "support/raise_later.hpp"
#include "support/thrown.hpp"

namespace pgmanager::execute {

namespace {

using namespace std::chrono_literals;
using result::RunResult;
using ::testing::MatchesRegex;

/// Runs through a PgBouncer.
class Pooler : public RunTest {
 protected:
  void SetUp() override {
    RunTest::SetUp();
    if (!IsSkipped() && !tests::have_pgbouncer()) GTEST_SKIP() << "pgbouncer is not installed";
  }
  Target target_through(const tests::PgBouncer& pooler) const {
    Target target = RunTest::target();
    target.connection.dsn = pooler.dsn(scratch_->name());
    return target;
  }
  base::Error::Parts refusal(const tests::PgBouncer& pooler) {
    return tests::thrown_by([&] { const Session session(target_through(pooler), Access::write, stop_); });
  }
};

TEST_F(Pooler, InTransactionModeIsRefused) {
  const tests::PgBouncer pooler("transaction");
  const auto error = refusal(pooler);
  EXPECT_EQ(error.code, base::ErrorCode::refused);
  EXPECT_EQ(error.message, "the connection goes through a pooler in transaction mode");
  EXPECT_THAT(error.detail, MatchesRegex("Two connections were served by the same server process [0-9]+ in turn\\."));
  EXPECT_TRUE(error.cause.as<causes::PoolerInTransactionMode>());
  EXPECT_NO_THROW(Session(target_through(pooler), Access::read, stop_));
}

TEST_F(Pooler, InStatementModeIsRefused) {
  const tests::PgBouncer pooler("statement");
  const auto error = refusal(pooler);
  EXPECT_EQ(error.code, base::ErrorCode::refused);
  EXPECT_EQ(error.message, "the connection goes through a pooler in transaction mode");
  EXPECT_EQ(error.detail, "The pooler does not allow transactions (statement mode).");
}

TEST_F(Pooler, InSessionModeServesADeployment) {
  const tests::PgBouncer pooler("session");
  // The pooler opened the server connection with settings of its own, and RESET ALL restores those.
  psql("ALTER DATABASE " + scratch_->name() + " SET client_encoding TO 'LATIN1'");
  write("deployment/0-a.sql", "CREATE TABLE t (word text);\n");
  write("deployment/1-ä.sql", "INSERT INTO t VALUES ('größe'), (current_setting('application_name'));\n");
  const Ran ran = run({}, target_through(pooler), stop_, events_);
  EXPECT_EQ(failure(ran), "");
  EXPECT_EQ(ran.outcome.result, RunResult::done);
  EXPECT_EQ(psql("SET client_encoding TO 'UTF8'; SELECT word FROM t"), "größe\npostgres-manager deployment");
  EXPECT_EQ(psql("SET client_encoding TO 'UTF8'; SELECT path FROM postgres_manager.history ORDER BY id"),
            "deployment/0-a.sql\ndeployment/1-ä.sql");
  EXPECT_EQ(run({}, target_through(pooler), stop_, events_).outcome.result, RunResult::nothing_to_do);
}

TEST_F(Pooler, InSessionModeCanBeStopped) {
  const tests::PgBouncer pooler("session");
  write("deployment/0-a.sql", "SELECT pg_sleep(30);\n");
  const tests::Stopwatch watch;
  const tests::RaiseLater later(stop_, SIGINT, 500ms);
  const Ran stopped = run({}, target_through(pooler), stop_, events_);
  EXPECT_EQ(stopped.outcome.failure->code, base::ErrorCode::interrupted);
  EXPECT_LT(watch.seconds(), 3);
  EXPECT_EQ(history(), "deployment|0|interrupted|0|");
}

}  // namespace

}  // namespace pgmanager::execute
