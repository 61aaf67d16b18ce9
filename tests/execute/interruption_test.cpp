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
using ::testing::IsEmpty;

class Interruption : public RunTest {};

/// Raises the signal when a file is completed, or begins.
class StopAt : public EventLog {
 public:
  StopAt(base::StopSignal& stop, std::string when) : stop_(stop), when_(std::move(when)) {}
  void on(const result::Event& event) override {
    const std::size_t before = lines().size();
    EventLog::on(event);
    if (lines().size() > before && lines().back() == when_) stop_.raise(SIGTERM);
  }

 private:
  base::StopSignal& stop_;
  std::string when_;
};

TEST_F(Interruption, DuringAStatementRollsTheFileBackAndIsRecorded) {
  write("deployment/0-a.sql", "CREATE TABLE t (n integer);\n");
  write("deployment/1-b.sql", "INSERT INTO t VALUES (1);\nSELECT pg_sleep(30);\n");
  write("deployment/2-c.sql", "INSERT INTO t VALUES (2);\n");
  const tests::Stopwatch watch;
  const tests::RaiseLater later(stop_, SIGINT, 500ms);
  const Ran stopped = run();
  EXPECT_LT(watch.seconds(), 2);
  EXPECT_EQ(stopped.outcome.result, RunResult::failed);
  EXPECT_EQ(stopped.outcome.failure->code, base::ErrorCode::interrupted);
  EXPECT_EQ(failure(stopped), "deployment/1-b.sql:2:1:  stopped by SIGINT");
  EXPECT_THAT(completed(stopped), ElementsAre("deployment/0-a.sql"));
  EXPECT_THAT(not_tried(stopped), ElementsAre("deployment/2-c.sql"));
  EXPECT_EQ(history(), "deployment|0|applied|1|\ndeployment|1|interrupted|0|");
  EXPECT_EQ(psql("SELECT error_message, error_line FROM postgres_manager.history WHERE ordinal = 1"),
            "stopped by SIGINT|2");
  EXPECT_EQ(psql("SELECT count(*) FROM t"), "0");
  EXPECT_EQ(psql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"), "0");
}

TEST_F(Interruption, BetweenFilesKeepsCompletedFiles) {
  write("deployment/0-a.sql", "CREATE TABLE t (n integer);\n");
  write("deployment/1-b.sql", "INSERT INTO t VALUES (1);\nSELECT pg_sleep(30);\n");
  for (const char* when : {"done deployment/0-a.sql", "started deployment/1-b.sql (1 of 1)"}) {
    SCOPED_TRACE(when);
    base::StopSignal stop;
    StopAt observer(stop, when);
    const Ran stopped = run({}, target(), stop, observer);
    EXPECT_EQ(stopped.outcome.failure->code, base::ErrorCode::terminated);
    EXPECT_EQ(stopped.outcome.failure->step->file->path, "deployment/1-b.sql");
    EXPECT_EQ(psql("SELECT count(*) FROM t"), "0");
  }
  EXPECT_EQ(history(), "deployment|0|applied|1|\ndeployment|1|interrupted|0|\ndeployment|1|interrupted|0|");
}

TEST_F(Interruption, WhileTheHistoryRowWaitsIsNotAFailureOfTheFile) {
  write("deployment/0-a.sql", "CREATE TABLE t (n integer);\n");
  EXPECT_EQ(failure(run()), "");
  write("deployment/1-b.sql", "-- postgres-manager: lock-timeout=20s\nINSERT INTO t VALUES (1);\n");
  base::StopSignal other_stop;
  pg::Connection other(target().connection, other_stop);
  other.script("BEGIN; LOCK TABLE postgres_manager.history IN SHARE ROW EXCLUSIVE MODE");
  auto running = std::async(std::launch::async, [this] { return run(); });
  wait_until("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'postgres_manager.history'::regclass",
             "1");
  stop_.raise(SIGINT);
  wait_until("SELECT count(*) FROM pg_locks WHERE relation = 't'::regclass", "0");
  other.rollback();
  const Ran stopped = running.get();
  EXPECT_EQ(stopped.outcome.failure->code, base::ErrorCode::interrupted);
  EXPECT_EQ(failure(stopped), "deployment/1-b.sql:  stopped by SIGINT");
}

TEST_F(Interruption, IsTooLateWhenEverythingIsCommitted) {
  write("deployment/0-a.sql", "CREATE TABLE t (n integer);\n");
  StopAt observer(stop_, "done deployment/0-a.sql");
  EXPECT_EQ(run({}, target(), stop_, observer).outcome.result, RunResult::done);
  EXPECT_EQ(history(), "deployment|0|applied|1|");
}

TEST_F(Interruption, OfCreateLeavesNothing) {
  write("create/1-a/order.json", R"({"1": "a.sql", "2": "b.sql"})");
  write("create/1-a/a.sql", "CREATE TABLE t (n integer);\n");
  write("create/1-a/b.sql", "SELECT pg_sleep(30);\n");
  const tests::RaiseLater later(stop_, SIGTERM, 500ms);
  const Ran stopped = create();
  EXPECT_EQ(stopped.outcome.failure->code, base::ErrorCode::terminated);
  EXPECT_THAT(completed(stopped), IsEmpty());
  EXPECT_EQ(psql("SELECT count(*) FROM pg_class WHERE relname IN ('t', 'history')"), "0");
}

TEST_F(Interruption, OfTheCommitOfCreateLeavesNothing) {
  write("create/1-a/order.json", R"({"1": "a.sql"})");
  write("create/1-a/a.sql",
        "CREATE FUNCTION nap() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(30); RETURN NULL; END';\n"
        "CREATE CONSTRAINT TRIGGER nap AFTER INSERT ON postgres_manager.history DEFERRABLE INITIALLY DEFERRED "
        "FOR EACH ROW EXECUTE FUNCTION nap();\n");
  const tests::RaiseLater later(stop_, SIGINT, 500ms);
  const Ran stopped = create();
  EXPECT_EQ(stopped.outcome.failure->code, base::ErrorCode::interrupted);
  EXPECT_EQ(stopped.outcome.failure->step, nullptr);
  EXPECT_FALSE(stopped.outcome.failure->commit_unknown);
  EXPECT_EQ(psql("SELECT count(*) FROM pg_class WHERE relname = 'history'"), "0");
}

}  // namespace

}  // namespace pgmanager::execute
