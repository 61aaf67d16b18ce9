#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <future>
#include <thread>

#include "execute/run_fixture.hpp"
#include "support/raise_later.hpp"

namespace pgmanager::execute {

namespace {

using namespace std::chrono_literals;
using result::RunResult;

class NoTransaction : public RunTest {
 protected:
  void SetUp() override {
    RunTest::SetUp();
    write("deployment/0-t.sql", "CREATE TABLE t (n integer, m integer);\nINSERT INTO t VALUES (1, 1), (1, 2);\n");
    run();
  }
  std::string indexes() const {
    return psql(
        "SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class JOIN pg_index ON indexrelid = pg_class.oid "
        "WHERE indrelid = 't'::regclass AND indisvalid");
  }
};

TEST_F(NoTransaction, RunsEachStatementSeparately) {
  write("deployment/1-i.sql",
        "CREATE INDEX CONCURRENTLY one ON t (n);\nCREATE INDEX CONCURRENTLY two ON t (m);\nVACUUM t;\n");
  EXPECT_EQ(run().outcome.result, RunResult::done);
  EXPECT_EQ(indexes(), "one,two");
  EXPECT_EQ(history(), "deployment|0|applied|2|\ndeployment|1|applied|3|");
  EXPECT_EQ(run().outcome.result, RunResult::nothing_to_do);
}

TEST_F(NoTransaction, ContinuesAfterTheLastCompletedStatement) {
  const std::string text =
      "CREATE INDEX CONCURRENTLY one ON t (n);\nCREATE UNIQUE INDEX CONCURRENTLY two ON t (n);\nVACUUM t;\n";
  write("deployment/1-i.sql", text);
  const Ran failed = run();
  EXPECT_EQ(failed.outcome.result, RunResult::failed);
  EXPECT_EQ(failure(failed), "deployment/1-i.sql:2:1: 23505 could not create unique index \"two\"");
  EXPECT_TRUE(failed.outcome.failure->kept);
  EXPECT_EQ(failed.outcome.failure->statements_done, 1);
  EXPECT_EQ(history(), "deployment|0|applied|2|\ndeployment|1|failed|1|23505");

  psql("DROP INDEX two; UPDATE t SET n = m");
  const Ran resumed = run();
  EXPECT_EQ(resumed.outcome.result, RunResult::done);
  EXPECT_EQ(resumed.outcome.plan.steps.at(0).resume_after(), 1);
  EXPECT_EQ(indexes(), "one,two");
  EXPECT_EQ(history(), "deployment|0|applied|2|\ndeployment|1|failed|1|23505\ndeployment|1|applied|3|");
}

TEST_F(NoTransaction, RecordsTheSchemaWithTheInvalidIndexOfAFailure) {
  write("deployment/1-i.sql", "CREATE UNIQUE INDEX CONCURRENTLY two ON t (n);\n");
  const Ran failed = run({.kept_snapshots = 3});
  EXPECT_FALSE(failed.outcome.failure->kept);
  EXPECT_EQ(psql("SELECT count(*) FROM postgres_manager.schema_snapshot"), "1");
}

TEST_F(NoTransaction, KeepsTheProgressWhenTheSecondAttemptFailsToo) {
  write("deployment/1-i.sql", "CREATE INDEX CONCURRENTLY one ON t (n);\nVACUUM nowhere;\n");
  run();
  EXPECT_EQ(failure(run()), "deployment/1-i.sql:2:1: 42P01 relation \"nowhere\" does not exist");
  EXPECT_EQ(history(), "deployment|0|applied|2|\ndeployment|1|failed|1|42P01\ndeployment|1|failed|1|42P01");
}

TEST_F(NoTransaction, KeepsTheProgressWhenItsConnectionWasKilled) {
  write("deployment/1-i.sql",
        "CREATE INDEX CONCURRENTLY one ON t (n);\nCREATE INDEX CONCURRENTLY two ON t (m);\nVACUUM t;\n");
  psql(
      "CREATE FUNCTION die() RETURNS event_trigger LANGUAGE plpgsql AS "
      "'BEGIN IF to_regclass(''one'') IS NOT NULL THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; END'; "
      "CREATE EVENT TRIGGER die ON ddl_command_start WHEN TAG IN ('CREATE INDEX') EXECUTE FUNCTION die()");
  const Ran killed = run();
  EXPECT_EQ(killed.outcome.failure->code, base::ErrorCode::connection);
  EXPECT_TRUE(killed.outcome.failure->kept);
  EXPECT_EQ(killed.outcome.failure->statements_done, 1);
  EXPECT_EQ(history(), "deployment|0|applied|2|\ndeployment|1|failed|1|");
  psql("DROP EVENT TRIGGER die");
  EXPECT_EQ(run().outcome.result, RunResult::done);
  EXPECT_EQ(indexes(), "one,two");
}

TEST_F(NoTransaction, HasNoProgressWhenItIsStoppedInItsFirstStatement) {
  write("deployment/1-i.sql", "CREATE INDEX CONCURRENTLY one ON t (n);\nVACUUM t;\n");
  pg::Connection other(target().connection, stop_);
  other.script("BEGIN");
  other.script("LOCK TABLE t IN SHARE UPDATE EXCLUSIVE MODE");  // makes the first statement wait
  base::StopSignal stop;
  const tests::RaiseLater later(stop, SIGTERM, 300ms);
  const Ran stopped = run({}, target(), stop, events_);
  EXPECT_EQ(stopped.outcome.failure->code, base::ErrorCode::terminated);
  EXPECT_EQ(stopped.outcome.failure->statements_done, 0);
  EXPECT_FALSE(stopped.outcome.failure->kept);
  EXPECT_EQ(history(), "deployment|0|applied|2|\ndeployment|1|interrupted|0|");
}

TEST_F(NoTransaction, KeepsTheProgressWhenItIsStoppedInALaterStatement) {
  psql("CREATE TABLE busy (n integer)");
  write("deployment/1-i.sql",
        "CREATE INDEX CONCURRENTLY one ON t (n);\nVACUUM busy;\nCREATE INDEX CONCURRENTLY two ON t (m);\n");
  {
    pg::Connection other(target().connection, stop_);
    other.script("BEGIN");
    other.script("LOCK TABLE busy IN SHARE UPDATE EXCLUSIVE MODE");  // makes the second statement wait
    base::StopSignal stop;
    auto running = std::async(std::launch::async, [&] { return run({}, target(), stop, events_); });
    wait_for_statement("VACUUM busy");
    stop.raise(SIGTERM);
    const Ran stopped = running.get();
    EXPECT_EQ(stopped.outcome.failure->code, base::ErrorCode::terminated);
    EXPECT_EQ(stopped.outcome.failure->statements_done, 1);
    EXPECT_TRUE(stopped.outcome.failure->kept);
  }
  EXPECT_EQ(history(), "deployment|0|applied|2|\ndeployment|1|interrupted|1|");
  const Ran resumed = run();
  EXPECT_EQ(resumed.outcome.plan.steps.at(0).resume_after(), 1);
  EXPECT_EQ(failure(resumed), "");
  EXPECT_EQ(indexes(), "one,two");
}

TEST_F(NoTransaction, ContinuesInAManualDeploymentToo) {
  write("manual-deployment/7-i.sql", "CREATE INDEX CONCURRENTLY one ON t (n);\nVACUUM later;\n");
  EXPECT_EQ(failure(run_manual_deployment()), "manual-deployment/7-i.sql:2:1: 42P01 relation \"later\" does not exist");
  psql("CREATE TABLE later (n integer)");
  const Ran resumed = run_manual_deployment();
  EXPECT_EQ(failure(resumed), "");
  EXPECT_EQ(resumed.outcome.plan.steps.at(0).resume_after(), 1);
  EXPECT_EQ(history(), "deployment|0|applied|2|\nmanual-deployment|7|failed|1|42P01\nmanual-deployment|7|applied|2|");
}

// If the connection is lost after the last statement, the statement must not run again.
TEST_F(NoTransaction, RecordsEveryStatementIncludingTheLast) {
  // In the same run, because a run refuses a history with triggers.
  write("deployment/1-note.sql",
        "CREATE TABLE seen (id serial, state text, done integer);\n"
        "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "INSERT INTO public.seen (state, done) VALUES (NEW.state, NEW.statements_done); RETURN NEW; END $$;\n"
        "CREATE TRIGGER note BEFORE INSERT ON postgres_manager.history FOR EACH ROW WHEN (NEW.ordinal = 2) EXECUTE "
        "FUNCTION note();\n");
  write("deployment/2-v.sql", "VACUUM t;\nVACUUM ANALYZE t;\nVACUUM t;\n");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(psql("SELECT state, done FROM seen ORDER BY id"), "interrupted|1\ninterrupted|2\ninterrupted|3\napplied|3");
}

TEST_F(NoTransaction, WaitsForItsHistoryRowLongerThanForOtherLocks) {
  write("deployment/1-i.sql", "-- postgres-manager: lock-timeout=100ms\nCREATE INDEX CONCURRENTLY one ON t (n);\n");
  pg::Connection other(target().connection, stop_);
  other.script("BEGIN; LOCK TABLE postgres_manager.history IN SHARE ROW EXCLUSIVE MODE");
  auto running = std::async(std::launch::async, [this] { return run({.lock_retries = 0}); });
  wait_until("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'postgres_manager.history'::regclass",
             "1");
  std::this_thread::sleep_for(400ms);
  other.rollback();
  EXPECT_EQ(failure(running.get()), "");
  EXPECT_EQ(indexes(), "one");
  EXPECT_EQ(history(), "deployment|0|applied|2|\ndeployment|1|applied|1|");
}

TEST_F(NoTransaction, WaitsForItsHistoryRowLongerThanAStatementMayTake) {
  write("deployment/1-i.sql",
        "-- postgres-manager: no-transaction statement-timeout=1s\nINSERT INTO t VALUES (2, 2);\n");
  pg::Connection other(target().connection, stop_);
  other.script("BEGIN; LOCK TABLE postgres_manager.history IN SHARE ROW EXCLUSIVE MODE");
  auto running = std::async(std::launch::async, [this] { return run(); });
  wait_until("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'postgres_manager.history'::regclass",
             "1");
  std::this_thread::sleep_for(1300ms);
  other.rollback();
  EXPECT_EQ(failure(running.get()), "");
}

TEST_F(NoTransaction, RecordsItsTextIndependentlyOfTheEncodingItSets) {
  write("deployment/1-i.sql",
        "-- postgres-manager: no-transaction\nSET client_encoding TO 'LATIN1'; -- größe\n"
        "CREATE TABLE seen AS SELECT sql_text FROM postgres_manager.history WHERE ordinal = 1;\n");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(psql("SELECT position('größe' IN sql_text) > 0 FROM seen"), "t");
}

TEST_F(NoTransaction, ExplainsAConcurrentIndexOnAPartitionedTable) {
  write("deployment/1-a.sql", "CREATE TABLE parted (n integer) PARTITION BY LIST (n);\n");
  write("deployment/2-b.sql", "CREATE INDEX CONCURRENTLY i ON parted (n);\n");
  const Ran failed = run();
  EXPECT_EQ(failure(failed),
            "deployment/2-b.sql:1:1: 0A000 cannot create index on partitioned table \"parted\" concurrently");
  EXPECT_THAT(advice(failed), ::testing::AllOf(::testing::StartsWith("Table parted is partitioned: "),
                                               ::testing::HasSubstr("CREATE INDEX ... ON ONLY")));
  EXPECT_FALSE(failed.outcome.failure->invalid_index);
}

// In a transaction, the server reports first that the statement cannot run in one.
TEST_F(NoTransaction, ExplainsAConcurrentIndexOnAPartitionedTableFromGexec) {
  psql("CREATE TABLE parted (n integer) PARTITION BY LIST (n)");
  const std::string made = "SELECT 'CREATE INDEX CONCURRENTLY i ON parted (n)' \\gexec\n";
  for (const std::string& directive : {std::string(), std::string("-- postgres-manager: no-transaction\n")}) {
    write("deployment/1-a.sql", directive + made);
    const Ran failed = run();
    EXPECT_EQ(failed.outcome.failure->error.sqlstate, directive.empty() ? "25001" : "0A000");
    EXPECT_THAT(advice(failed), ::testing::StartsWith("Table parted is partitioned: "));
    EXPECT_FALSE(failed.outcome.failure->invalid_index);
  }
}

TEST_F(NoTransaction, ExplainsDroppingAnIndexOfAPartitionedTableConcurrently) {
  psql("CREATE TABLE parted (n integer) PARTITION BY LIST (n); CREATE INDEX parted_n ON parted (n)");
  write("deployment/1-a.sql", "DROP INDEX CONCURRENTLY parted_n;\n");
  const Ran failed = run();
  EXPECT_EQ(failure(failed), "deployment/1-a.sql:1:1: 0A000 cannot drop partitioned index \"parted_n\" concurrently");
  EXPECT_THAT(advice(failed), ::testing::StartsWith("Index parted_n is one of a partitioned table "));
  write("deployment/1-a.sql", "DROP INDEX parted_n;\n");  // follows the advice
  EXPECT_EQ(failure(run()), "");
}

}  // namespace

}  // namespace pgmanager::execute
