#include "execute/run_lock.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <future>
#include <thread>

#include "database/causes.hpp"
#include "execute/run_fixture.hpp"
#include "support/raise_later.hpp"
#include "support/thrown.hpp"

namespace pgmanager::execute {

namespace {

using namespace std::chrono_literals;
using result::RunResult;
using ::testing::ElementsAre;

class RunLock : public RunTest {
 protected:
  /// Runs in another thread with its own connection.
  std::future<Ran> begin_run() {
    return std::async(std::launch::async, [this] { return run({}, target(), other_stop_, other_events_); });
  }
  /// Changes the database while a run waits that has already read its state.
  Ran run_that_waits_while(const std::string& sql) {
    std::optional<Session> holder(std::in_place, target(), Access::write, stop_, database::Wanted{.lock = true});
    EventLog events;
    auto waiting = std::async(std::launch::async, [&] { return run({}, target(), other_stop_, events); });
    for (const tests::Stopwatch watch; !events.holder() && watch.seconds() < 20;) std::this_thread::sleep_for(20ms);
    psql(sql);
    holder.reset();
    return waiting.get();
  }
  base::StopSignal other_stop_;
  EventLog other_events_;
};

TEST_F(RunLock, LetsASecondRunWaitForTheFirstAndReportsIt) {
  write("deployment/0-a.sql", "CREATE TABLE t (n integer);\nINSERT INTO t VALUES (1);\nSELECT pg_sleep(2);\n");
  auto first = begin_run();
  wait_for_statement("pg_sleep(2)");
  const std::string pid = psql("SELECT pid FROM pg_locks WHERE locktype = 'advisory'");
  const Ran second = run();
  EXPECT_EQ(first.get().outcome.result, RunResult::done);
  EXPECT_EQ(second.outcome.result, RunResult::nothing_to_do);
  const auto holder = events_.holder();
  ASSERT_TRUE(holder.has_value());
  EXPECT_EQ(std::to_string(holder->pid), pid);
  EXPECT_EQ(holder->application_name, "postgres-manager deployment");
  EXPECT_EQ(holder->database_user, psql("SELECT session_user"));
  EXPECT_EQ(holder->client, "local");
  EXPECT_THAT(holder->since, ::testing::MatchesRegex("20[0-9-]+T[0-9:]+Z"));
  EXPECT_EQ(holder->query, "SELECT pg_sleep(2)");
  EXPECT_EQ(psql("SELECT count(*) FROM t"), "1");
  EXPECT_EQ(history(), "deployment|0|applied|3|");
}

TEST_F(RunLock, IsWaitedForNoLongerThanAllowed) {
  write("deployment/0-a.sql", "SELECT pg_sleep(30);\n");
  auto first = begin_run();
  wait_for_statement("pg_sleep(30)");
  const std::string pid = psql("SELECT pid FROM pg_locks WHERE locktype = 'advisory'");
  const std::string since = psql(
      "SELECT to_char(backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') FROM pg_stat_activity "
      "WHERE pid = " +
      pid);
  const tests::Stopwatch watch;
  const auto error = tests::thrown_by([&] { run({.lock_wait = 300ms}); });
  EXPECT_GE(watch.seconds(), 0.3);
  EXPECT_LT(watch.seconds(), 2);
  EXPECT_EQ(error.code, base::ErrorCode::lock);
  EXPECT_EQ(error.message, "another run holds the lock of this database; waited 0.3 s for it");
  EXPECT_EQ(error.detail, fmt::format("It is held by process {} (postgres-manager deployment), user \"{}\", client "
                                      "local, connected since {}.",
                                      pid, psql("SELECT session_user"), since));
  const auto holder = tests::cause_of<database::causes::RunLockHeld>(error).holder;
  ASSERT_TRUE(holder);
  EXPECT_EQ(holder->end, fmt::format("SELECT pg_terminate_backend({})", pid));
  EXPECT_EQ(tests::thrown_by([&] { run({.lock_wait = 0ms}); }).code, base::ErrorCode::lock);

  psql(holder->end);
  EXPECT_EQ(first.get().outcome.failure->code, base::ErrorCode::connection);
}

// The pauses grow, and would end 10, 30, 70, 150, 310, 630 and 1270 ms after the first attempt.
TEST_F(RunLock, IsWaitedForNoLongerThanAllowedDuringAPause) {
  Session holder(target(), Access::write, stop_);
  ASSERT_TRUE(holder.database().try_lock());
  Session session(target(), Access::write, stop_);
  double shortest = 60;
  for (int i = 0; i < 3 && shortest > 1.2; ++i) {  // a busy machine may be late
    const tests::Stopwatch watch;
    tests::thrown_by([&] { wait_for_run_lock(session.database(), 750ms, stop_, events_); });
    shortest = std::min(shortest, watch.seconds());
  }
  EXPECT_GE(shortest, 0.75);
  EXPECT_LE(shortest, 1.2);
}

// The server may not have noticed yet that the last run has ended.
TEST_F(RunLock, IsNotReportedAtFirst) {
  Session holder(target(), Access::write, stop_);
  ASSERT_TRUE(holder.database().try_lock());
  Session session(target(), Access::write, stop_);
  tests::thrown_by([&] { wait_for_run_lock(session.database(), 150ms, stop_, events_); });
  EXPECT_FALSE(events_.holder().has_value());
}

TEST_F(RunLock, IsNotTakenByADryRun) {
  write("deployment/0-a.sql", "SELECT 1;\n");
  Session session(target(), Access::write, stop_);
  ASSERT_TRUE(session.database().try_lock());
  EXPECT_EQ(run({.dry_run = DryRun::yes, .lock_wait = 0ms}).outcome.result, RunResult::planned);
}

TEST_F(RunLock, IsNotWaitedForAfterAStopRequest) {
  Session session(target(), Access::write, stop_);
  ASSERT_TRUE(session.database().try_lock());
  write("deployment/0-a.sql", "SELECT 1;\n");
  const tests::Stopwatch watch;
  const tests::RaiseLater later(other_stop_, SIGTERM, 300ms);
  const auto error = tests::thrown_by([&] { run({}, target(), other_stop_, other_events_); });
  EXPECT_EQ(error.code, base::ErrorCode::terminated);
  EXPECT_LT(watch.seconds(), 1.5);
}

// If a waiting run kept a snapshot open, CREATE INDEX CONCURRENTLY would wait for it, and both would wait without end.
TEST_F(RunLock, DoesNotBlockAConcurrentIndexBuild) {
  write("deployment/0-a.sql", "CREATE TABLE t (n integer);\nSELECT pg_sleep(2);\n");
  write("deployment/1-b.sql", "CREATE INDEX CONCURRENTLY i ON t (n);\nREINDEX INDEX CONCURRENTLY i;\n");
  auto first = begin_run();
  wait_for_statement("pg_sleep(2)");
  const tests::Stopwatch watch;
  EXPECT_EQ(run().outcome.result, RunResult::nothing_to_do);
  EXPECT_EQ(first.get().outcome.result, RunResult::done);
  EXPECT_TRUE(events_.holder().has_value());
  EXPECT_LT(watch.seconds(), 15);  // without end otherwise
}

TEST_F(RunLock, LetsTwoRunsAtOnceApplyEachFileOnce) {
  write("deployment/0-a.sql", "CREATE TABLE t (n integer);\n");
  for (int i = 1; i <= 8; ++i)
    write(fmt::format("deployment/{}-x.sql", i), fmt::format("INSERT INTO t VALUES ({});\n", i));
  auto first = begin_run();
  const Ran second = run();
  const Ran one = first.get();
  EXPECT_EQ(failure(one), "");
  EXPECT_EQ(failure(second), "");
  EXPECT_EQ(one.outcome.completed.size() + second.outcome.completed.size(), 9U);
  EXPECT_EQ(psql("SELECT string_agg(n::text, '' ORDER BY n) FROM t"), "12345678");
  EXPECT_EQ(psql("SELECT count(*), count(DISTINCT ordinal) FROM postgres_manager.history"), "9|9");
}

TEST_F(RunLock, MakesARunReadTheHistoryAgainAfterWaiting) {
  write("deployment/0-a.sql", "CREATE TABLE IF NOT EXISTS t (n integer);\n");
  for (const auto history : {database::Wanted::History::in_place, database::Wanted::History::whole}) {
    wanted_.history = history;
    run();
    const Ran waited = run_that_waits_while("UPDATE postgres_manager.history SET state = 'forgotten'");
    EXPECT_THAT(completed(waited), ElementsAre("deployment/0-a.sql"));
  }
}

TEST_F(RunLock, MakesCreateCheckAgainThatTheDatabaseIsEmptyAfterWaiting) {
  write("create/1-a/order.json", R"({"1": "a.sql"})");
  write("create/1-a/a.sql", "CREATE TABLE t (n integer);\n");
  wanted_ = {.lock = true, .history = database::Wanted::History::whole, .user_objects = true};
  planner_ = plan::create_planner();
  const Ran waited = run_that_waits_while("CREATE TABLE x (n integer)");
  EXPECT_THAT(refusals(waited), ElementsAre("database-not-empty: the database is not empty"));
}

TEST_F(RunLock, IsReleasedSoonAfterItsHolderWasKilled) {
  if (psql("SELECT current_setting('client_connection_check_interval', true) IS NULL") == "t") {
    GTEST_SKIP() << "before PostgreSQL 14 a server notices only at the end of a statement that its client has gone";
  }
  write("deployment/0-a.sql", "CREATE TABLE t (n integer);\nSELECT pg_sleep(60);\n");
  const pid_t child = ::fork();
  if (child == 0) {
    run();
    ::_exit(0);
  }
  wait_for_statement("pg_sleep(60)");
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  write("deployment/0-a.sql", "CREATE TABLE t (n integer);\n");
  const tests::Stopwatch watch;
  EXPECT_EQ(run({.lock_wait = 20s}).outcome.result, RunResult::done);
  EXPECT_LT(watch.seconds(), 6);
  EXPECT_EQ(history(), "deployment|0|applied|1|");
}

TEST_F(RunLock, MustNotBeReleasedByAFile) {
  write("deployment/0-a.sql", "CREATE TABLE t (n integer);\n");
  write("deployment/1-b.sql", "INSERT INTO t VALUES (1);\nSELECT pg_advisory_unlock_all();\n");
  const Ran failed = run();
  EXPECT_EQ(failed.outcome.failure->code, base::ErrorCode::sql);
  EXPECT_EQ(failure(failed), "deployment/1-b.sql:  the file released the lock that excludes other runs");
  EXPECT_FALSE(failed.outcome.failure->kept);
  EXPECT_EQ(psql("SELECT count(*) FROM t"), "0");
  EXPECT_EQ(history(), "deployment|0|applied|1|\ndeployment|1|failed|0|");
}

TEST_F(RunLock, MustNotBeReleasedByAFileWithoutATransaction) {
  write("deployment/0-a.sql", "DISCARD ALL;\n");
  const Ran failed = run();
  EXPECT_EQ(failure(failed), "deployment/0-a.sql:1:1:  the file released the lock that excludes other runs");
  EXPECT_TRUE(failed.outcome.failure->in_part) << "the statement was committed, its row was not";
  EXPECT_EQ(psql("SELECT ordinal, state FROM postgres_manager.history"), "0|failed");
}

/// File 1 releases the lock in its trigger; the statement itself does not show that.
class RunLockGivenUpByATrigger : public RunLock {
 protected:
  void give_up(const std::string& then = "") {
    write("deployment/0-t.sql",
          "CREATE TABLE t (n integer);\nCREATE FUNCTION give_up() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
          "PERFORM pg_advisory_unlock_all(); " +
              then + " RETURN NULL; END $$;\n" +
              "CREATE TRIGGER give_up AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION give_up();\n");
    write("deployment/1-a.sql", "INSERT INTO t VALUES (1);\n");
  }
};

TEST_F(RunLockGivenUpByATrigger, IsTakenAgainWithTheHistoryRow) {
  give_up();
  write("deployment/2-b.sql",
        "CREATE TABLE seen AS SELECT count(*) AS held FROM pg_locks WHERE locktype = 'advisory' AND pid = "
        "pg_backend_pid();\n");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(psql("SELECT held FROM seen"), "1");
}

TEST_F(RunLockGivenUpByATrigger, FailsTheFileIfAnotherRunHasTakenIt) {
  give_up(
      "WHILE NOT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid() AND database = "
      "(SELECT oid FROM pg_database WHERE datname = current_database())) LOOP PERFORM pg_sleep(0.01); END LOOP;");
  auto running = begin_run();
  wait_for_statement("INSERT INTO t");
  Session session(target(), Access::write, stop_);
  wait_for_run_lock(session.database(), 20s, stop_, events_);
  EXPECT_EQ(failure(running.get()), "deployment/1-a.sql:  the file released the lock that excludes other runs");
  EXPECT_EQ(psql("SELECT count(*) FROM t"), "0");
}

TEST_F(RunLockGivenUpByATrigger, LeavesNoRowsOfACopyThatCannotBeRecorded) {
  give_up();
  write("deployment/1-a.sql", "-- postgres-manager: no-transaction\nCOPY t FROM stdin;\n1\n\\.\n");
  EXPECT_EQ(failure(run()), "deployment/1-a.sql:2:1:  the file released the lock that excludes other runs");
  EXPECT_EQ(psql("SELECT count(*) FROM t"), "0");
}

}  // namespace

}  // namespace pgmanager::execute
