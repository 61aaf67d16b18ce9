#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <future>

#include "database/causes.hpp"
#include "execute/run_fixture.hpp"
#include "support/raise_later.hpp"

namespace pgmanager::execute {

namespace {

using result::RunResult;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PipelinedRun : public RunTest {
 protected:
  void write_file(int ordinal, const std::string& sql) { write(fmt::format("deployment/{}-file.sql", ordinal), sql); }
  std::string states() const {
    return psql(
        "SELECT state, count(*), min(ordinal), max(ordinal) FROM postgres_manager.history GROUP BY state "
        "ORDER BY state");
  }
};

TEST_F(PipelinedRun, ThatFailsHasAppliedExactlyTheFilesBefore) {
  for (int i = 0; i < 100; ++i) write_file(i, fmt::format("CREATE TABLE t{} ();\n", i));
  write_file(50, "CREATE TABLE t50 ();\nSELECT nope;\n");
  const Ran failed = run();
  EXPECT_EQ(failed.outcome.result, RunResult::failed);
  EXPECT_EQ(failure(failed), "deployment/50-file.sql:2:8: 42703 column \"nope\" does not exist");
  EXPECT_EQ(completed(failed).size(), 50);
  EXPECT_EQ(not_tried(failed).size(), 49);
  EXPECT_EQ(psql("SELECT count(*), max(substr(relname, 2)::int) FROM pg_class WHERE relname ~ '^t[0-9]+$'"), "50|49");
  EXPECT_EQ(states(), "applied|50|0|49\nfailed|1|50|50");
  write_file(50, "CREATE TABLE t50 ();\n");
  EXPECT_EQ(completed(run()).size(), 50);
  EXPECT_EQ(run().outcome.result, RunResult::nothing_to_do);
}

TEST_F(PipelinedRun, ReportsEventsInOrder) {
  write_file(0, "CREATE TABLE t (n integer);\nDO 'BEGIN RAISE NOTICE ''one''; END';\n");
  write_file(1, "-- a placeholder\n");
  write_file(2, "DO 'BEGIN RAISE WARNING ''two''; END';\n");
  write_file(3, "SELECT nope;\n");
  run();
  EXPECT_THAT(events_.lines(),
              ElementsAre("planned 4", "started deployment/0-file.sql (1 of 4)", "statement 1 of 2",
                          "deployment/0-file.sql: NOTICE: one", "statement 2 of 2", "done deployment/0-file.sql",
                          "started deployment/1-file.sql (2 of 4)", "done deployment/1-file.sql",
                          "started deployment/2-file.sql (3 of 4)", "deployment/2-file.sql: WARNING: two",
                          "statement 1 of 1", "done deployment/2-file.sql", "started deployment/3-file.sql (4 of 4)"));
}

// The answers of several files arrive together, so only the server knows their durations.
TEST_F(PipelinedRun, ReportsTheServersTimeForEachFile) {
  for (int i = 0; i < 5; ++i) write_file(i, "SELECT pg_sleep(0.02);\n");
  const Ran ran = run();
  std::string told;
  for (const auto& completed : ran.outcome.completed) {
    told += fmt::format("{}{:.6f}", told.empty() ? "" : "\n", completed.took.count());
    EXPECT_GE(completed.took.count(), 0.02);
  }
  EXPECT_EQ(told, psql("SELECT to_char(date_part('epoch', duration), 'FM0.000000') FROM postgres_manager.history "
                       "ORDER BY id"));
}

TEST_F(PipelinedRun, ReportsTheBeginningOfAFileBeforeItsFirstStatementIsDone) {
  write("create/1-a/order.json", R"({"1": "a.sql", "2": "b.sql"})");
  write("create/1-a/a.sql", "CREATE TABLE t (n integer);\n");
  write("create/1-a/b.sql", "SELECT pg_sleep(2), 'the long one';\n");
  auto running = std::async(std::launch::async, [this] { return create(); });
  wait_for_statement("the long one");
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  EXPECT_THAT(events_.lines(), Contains("started create/1-a/b.sql (2 of 2)"));
  EXPECT_EQ(failure(running.get()), "");
}

TEST_F(PipelinedRun, OfALargeFileLimitsUnansweredStatements) {
  std::string text = "CREATE TABLE t (s text);\n";
  for (int i = 0; i < 200; ++i) text += "INSERT INTO t VALUES ('" + std::string(100'000, 'x') + "');\n";
  write_file(0, text);
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(psql("SELECT count(*), sum(length(s)) FROM t"), "200|20000000");
  EXPECT_EQ(history(), "deployment|0|applied|201|");
}

TEST_F(PipelinedRun, SendsAStatementThatIsLargerThanTheLimit) {
  write_file(0, "CREATE TABLE t AS SELECT '" + std::string(9'000'000, 'x') + "' AS s;\n");
  write_file(1, "SELECT '" + std::string(9'000'000, 'y') + "';\n");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(psql("SELECT sum(length(s)) FROM t"), "9000000");
}

TEST_F(PipelinedRun, ReportsNoticesAsTheyArrive) {
  write_file(0,
             "DO $$ BEGIN FOR i IN 1..20000 LOOP RAISE NOTICE 'notice % %', i, repeat('x', 300); END LOOP; END $$;\n");
  write_file(1, "SELECT n, repeat('x', 300) FROM generate_series(1, 20000) AS n;\n");
  write_file(2, "CREATE TABLE t (s text);\nINSERT INTO t VALUES ('" + std::string(3'000'000, 'x') + "');\n");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(psql("SELECT count(*) FROM t"), "1");
  EXPECT_EQ(events_.lines().size(), 20'000 + 1 + 2 * 3 + 4);
}

TEST_F(PipelinedRun, LeavesThePipelineForCopyAndComesBack) {
  write_file(0, "CREATE TABLE t (n integer);\nINSERT INTO t VALUES (1);\n");
  write_file(1,
             "INSERT INTO t VALUES (2);\nCOPY t FROM stdin;\n3\n4\n\\.\nINSERT INTO t VALUES (5);\n"
             "COPY t FROM stdin;\n6\n\\.\nCOPY t TO stdout;\n");
  write_file(2, "INSERT INTO t VALUES (7);\n");
  write_file(3, "COPY t FROM stdin;\n8\n\\.\n");
  write_file(4, "INSERT INTO t VALUES (9);\n");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(psql("SELECT string_agg(n::text, '' ORDER BY n) FROM t"), "123456789");
  EXPECT_EQ(history(),
            "deployment|0|applied|2|\ndeployment|1|applied|5|\ndeployment|2|applied|1|\n"
            "deployment|3|applied|1|\ndeployment|4|applied|1|");
}

TEST_F(PipelinedRun, AttributesBadRowsToCopyAndKeepsTheFilesBefore) {
  write_file(0, "CREATE TABLE t (n integer);\n");
  write_file(1, "INSERT INTO t VALUES (2);\nCOPY t FROM stdin;\n3\nfour\n\\.\n");
  write_file(2, "INSERT INTO t VALUES (7);\n");
  const Ran failed = run();
  EXPECT_EQ(failed.outcome.failure->error.sqlstate, "22P02");
  EXPECT_EQ(failed.outcome.failure->error.context, "COPY t, line 2, column n: \"four\"");
  EXPECT_EQ(failed.outcome.failure->statements_done, 1);
  EXPECT_THAT(completed(failed), ElementsAre("deployment/0-file.sql"));
  EXPECT_EQ(psql("SELECT count(*) FROM t"), "0");
  EXPECT_EQ(history(), "deployment|0|applied|1|\ndeployment|1|failed|0|22P02");
}

TEST_F(PipelinedRun, ReportsTheNoticesOfCopy) {
  write_file(
      0,
      "CREATE TABLE t (n integer);\n"
      "CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE NOTICE ''row''; RETURN NEW; END';\n"
      "CREATE TRIGGER tell BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION tell();\n"
      "COPY t FROM stdin;\n3\n\\.\n");
  run();
  EXPECT_THAT(events_.lines(), Contains("deployment/0-file.sql: NOTICE: row"));
}

TEST_F(PipelinedRun, OfCreateKeepsNothingWhenCopyFails) {
  write("create/1-a/order.json", R"({"1": "a.sql", "2": "b.sql"})");
  write("create/1-a/a.sql", "CREATE TABLE t (n integer);\n");
  write("create/1-a/b.sql", "COPY t FROM stdin;\n3\nfour\n\\.\n");
  const Ran failed = create();
  EXPECT_EQ(failed.outcome.failure->error.sqlstate, "22P02");
  EXPECT_THAT(completed(failed), IsEmpty());
}

TEST_F(PipelinedRun, AttributesADeferredConstraintToItsFile) {
  write_file(0,
             "CREATE TABLE a (n integer PRIMARY KEY);\n"
             "CREATE TABLE b (n integer REFERENCES a DEFERRABLE INITIALLY DEFERRED);\n");
  write_file(1, "INSERT INTO b VALUES (1);\nINSERT INTO a VALUES (1);\n");
  write_file(2, "INSERT INTO b VALUES (2);\n");
  write_file(3, "INSERT INTO a VALUES (2);\n");
  const Ran failed = run();
  EXPECT_EQ(failure(failed),
            "deployment/2-file.sql: 23503 insert or update on table \"b\" violates foreign key "
            "constraint \"b_n_fkey\"");
  EXPECT_THAT(completed(failed), ElementsAre("deployment/0-file.sql", "deployment/1-file.sql"));
  EXPECT_THAT(not_tried(failed), ElementsAre("deployment/3-file.sql"));
  EXPECT_EQ(history(), "deployment|0|applied|2|\ndeployment|1|applied|2|\ndeployment|2|failed|0|23503");
}

TEST_F(PipelinedRun, ThatKillsItsOwnServerProcessHasAppliedTheFilesBefore) {
  for (int i = 0; i < 60; ++i) write_file(i, fmt::format("CREATE TABLE t{} ();\n", i));
  write_file(30, "CREATE TABLE t30 ();\nSELECT pg_terminate_backend(pg_backend_pid());\n");
  const Ran failed = run();
  EXPECT_EQ(failed.outcome.failure->code, base::ErrorCode::connection);
  EXPECT_EQ(failure(failed), "deployment/30-file.sql:2:1:  the connection to the server was lost");
  EXPECT_FALSE(failed.outcome.failure->commit_unknown);
  EXPECT_EQ(completed(failed).size(), 30);
  EXPECT_EQ(states(), "applied|30|0|29\nfailed|1|30|30");
  EXPECT_EQ(psql("SELECT count(*), max(substr(relname, 2)::int) FROM pg_class WHERE relname ~ '^t[0-9]+$'"), "30|29");
}

TEST_F(PipelinedRun, ThatIsStoppedHasAppliedTheFilesBefore) {
  for (int i = 0; i < 200; ++i) write_file(i, fmt::format("CREATE TABLE t{} ();\nSELECT pg_sleep(0.02);\n", i));
  const tests::Stopwatch watch;
  const tests::RaiseLater later(stop_, SIGINT, std::chrono::milliseconds(1000));
  const Ran stopped = run();
  EXPECT_LT(watch.seconds(), 3);
  EXPECT_EQ(stopped.outcome.failure->code, base::ErrorCode::interrupted);
  const std::size_t done = completed(stopped).size();
  EXPECT_GT(done, 0);
  EXPECT_LT(done, 200);
  EXPECT_EQ(stopped.outcome.failure->step->file->path, fmt::format("deployment/{}-file.sql", done));
  EXPECT_EQ(states(), fmt::format("applied|{0}|0|{1}\ninterrupted|1|{0}|{0}", done, done - 1));
  EXPECT_EQ(psql("SELECT count(*), max(substr(relname, 2)::int) FROM pg_class WHERE relname ~ '^t[0-9]+$'"),
            fmt::format("{}|{}", done, done - 1));
}

TEST_F(PipelinedRun, ReportsThatTheHistoryIsGone) {
  write_file(0, "CREATE TABLE t (n integer);\n");
  write_file(1, "DROP SCHEMA postgres_manager CASCADE;\n");
  write_file(2, "DROP TABLE t;\n");
  const Ran failed = run();
  EXPECT_EQ(failure(failed),
            "deployment/1-file.sql: 42P01 the history in schema \"postgres_manager\" is missing after this file ran");
  EXPECT_TRUE(failed.outcome.failure->cause.as<database::causes::HistoryRemovedByFile>());
  EXPECT_EQ(history(), "deployment|0|applied|1|\ndeployment|1|failed|0|42P01");
}

}  // namespace

}  // namespace pgmanager::execute
