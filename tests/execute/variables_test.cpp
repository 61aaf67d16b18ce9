#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "execute/run_fixture.hpp"
#include "support/thrown.hpp"

namespace pgmanager::execute {

namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Variables : public RunTest {
 protected:
  // Every text that the history keeps.
  std::string all_history() const { return psql("SELECT h::text FROM postgres_manager.history AS h"); }
};

TEST_F(Variables, AreFilledInAsPsqlDoes) {
  variables_ = {{"schema", "my \"own\""}, {"word", "it's a secret"}, {"number", "42"}};
  write("deployment/0-a.sql",
        "CREATE SCHEMA :\"schema\";\nCREATE TABLE :\"schema\".t AS SELECT :'word' AS word, :number AS number, "
        "':number'::text AS kept;\n");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(psql("SELECT * FROM \"my \"\"own\"\"\".t"), "it's a secret|42|:number");
}

TEST_F(Variables, CanBeSetInTheFileAndDoNotReachTheNext) {
  variables_ = {{"number", "1"}};
  write("deployment/0-a.sql",
        "\\set number 2\n\\set other :number 3\nCREATE TABLE a AS SELECT :number AS n, :other AS o;\n");
  write("deployment/1-b.sql", "CREATE TABLE b AS SELECT :number AS n;\n");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(psql("SELECT a.n, a.o, b.n FROM a, b"), "2|23|1");
}

TEST_F(Variables, LeaveThePositionsOfErrorsAsTheyAreWritten) {
  variables_ = {{"word", "a value that is much longer than its name"}};
  write("deployment/0-a.sql", "SELECT 1;\nSELECT :'word', :'word',\n  'ä', nope;\n");
  const Ran failed = run();
  EXPECT_EQ(failure(failed), "deployment/0-a.sql:3:8: 42703 column \"nope\" does not exist");
  EXPECT_EQ(failed.outcome.failure->location->source_line, "  'ä', nope;");
}

TEST_F(Variables, LeaveTheirValuesOutOfHistoryAndErrors) {
  variables_ = {{"word", "pa55word"}};
  write("deployment/0-a.sql", "CREATE TABLE t (s text UNIQUE CHECK (s <> 'x'));\nINSERT INTO t VALUES (:'word');\n");
  write("deployment/1-b.sql", "INSERT INTO t VALUES (:'word');\n");
  const Ran failed = run();
  EXPECT_EQ(failure(failed),
            "deployment/1-b.sql:1:1: 23505 duplicate key value violates unique constraint \"t_s_key\"");
  EXPECT_EQ(failed.outcome.failure->error.detail, "Key (s)=(...) already exists.");
  EXPECT_EQ(psql("SELECT error_detail FROM postgres_manager.history WHERE state = 'failed'"),
            "Key (s)=(...) already exists.");
  EXPECT_EQ(psql("SELECT sql_text FROM postgres_manager.history WHERE ordinal = 1"), "INSERT INTO t VALUES (:'word');");
  EXPECT_THAT(all_history(), Not(HasSubstr("pa55word")));
}

TEST_F(Variables, LeaveTheirValuesOutOfWhatFunctionsSay) {
  variables_ = {{"word", "pa55word"}};
  write("deployment/0-a.sql",
        "CREATE FUNCTION f(s text) RETURNS void LANGUAGE plpgsql AS "
        "$$ BEGIN EXECUTE format('SELECT %L FROM nowhere', s); END $$;\nSELECT f(:'word');\n");
  const Ran failed = run();
  EXPECT_EQ(failure(failed), "deployment/0-a.sql:2:1: 42P01 relation \"nowhere\" does not exist");
  EXPECT_EQ(failed.outcome.failure->error.internal_query, "SELECT '...' FROM nowhere");
  EXPECT_THAT(all_history(), Not(HasSubstr("pa55word")));
}

TEST_F(Variables, LeaveTheirValuesOutOfWhatGexecMakes) {
  variables_ = {{"word", "pa55word"}};
  write("deployment/0-a.sql", "SELECT format('SELECT %L FROM nowhere', :'word') \\gexec\n");
  const Ran failed = run();
  EXPECT_EQ(failed.outcome.failure->error.context, "statement made by \\gexec: SELECT '...' FROM nowhere");
  EXPECT_THAT(all_history(), Not(HasSubstr("pa55word")));
}

// The constraint is checked in the COMMIT, which is no statement of the file.
TEST_F(Variables, LeaveTheirValuesOutOfWhatTheCommitSays) {
  variables_ = {{"word", "pa55word"}};
  write("deployment/0-a.sql",
        "CREATE TABLE t (s text UNIQUE DEFERRABLE INITIALLY DEFERRED);\nINSERT INTO t VALUES (:'word'), (:'word');\n");
  const Ran failed = run();
  EXPECT_EQ(failed.outcome.failure->error.sqlstate, "23505");
  EXPECT_EQ(failed.outcome.failure->error.detail, "Key (s)=(...) already exists.");
  EXPECT_THAT(all_history(), Not(HasSubstr("pa55word")));
}

TEST_F(Variables, LeaveTheirValuesOutOfTheProgressOfGexec) {
  variables_ = {{"word", "pa55word"}};
  write("deployment/0-a.sql",
        "-- postgres-manager: no-transaction\nCREATE TABLE t (s text);\n"
        "SELECT format('INSERT INTO t VALUES (%L)', :'word'), 'SELECT nope' \\gexec\n");
  EXPECT_EQ(failure(run()), "deployment/0-a.sql:3:1: 42703 column \"nope\" does not exist");
  EXPECT_THAT(all_history(), Not(HasSubstr("pa55word")));
  EXPECT_EQ(psql("SELECT s FROM t"), "pa55word");
}

class Settings : public RunTest {};

TEST_F(Settings, CanBeSeenByEveryFileWhateverTheOthersReset) {
  const std::string look = " AS SELECT current_setting('app.tenant') AS tenant;\n";
  write("deployment/0-a.sql", "CREATE TABLE a" + look + "SET app.tenant = 'other';\nRESET ALL;\n");
  write("deployment/1-b.sql", "CREATE TABLE b" + look);
  write("deployment/2-c.sql", "-- postgres-manager: no-transaction\nRESET ALL;\nSET app.tenant = 'other';\n");
  write("deployment/3-d.sql", "CREATE TABLE d" + look);
  EXPECT_EQ(failure(run({.settings = {{"app.tenant", "it's \"me\""}}})), "");
  EXPECT_EQ(psql("SELECT a.tenant, b.tenant, d.tenant FROM a, b, d"), "it's \"me\"|it's \"me\"|it's \"me\"");
}

TEST_F(Settings, ThatTheServerDoesNotKnowStopTheRunBeforeAnythingRan) {
  write("deployment/0-a.sql", "CREATE TABLE t ();\n");
  const auto error = tests::thrown_by([this] { run({.settings = {{"nothing_like_it", "1"}}}); });
  EXPECT_EQ(error.sqlstate, "42704");
  EXPECT_EQ(psql("SELECT count(*) FROM pg_class WHERE relname IN ('t', 'history')"), "0");
}

}  // namespace

}  // namespace pgmanager::execute
