#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <future>

#include "execute/run_fixture.hpp"
#include "support/raise_later.hpp"

namespace pgmanager::execute {

namespace {

using namespace std::chrono_literals;
using result::RunResult;
using ::testing::ElementsAre;

constexpr const char* in_batches =
    "UPDATE t SET m = n WHERE ctid IN (SELECT ctid FROM t WHERE m IS NULL ORDER BY n LIMIT 40);\n";

/// Stops the run after a round.
class StopAfterRound : public EventLog {
 public:
  StopAfterRound(base::StopSignal& stop, std::int64_t round) : stop_(stop), round_(round) {}
  void on(const result::Event& event) override {
    EventLog::on(event);
    const auto* done = std::get_if<result::events::RoundDone>(&event);
    if (done != nullptr && done->progress.rounds == round_) stop_.raise(SIGTERM);
  }

 private:
  base::StopSignal& stop_;
  std::int64_t round_;
};

class Repeat : public RunTest {
 protected:
  void SetUp() override {
    RunTest::SetUp();
    write("deployment/0-t.sql",
          "CREATE TABLE t (n integer, m integer);\nINSERT INTO t SELECT n FROM generate_series(1, 100) AS n;\n");
    run();
  }
  std::string rows_done() const { return psql("SELECT count(m), count(DISTINCT xmin::text) FROM t"); }
};

TEST_F(Repeat, RunsTheStatementUntilItTouchesNoRow) {
  write("deployment/1-b.sql", std::string("-- postgres-manager: repeat\n") + in_batches);
  write("deployment/2-c.sql", "ALTER TABLE t ALTER m SET NOT NULL;\n");
  EventLog events;
  EXPECT_EQ(failure(run({}, target(), stop_, events)), "");
  EXPECT_EQ(rows_done(), "100|3");  // each round is a transaction
  EXPECT_THAT(events.lines(),
              ElementsAre("planned 2", "started deployment/1-b.sql (1 of 2)", "round 1: 40 rows", "round 2: 80 rows",
                          "round 3: 100 rows", "statement 1 of 1", "done deployment/1-b.sql",
                          "started deployment/2-c.sql (2 of 2)", "statement 1 of 1", "done deployment/2-c.sql"));
  EXPECT_EQ(history(), "deployment|0|applied|2|\ndeployment|1|applied|1|\ndeployment|2|applied|1|");
  EXPECT_EQ(run().outcome.result, RunResult::nothing_to_do);
}

TEST_F(Repeat, ContinuesWithTheRemainingRows) {
  write("deployment/1-b.sql", std::string("-- postgres-manager: repeat\n") + in_batches);
  base::StopSignal stop;
  StopAfterRound observer(stop, 2);
  const Ran stopped = run({}, target(), stop, observer);
  EXPECT_EQ(stopped.outcome.failure->code, base::ErrorCode::terminated);
  EXPECT_EQ(rows_done(), "80|3");
  EXPECT_EQ(history(), "deployment|0|applied|2|\ndeployment|1|interrupted|0|");
  EventLog events;
  EXPECT_EQ(failure(run({}, target(), stop_, events)), "");
  EXPECT_EQ(events.lines().at(2), "round 1: 20 rows");
  EXPECT_EQ(rows_done(), "100|3");
}

TEST_F(Repeat, PausesBetweenTwoRoundsAndCanBeStoppedInThePause) {
  write("deployment/1-b.sql", std::string("-- postgres-manager: repeat repeat-pause=300ms\n") + in_batches);
  const tests::Stopwatch watch;
  EXPECT_EQ(failure(run()), "");
  EXPECT_GE(watch.seconds(), 0.6);

  psql("UPDATE t SET m = NULL");
  write("deployment/2-b.sql", std::string("-- postgres-manager: repeat repeat-pause=30s\n") + in_batches);
  const tests::Stopwatch second_watch;
  const tests::RaiseLater later(stop_, SIGINT, 500ms);
  EXPECT_EQ(run().outcome.failure->code, base::ErrorCode::interrupted);
  EXPECT_LT(second_watch.seconds(), 2);
  EXPECT_EQ(rows_done(), "40|2");
}

TEST_F(Repeat, KeepsTheRoundsBeforeTheOneThatFails) {
  psql("ALTER TABLE t ADD CHECK (m < 50)");
  write("deployment/1-b.sql", std::string("-- postgres-manager: repeat\n") + in_batches);
  const Ran failed = run({.kept_snapshots = 3});
  EXPECT_EQ(failure(failed),
            "deployment/1-b.sql:2:1: 23514 new row for relation \"t\" violates check constraint "
            "\"t_m_check\"");
  EXPECT_EQ(rows_done(), "40|2");
  EXPECT_EQ(history(), "deployment|0|applied|2|\ndeployment|1|failed|0|23514");
  EXPECT_EQ(psql("SELECT count(*) FROM postgres_manager.schema_snapshot"), "1");
}

TEST_F(Repeat, IsRecordedFromItsFirstRoundOn) {
  write("deployment/1-b.sql", std::string("-- postgres-manager: repeat repeat-pause=20s\n") + in_batches);
  auto running = std::async(std::launch::async, [this] { return run(); });
  wait_until("SELECT state FROM postgres_manager.history WHERE ordinal = 1", "interrupted");
  stop_.raise(SIGINT);
  EXPECT_EQ(running.get().outcome.failure->rounds, 1);
}

}  // namespace

}  // namespace pgmanager::execute
