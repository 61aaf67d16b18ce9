#include <fmt/format.h>
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
using ::testing::AllOf;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Ge;
using ::testing::IsEmpty;
using ::testing::Le;

/// Releases the lock when the first retry is reported.
class LetGo : public EventLog {
 public:
  explicit LetGo(std::optional<pg::Connection>& holder) : holder_(holder) {}
  void on(const result::Event& event) override {
    EventLog::on(event);
    if (holder_ && std::holds_alternative<result::events::Retrying>(event)) holder_->rollback();
  }

 private:
  std::optional<pg::Connection>& holder_;
};

/// Raises the signal in the pause before the second retry.
class StopInPause : public EventLog {
 public:
  explicit StopInPause(base::StopSignal& stop) : stop_(stop) {}
  void on(const result::Event& event) override {
    EventLog::on(event);
    const auto* retrying = std::get_if<result::events::Retrying>(&event);
    if (retrying != nullptr && retrying->retry.attempt == 2) stop_.raise(SIGINT);
  }

 private:
  base::StopSignal& stop_;
};

class Retries : public RunTest {
 protected:
  void SetUp() override {
    RunTest::SetUp();
    write("deployment/0-t.sql", "CREATE TABLE t (n integer);\nCREATE TABLE u (n integer);\n");
    EXPECT_EQ(failure(run()), "");
    write("deployment/1-a.sql", "INSERT INTO u VALUES (1);\n");
    write("deployment/2-b.sql", "INSERT INTO u VALUES (2);\nALTER TABLE t ADD COLUMN m integer;\n");
    write("deployment/3-c.sql", "INSERT INTO u VALUES (3);\n");
    holder_.emplace(pg::ConnectOptions{.dsn = scratch_->dsn(), .application_name = "holder"}, holder_stop_);
    hold("t");
  }
  void TearDown() override { holder_.reset(); }
  void hold(const std::string& table) { holder_->script("BEGIN; LOCK TABLE " + table + " IN ROW EXCLUSIVE MODE"); }
  std::string inserted() const { return psql("SELECT string_agg(n::text, ',' ORDER BY n) FROM u"); }

  base::StopSignal holder_stop_;
  std::optional<pg::Connection> holder_;
};

TEST_F(Retries, OfAFileSucceedWhenTheLockIsReleased) {
  LetGo events(holder_);
  EXPECT_EQ(failure(run({.lock_timeout = 100ms}, target(), stop_, events)), "");
  EXPECT_THAT(events.lines(),
              ElementsAre("planned 3", "started deployment/1-a.sql (1 of 3)", "statement 1 of 1",
                          "done deployment/1-a.sql", "started deployment/2-b.sql (2 of 3)", "statement 1 of 2",
                          "retrying deployment/2-b.sql (1 of 5): 55P03", "started deployment/2-b.sql (2 of 3)",
                          "statement 1 of 2", "statement 2 of 2", "done deployment/2-b.sql",
                          "started deployment/3-c.sql (3 of 3)", "statement 1 of 1", "done deployment/3-c.sql"));
  EXPECT_EQ(events.retries().at(0).message, "canceling statement due to lock timeout");
  EXPECT_EQ(inserted(), "1,2,3");
  EXPECT_EQ(history(),
            "deployment|0|applied|2|\ndeployment|1|applied|1|\ndeployment|2|applied|2|\n"
            "deployment|3|applied|1|");
}

double took(const Ran& ran, const std::string& path) {
  for (const auto& completed : ran.outcome.completed) {
    if (completed.step->file->path == path) return completed.took.count();
  }
  return 0;
}

// The file's time includes waiting: 300 ms for the lock, and a pause.
TEST_F(Retries, CountAsTimeOfTheFile) {
  LetGo events(holder_);
  const Ran ran = run({.lock_timeout = 300ms}, target(), stop_, events);
  EXPECT_EQ(failure(ran), "");
  EXPECT_GE(took(ran, "deployment/2-b.sql"), 0.3);
  EXPECT_LT(took(ran, "deployment/1-a.sql") + took(ran, "deployment/3-c.sql"), 0.3);
}

TEST_F(Retries, CountAsTimeOfTheFileThatFails) {
  const Ran ran = run({.lock_timeout = 200ms, .lock_retries = 2});
  ASSERT_TRUE(ran.outcome.failure);
  EXPECT_GE(ran.outcome.failure->took.count(), 0.6);
}

TEST_F(Retries, CountAsTimeOfAFileWithoutATransaction) {
  write("deployment/2-b.sql", "-- postgres-manager: no-transaction\nALTER TABLE t ADD COLUMN m integer;\n");
  LetGo events(holder_);
  const Ran ran = run({.lock_timeout = 300ms}, target(), stop_, events);
  EXPECT_EQ(failure(ran), "");
  EXPECT_GE(took(ran, "deployment/2-b.sql"), 0.3);
}

TEST_F(Retries, EndInARecordedFailure) {
  const Ran failed = run({.lock_timeout = 50ms, .lock_retries = 2});
  EXPECT_EQ(failed.outcome.result, RunResult::failed);
  EXPECT_EQ(failure(failed), "deployment/2-b.sql:2:1: 55P03 canceling statement due to lock timeout");
  EXPECT_THAT(completed(failed), ElementsAre("deployment/1-a.sql"));
  EXPECT_THAT(not_tried(failed), ElementsAre("deployment/3-c.sql"));
  EXPECT_EQ(inserted(), "1");
  EXPECT_EQ(history(), "deployment|0|applied|2|\ndeployment|1|applied|1|\ndeployment|2|failed|0|55P03");
  const auto retries = events_.retries();
  ASSERT_EQ(retries.size(), 2);
  EXPECT_EQ(retries[1].attempt, 2);
  EXPECT_EQ(retries[1].attempts, 2);
  EXPECT_THAT(retries[0].pause, AllOf(Ge(250ms), Le(500ms)));
  EXPECT_THAT(retries[1].pause, AllOf(Ge(500ms), Le(1000ms)));
}

TEST_F(Retries, ReportTheHolderOfTheLock) {
  for (const auto lock_timeout : {1500ms, 500ms}) {
    run({.lock_timeout = lock_timeout, .lock_retries = 1});
    const auto retries = events_.retries();
    ASSERT_FALSE(retries.empty());
    ASSERT_EQ(retries.back().holders.size(), 1);
    EXPECT_EQ(retries.back().holders[0].pid, holder_->backend_pid());
    EXPECT_EQ(retries.back().holders[0].application_name, "holder");
  }
}

TEST_F(Retries, ReportTheHolderOfTheLockForAFileWithAShortLockTimeout) {
  write("deployment/2-b.sql", "-- postgres-manager: lock-timeout=800ms\nALTER TABLE t ADD COLUMN m integer;\n");
  LetGo events(holder_);
  EXPECT_EQ(failure(run({.lock_timeout = 0ms}, target(), stop_, events)), "");
  const auto retries = events.retries();
  ASSERT_EQ(retries.size(), 1);
  ASSERT_EQ(retries[0].holders.size(), 1);
  EXPECT_EQ(retries[0].holders[0].application_name, "holder");
}

TEST_F(Retries, DoNotReportTheHolderOfAnEarlierTry) {
  psql("CREATE SEQUENCE tries");
  write("deployment/2-b.sql",
        "-- postgres-manager: lock-timeout=800ms\nALTER TABLE t ADD COLUMN m integer;\n"
        "DO $$ BEGIN IF nextval('tries') = 1 THEN RAISE SQLSTATE '40001'; END IF; END $$;\n");
  LetGo events(holder_);
  EXPECT_EQ(failure(run({}, target(), stop_, events)), "");
  const auto retries = events.retries();
  ASSERT_EQ(retries.size(), 2);
  EXPECT_EQ(retries[0].holders.size(), 1);
  EXPECT_THAT(retries[1].holders, IsEmpty());
}

TEST_F(Retries, NeedNoSecondConnectionForQuickStatementsWithoutALockTimeout) {
  for (int ordinal = 4; ordinal < 7;
       ++ordinal) {  // a busy machine may need longer than the second before the first look
    holder_->rollback();
    write(
        fmt::format("deployment/{}-d.sql", ordinal),
        "SELECT pg_sleep(0.2);\nDROP TABLE IF EXISTS seen;\nCREATE TABLE seen AS SELECT count(*) FROM pg_stat_activity "
        "WHERE application_name = 'postgres-manager watch' AND datname = current_database();\n");
    EXPECT_EQ(failure(run({.lock_timeout = 0ms})), "");
    if (psql("SELECT * FROM seen") == "0") return;
  }
  ADD_FAILURE() << "each run looked at once";
}

TEST_F(Retries, AreNotMadeIfNoneAreAllowed) {
  const Ran failed = run({.lock_timeout = 50ms, .lock_retries = 0});
  EXPECT_EQ(failed.outcome.failure->error.sqlstate, "55P03");
  EXPECT_THAT(events_.retries(), IsEmpty());
}

TEST_F(Retries, AreNotMadeForOtherErrors) {
  write("deployment/2-b.sql", "SELECT nope;\n");
  EXPECT_EQ(failure(run()), "deployment/2-b.sql:1:8: 42703 column \"nope\" does not exist");
  EXPECT_THAT(events_.retries(), IsEmpty());
}

TEST_F(Retries, AreCountedForEachFile) {
  holder_->rollback();
  psql("CREATE SEQUENCE tries");
  const std::string twice = "DO $$ BEGIN IF nextval('tries') % 3 <> 0 THEN RAISE SQLSTATE '40001'; END IF; END $$;\n";
  write("deployment/1-a.sql", twice);
  write("deployment/2-b.sql", twice);
  EXPECT_EQ(failure(run({.lock_retries = 2})), "");
  EXPECT_EQ(events_.retries().size(), 4);
}

TEST_F(Retries, AreCountedForEachStatementOfAFileWithoutATransaction) {
  holder_->rollback();
  psql("CREATE SEQUENCE tries");
  const std::string twice = "DO $$ BEGIN IF nextval('tries') % 3 <> 0 THEN RAISE SQLSTATE '40001'; END IF; END $$;\n";
  write("deployment/2-b.sql", "-- postgres-manager: no-transaction\n" + twice + twice);
  EXPECT_EQ(failure(run({.lock_retries = 2})), "");
  EXPECT_EQ(events_.retries().size(), 4);
}

TEST_F(Retries, RepeatAllFilesOfASharedTransaction) {
  holder_->rollback();
  psql("CREATE SEQUENCE tries");
  write("deployment/2-b.sql", "INSERT INTO u VALUES (2);\n");
  write("deployment/3-c.sql",
        "DO $$ BEGIN IF nextval('tries') % 3 <> 0 THEN RAISE SQLSTATE '40001'; END IF; END $$;\n");
  const Ran done = run_in_one_transaction();
  EXPECT_EQ(failure(done), "");
  EXPECT_EQ(events_.retries().size(), 2);
  EXPECT_EQ(completed(done).size(), 3);
  EXPECT_EQ(inserted(), "1,2");
  EXPECT_EQ(history(),
            "deployment|0|applied|2|\ndeployment|1|applied|1|\ndeployment|2|applied|1|\ndeployment|3|applied|1|");
}

TEST_F(Retries, OfAFileWithCopyLoadNothingTwice) {
  write("deployment/2-b.sql", "COPY u FROM stdin;\n2\n\\.\nALTER TABLE t ADD COLUMN m integer;\n");
  LetGo events(holder_);
  EXPECT_EQ(failure(run({.lock_timeout = 100ms}, target(), stop_, events)), "");
  EXPECT_EQ(events.retries().size(), 1);
  EXPECT_EQ(inserted(), "1,2,3");
}

TEST_F(Retries, AreMadeForADeadlock) {
  holder_->script("SET deadlock_timeout = '30s'");  // the run must notice the deadlock and be its victim
  write("deployment/2-b.sql", "-- postgres-manager: lock-timeout=20s\nLOCK TABLE u;\nLOCK TABLE t;\n");
  auto running = std::async(std::launch::async, [&] { return run(); });
  wait_for_statement("LOCK TABLE t");
  holder_->script("LOCK TABLE u");
  holder_->rollback();
  EXPECT_EQ(failure(running.get()), "");
  const auto retries = events_.retries();
  ASSERT_EQ(retries.size(), 1);
  EXPECT_EQ(retries[0].sqlstate, "40P01");
  EXPECT_EQ(retries[0].message, "deadlock detected");
}

TEST_F(Retries, OfAFileWithoutATransactionBeginAtTheFailedStatement) {
  write("deployment/2-b.sql",
        "-- postgres-manager: no-transaction\nINSERT INTO u VALUES (2);\n"
        "ALTER TABLE t ADD COLUMN m integer;\nINSERT INTO u VALUES (22);\n");
  LetGo events(holder_);
  EXPECT_EQ(failure(run({.lock_timeout = 100ms}, target(), stop_, events)), "");
  EXPECT_EQ(events.retries().size(), 1);
  EXPECT_EQ(inserted(), "1,2,3,22");
  EXPECT_EQ(psql("SELECT state, statements_done FROM postgres_manager.history WHERE ordinal = 2"), "applied|3");
}

TEST_F(Retries, OfAFileWithoutATransactionDoNotRepeatPrepare) {
  write("deployment/2-b.sql",
        "-- postgres-manager: no-transaction\nPREPARE two AS INSERT INTO u VALUES (2);\n"
        "ALTER TABLE t ADD COLUMN m integer;\nEXECUTE two;\n");
  LetGo events(holder_);
  EXPECT_EQ(failure(run({.lock_timeout = 100ms}, target(), stop_, events)), "");
  EXPECT_EQ(events.retries().size(), 1);
  EXPECT_EQ(inserted(), "1,2,3");
}

TEST_F(Retries, AreNotNeededByConcurrentIndexesWhichWaitWithoutALimit) {
  write("deployment/2-b.sql", "CREATE INDEX CONCURRENTLY i ON t (n);\n");
  auto running = std::async(std::launch::async, [this] { return run({.lock_timeout = 100ms, .lock_retries = 0}); });
  wait_for_statement("CREATE INDEX CONCURRENTLY");
  std::this_thread::sleep_for(400ms);
  holder_->rollback();
  EXPECT_EQ(failure(running.get()), "");
  EXPECT_EQ(psql("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"), "t");
}

TEST_F(Retries, OfAConcurrentIndexKeepTheLockTimeoutOfTheRun) {
  holder_->rollback();
  psql(
      "CREATE SEQUENCE tries; CREATE FUNCTION fails_once(integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS $$ "
      "BEGIN IF nextval('public.tries') = 1 THEN RAISE SQLSTATE '40001'; END IF; RETURN $1; END $$");
  psql("INSERT INTO t VALUES (1)");
  write("deployment/2-b.sql",
        "-- postgres-manager: no-transaction\nCREATE INDEX CONCURRENTLY i ON t (fails_once(n));\n"
        "CREATE TABLE seen AS SELECT current_setting('lock_timeout') AS is;\n");
  EXPECT_EQ(failure(run({.lock_timeout = 200ms})), "");
  EXPECT_EQ(events_.retries().size(), 1);
  EXPECT_EQ(psql("SELECT * FROM seen"), "200ms");
}

TEST_F(Retries, TakeTheLockTimeoutOfTheDirective) {
  write("deployment/2-b.sql", "-- postgres-manager: lock-timeout=50ms\nALTER TABLE t ADD COLUMN m integer;\n");
  write("deployment/3-c.sql", "CREATE TABLE seen AS SELECT current_setting('lock_timeout') AS is;\n");
  const tests::Stopwatch watch;
  EXPECT_EQ(run({.lock_timeout = 20s, .lock_retries = 0}).outcome.failure->error.sqlstate, "55P03");
  EXPECT_LT(watch.seconds(), 5);
  holder_->rollback();
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(psql("SELECT * FROM seen"), "300ms");
}

// The values of the server's setting as the files see them, in order.
class SettingsSeen : public EventLog {
 public:
  void on(const result::Event& event) override {
    if (const auto* notice = std::get_if<result::events::Notice>(&event)) seen.push_back(notice->notice.message);
  }
  std::vector<std::string> seen;
};

constexpr const char* tell = "DO $$ BEGIN RAISE NOTICE '%', current_setting('lock_timeout'); END $$;\n";
constexpr const char* collide_three_times =
    "DO $$ BEGIN IF nextval('tries') < 3 THEN RAISE SQLSTATE '55P03'; END IF; END $$;\n";

TEST_F(Retries, WaitLongerForLocksEachTime) {
  holder_->rollback();
  psql("CREATE SEQUENCE tries MINVALUE 0");
  write("deployment/1-a.sql", tell);
  write("deployment/2-b.sql", std::string(tell) + collide_three_times);
  write("deployment/3-c.sql", std::string("-- postgres-manager: no-transaction\n") + tell);
  write("deployment/4-d.sql", tell);
  SettingsSeen events;
  EXPECT_EQ(failure(run({}, target(), stop_, events)), "");
  EXPECT_THAT(events.seen, ElementsAre("300ms", "300ms", "1s", "2s", "5s", "5s", "300ms"));
}

TEST_F(Retries, WaitForLocksAsTheirFileSpecifies) {
  holder_->rollback();
  psql("CREATE SEQUENCE tries MINVALUE 0");
  write("deployment/1-a.sql",
        std::string("-- postgres-manager: lock-timeout=700ms..3s\n") + tell + collide_three_times);
  write("deployment/2-b.sql", std::string("-- postgres-manager: lock-timeout=0\n") + tell);
  write("deployment/3-c.sql", tell);
  SettingsSeen events;
  EXPECT_EQ(failure(run({.lock_timeout = 400ms, .lock_retries = 3}, target(), stop_, events)), "");
  EXPECT_THAT(events.seen, ElementsAre("700ms", "1s", "2s", "3s", "0", "300ms"));
}

TEST_F(Retries, WaitLongerForLocksInEachFileOfASharedTransaction) {
  holder_->rollback();
  psql("CREATE SEQUENCE tries MINVALUE 0");
  write("deployment/1-a.sql", std::string(tell) + "SET LOCAL lock_timeout TO '7s';\n");
  write("deployment/2-b.sql", std::string("-- postgres-manager: lock-timeout=8s\n") + tell);
  write("deployment/3-c.sql", std::string(tell) + collide_three_times);
  SettingsSeen events;
  planner_.scope = plan::TransactionScope::all_files;
  EXPECT_EQ(failure(run({}, target(), stop_, events)), "");
  EXPECT_THAT(events.seen, ElementsAre("300ms", "8s", "300ms", "1s", "8s", "1s", "2s", "8s", "2s", "5s", "8s", "5s"));
}

TEST_F(Retries, EndAtOnceWhenTheyAreStoppedInAPause) {
  StopInPause events(stop_);
  const Ran stopped = run({.lock_timeout = 50ms, .lock_retries = 20}, target(), stop_, events);
  EXPECT_EQ(events.retries().size(), 2U);
  EXPECT_EQ(stopped.outcome.failure->code, base::ErrorCode::interrupted);
  EXPECT_EQ(failure(stopped), "deployment/2-b.sql:  stopped by SIGINT");
  EXPECT_EQ(history(), "deployment|0|applied|2|\ndeployment|1|applied|1|\ndeployment|2|interrupted|0|");
}

TEST_F(Retries, ThatAreStoppedReportTheProgressOfAFileWithoutATransaction) {
  write("deployment/2-b.sql",
        "-- postgres-manager: no-transaction\nINSERT INTO u VALUES (2);\nALTER TABLE t ADD COLUMN m integer;\n");
  StopInPause events(stop_);
  const Ran stopped = run({.lock_timeout = 50ms}, target(), stop_, events);
  EXPECT_EQ(stopped.outcome.failure->code, base::ErrorCode::interrupted);
  EXPECT_TRUE(stopped.outcome.failure->kept);
  EXPECT_EQ(stopped.outcome.failure->statements_done, 1);
  EXPECT_EQ(history(), "deployment|0|applied|2|\ndeployment|1|applied|1|\ndeployment|2|interrupted|1|");
}

}  // namespace

}  // namespace pgmanager::execute
