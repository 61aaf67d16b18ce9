// Timeouts that are set for other sessions, and waits for a server that no longer answers.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <future>
#include <thread>

#include "execute/run_fixture.hpp"
#include "support/delay_proxy.hpp"
#include "support/raise_later.hpp"
#include "support/thrown.hpp"

namespace pgmanager::execute {

namespace {

using namespace std::chrono_literals;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class TimeoutsOfOthers : public RunTest {
 protected:
  void set_for_database(const std::string& setting) const {
    psql("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET " + setting + "', current_database()); END $$");
  }
};

constexpr const char* look =
    "INSERT INTO seen (timeouts) SELECT current_setting('statement_timeout') || ' ' || "
    "current_setting('idle_in_transaction_session_timeout');\n";

TEST_F(TimeoutsOfOthers, AreOffExceptForTheStatementsOfFiles) {
  set_for_database("statement_timeout = ''20s''");
  set_for_database("idle_in_transaction_session_timeout = ''7s''");
  psql("CREATE TABLE seen (n serial, timeouts text)");
  write("deployment/0-a.sql", look);
  write("deployment/1-b.sql", std::string("RESET idle_in_transaction_session_timeout;\n") + look);
  write("deployment/2-c.sql", std::string("-- postgres-manager: statement-timeout=30s\n") + look);
  write("deployment/3-d.sql", std::string("-- postgres-manager: no-transaction\n") + look + look);
  write("deployment/4-e.sql", std::string("-- postgres-manager: statement-timeout=0\n") + look);
  write("deployment/5-f.sql", look);
  const std::string expected = "20s 0\n20s 7s\n30s 0\n20s 0\n20s 0\n0 0\n20s 0";
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(psql("SELECT timeouts FROM seen ORDER BY n"), expected);
}

TEST_F(TimeoutsOfOthers, ApplyToTheFilesOfASharedTransaction) {
  set_for_database("statement_timeout = ''20s''");
  psql("CREATE TABLE seen (n serial, timeouts text)");
  write("deployment/0-a.sql", look);
  write("deployment/1-b.sql", std::string("-- postgres-manager: statement-timeout=0\n") + look);
  write("deployment/2-c.sql", look);
  EXPECT_EQ(failure(run_in_one_transaction({.statement_timeout = 40s})), "");
  EXPECT_EQ(psql("SELECT timeouts FROM seen ORDER BY n"), "40s 0\n0 0\n40s 0");
}

// The table of the file is free; the history row has to wait.
TEST_F(TimeoutsOfOthers, DoNotApplyToTheHistory) {
  write("deployment/0-a.sql", "CREATE TABLE t (n integer);\n");
  EXPECT_EQ(failure(run()), "");
  set_for_database("statement_timeout = 300");
  write("deployment/1-b.sql", "-- postgres-manager: lock-timeout=30s\nCREATE TABLE u (n integer);\n");
  write("deployment/2-c.sql", "-- postgres-manager: lock-timeout=30s\nSELECT set_config('a.b', '1', true);\n");
  base::StopSignal holder_stop;
  pg::Connection holder({.dsn = scratch_->dsn()}, holder_stop);
  holder.script("BEGIN; SET LOCAL statement_timeout TO 0; LOCK TABLE postgres_manager.history IN SHARE MODE");
  auto running = std::async(std::launch::async, [this] { return run(); });
  wait_for_statement("INSERT INTO \"postgres_manager\".history");
  std::this_thread::sleep_for(900ms);
  holder.script("COMMIT");
  EXPECT_EQ(failure(running.get()), "");
}

TEST_F(TimeoutsOfOthers, AreNamedWhenTheyCancelAFile) {
  write("deployment/0-a.sql", "SELECT pg_sleep(20);\n");
  const auto advice_of = [this](const RunOptions& options = {}) {
    const Ran failed = run(options);
    EXPECT_EQ(failed.outcome.failure->error.sqlstate, "57014");
    return advice(failed);
  };
  const std::string way_out =
      " Set a longer one for the file with the line -- postgres-manager: statement-timeout=10min at its beginning. If "
      "the timeout was not the cause, another session cancelled the statement (pg_cancel_backend).";
  EXPECT_EQ(advice_of({.statement_timeout = 90ms}),
            "The statement_timeout is 90ms here, from --statement-timeout or the setting of that name." + way_out);
  set_for_database("statement_timeout = 110");
  const std::string of_database =
      fmt::format("from ALTER DATABASE {} SET statement_timeout", psql("SELECT quote_ident(current_database())"));
  EXPECT_EQ(advice_of(), "The statement_timeout is 110ms here, " + of_database + "." + way_out);
  write("deployment/0-a.sql", "-- postgres-manager: statement-timeout=120ms\nSELECT pg_sleep(20);\n");
  EXPECT_EQ(advice_of(),
            "The statement_timeout is 120ms here, from the file's own directive statement-timeout." + way_out);
}

TEST_F(TimeoutsOfOthers, AreNotConfusedWithThatOfTheConnection) {
  set_for_database("statement_timeout = 200");
  write("deployment/0-a.sql", "SELECT pg_sleep(20);\n");
  Target asks_for_less = target();
  asks_for_less.connection.dsn += " options='-c statement_timeout=55'";
  const Ran failed = run({}, asks_for_less, stop_, events_);
  EXPECT_THAT(advice(failed), StartsWith("The statement_timeout is 55ms here, from the connection string (options). "));
}

TEST_F(TimeoutsOfOthers, AreNotBlamedForATimeoutOfTheFile) {
  set_for_database("statement_timeout = ''30s''");
  psql("CREATE FUNCTION sets() RETURNS text LANGUAGE sql AS $$ SELECT set_config('statement_timeout', '80', true) $$");
  const std::string session = fmt::format(
      "; the session's statement_timeout is 30s, from ALTER DATABASE {} SET "
      "statement_timeout. Either the file or a function that it calls sets another "
      "one, which you can change there, or another session cancelled",
      psql("SELECT quote_ident(current_database())"));
  for (const char* set : {"SET statement_timeout = 100;", "SET LOCAL statement_timeout = '90ms';", "SELECT sets();"}) {
    write("deployment/0-a.sql", std::string(set) + "\nSELECT pg_sleep(20);\n");
    EXPECT_THAT(advice(run()), AllOf(StartsWith("The statement was cancelled after at most "), HasSubstr(session)));
  }
  write("deployment/0-a.sql",
        "-- postgres-manager: no-transaction\nSELECT sets();\nSET statement_timeout = 100;\nSELECT pg_sleep(20);\n");
  EXPECT_THAT(advice(run()),
              StartsWith("The statement_timeout is 100ms here: the file or a function that it calls sets it. "));
  // Longer than the session's timeout, so only the file can explain it.
  set_for_database("statement_timeout = 100");
  write("deployment/0-a.sql", "SET statement_timeout = 200;\nSELECT pg_sleep(20);\n");
  EXPECT_THAT(advice(run()), HasSubstr("the session's statement_timeout is 100ms, "));
}

// PostgreSQL starts the timeout before it calls the function.
TEST_F(TimeoutsOfOthers, ApplyEvenIfAFunctionHasASetClause) {
  set_for_database("statement_timeout = 200");
  psql(
      "CREATE FUNCTION slow() RETURNS void LANGUAGE plpgsql SET statement_timeout = 50 AS 'BEGIN PERFORM pg_sleep(20); "
      "END'");
  write("deployment/0-a.sql", "SELECT slow();\n");
  EXPECT_THAT(advice(run()), StartsWith("The statement_timeout is 200ms here, "));
}

TEST_F(TimeoutsOfOthers, DoNotEndTheSessionInAPause) {
  base::StopSignal stop;
  if (pg::Connection({.dsn = scratch_->dsn()}, stop).server_version() < 140000) GTEST_SKIP() << "no such setting";
  psql("CREATE TABLE t AS SELECT generate_series(1, 3) AS n");
  set_for_database("idle_session_timeout = 200");
  write("deployment/0-a.sql",
        "-- postgres-manager: repeat repeat-pause=500ms\nDELETE FROM t WHERE n = (SELECT min(n) FROM t);\n");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(psql("SELECT count(*) FROM t"), "0");
}

/// The connection to the server becomes dead: it stays open, but transmits nothing.
class DeadLine : public RunTest {
 protected:
  void SetUp() override {
    RunTest::SetUp();
    if (IsSkipped()) return;
    line_.emplace(tests::DelayProxy::Options{.target = server_address()});
    through_ = target();
    through_.connection.dsn += fmt::format(" host=127.0.0.1 port={}", line_->port());
  }
  Ran run_over_it(const Silence& silence) {
    through_.silence = silence;
    const tests::RaiseLater not_noticed(stop_, SIGINT, 30s);
    return run({}, through_, stop_, events_);
  }
  /// Waits until the statement runs and another connection has looked at it; on a busy machine, the program may have
  /// opened one before. Returns the number of connections until now.
  std::uint64_t wait_until_watched(const std::string& statement) const {
    wait_for_statement(statement);
    wait_until(
        "SELECT count(*) > 0 FROM pg_stat_activity WHERE datname = current_database() AND application_name = "
        "'postgres-manager watch' AND state = 'idle' AND query <> ''",
        "t");
    return line_->counts().connections;
  }
  void end(const std::string& statement) const {
    psql(
        fmt::format("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE position('{}' IN query) > 0 AND "
                    "pid <> pg_backend_pid()",
                    statement));
  }

  std::optional<tests::DelayProxy> line_;
  Target through_;
};

TEST_F(DeadLine, IsNoticedWhenOurOwnQueryGetsNoAnswer) {
  through_.connection.answer_timeout = 400ms;
  base::StopSignal stop;
  Session session(through_, Access::write, stop, wanted_);
  line_->go_dead();
  const auto error = tests::thrown_by([&] { session.database().load_history(); });
  EXPECT_EQ(error.code, base::ErrorCode::connection);
  EXPECT_EQ(error.message, "the server did not answer within 0.4 s");
  EXPECT_TRUE(session.connection().lost());
}

TEST_F(DeadLine, IsNoticedWhenTheServerHasAnsweredAndNothingArrives) {
  write("deployment/0-a.sql", "CREATE TABLE t (n integer);\nSELECT pg_sleep(1);\n");
  auto running = std::async(std::launch::async, [this] { return run_over_it({.answer = 500ms}); });
  wait_for_statement("pg_sleep(1)");
  line_->go_dead(1);
  const Ran failed = running.get();
  ASSERT_TRUE(failed.outcome.failure);
  EXPECT_EQ(failed.outcome.failure->code, base::ErrorCode::connection);
  EXPECT_THAT(failed.outcome.failure->error.detail, HasSubstr("its answer has not arrived."));
}

TEST_F(DeadLine, IsNoticedWhenNoOtherConnectionGetsAnAnswerEither) {
  write("deployment/0-a.sql", "SELECT pg_sleep(60);\n");
  auto running = std::async(std::launch::async, [this] { return run_over_it({.server = 3s, .between = 100ms}); });
  wait_for_statement("pg_sleep(60)");
  line_->go_dead();
  const Ran failed = running.get();
  ASSERT_TRUE(failed.outcome.failure);
  EXPECT_EQ(failed.outcome.failure->code, base::ErrorCode::connection);
  EXPECT_EQ(failed.outcome.failure->error.detail, "The server has not answered for 3 s, nor on another connection.");
  end("pg_sleep(60)");
}

// Like a firewall that forgets its existing connections.
TEST_F(DeadLine, IsNoticedOverANewConnectionWhenTheWatchingOneIsDeadToo) {
  write("deployment/0-a.sql", "SELECT pg_sleep(3);\nCREATE TABLE t (n integer);\n");
  auto running = std::async(std::launch::async, [this] { return run_over_it({.answer = 500ms, .between = 100ms}); });
  const auto connections = wait_until_watched("pg_sleep(3)");
  line_->go_dead(connections);
  const Ran failed = running.get();
  ASSERT_TRUE(failed.outcome.failure);
  EXPECT_EQ(failed.outcome.failure->code, base::ErrorCode::connection);
  EXPECT_THAT(failed.outcome.failure->error.detail, HasSubstr("its answer has not arrived."));
  EXPECT_EQ(line_->counts().connections, connections + 1);
}

TEST_F(DeadLine, IsNoticedWhenAllConnectionsAreDeadAndNoneCanBeOpened) {
  write("deployment/0-a.sql", "SELECT pg_sleep(60);\n");
  auto running = std::async(std::launch::async, [this] { return run_over_it({.server = 3s, .between = 100ms}); });
  wait_until_watched("pg_sleep(60)");
  line_->go_dead();
  const Ran failed = running.get();
  ASSERT_TRUE(failed.outcome.failure);
  EXPECT_EQ(failed.outcome.failure->code, base::ErrorCode::connection);
  EXPECT_EQ(failed.outcome.failure->error.message, "the connection to the server was lost");
  EXPECT_EQ(failed.outcome.failure->error.detail, "The server has not answered for 3 s, nor on another connection.");
  end("pg_sleep(60)");
}

TEST_F(DeadLine, IsNoticedInACommit) {
  psql(
      "CREATE TABLE t (n integer); CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM "
      "pg_sleep(6); RETURN NULL; END'; CREATE CONSTRAINT TRIGGER w AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR "
      "EACH ROW EXECUTE FUNCTION wait()");
  write("deployment/0-a.sql", "INSERT INTO t VALUES (1);\n");
  auto running = std::async(std::launch::async, [this] { return run_over_it({.answer = 1500ms}); });
  wait_until_watched("COMMIT");
  line_->go_dead(1);
  const Ran failed = running.get();
  ASSERT_TRUE(failed.outcome.failure);
  EXPECT_EQ(failed.outcome.failure->code, base::ErrorCode::connection);
  EXPECT_TRUE(failed.outcome.failure->commit_unknown);
  EXPECT_THAT(failed.outcome.failure->error.detail, HasSubstr("its answer has not arrived."));
}

TEST_F(DeadLine, IsNoticedWhileTheCatalogsAreRead) {
  through_.silence = {.answer = 500ms};
  base::StopSignal stop;
  Session session(through_, Access::write, stop, wanted_);
  line_->go_dead(1);
  const tests::RaiseLater not_noticed(stop, SIGINT, 30s);
  const auto error = tests::thrown_by([&] { session.database().record_snapshot(1); });
  EXPECT_EQ(error.code, base::ErrorCode::connection);
  EXPECT_EQ(error.message, "the connection to the server was lost");
  EXPECT_THAT(error.detail, HasSubstr("its answer has not arrived."));
}

TEST_F(DeadLine, IsNoticedWhileTheHistoryIsCreated) {
  through_.silence = {.server = 2s, .between = 100ms};
  base::StopSignal stop;
  Session session(through_, Access::write, stop, wanted_);
  line_->go_dead();
  const tests::RaiseLater not_noticed(stop, SIGINT, 30s);
  const auto error = tests::thrown_by([&] { session.database().create_history({}); });
  EXPECT_EQ(error.code, base::ErrorCode::connection);
  EXPECT_EQ(error.detail, "The server has not answered for 2 s, nor on another connection.");
}

TEST_F(DeadLine, IsNotSuspectedWhileAStatementRuns) {
  write("deployment/0-a.sql", "SELECT pg_sleep(4);\n");
  EXPECT_EQ(failure(run_over_it({.answer = 300ms, .server = 300ms, .between = 100ms})), "");
}

}  // namespace

}  // namespace pgmanager::execute
