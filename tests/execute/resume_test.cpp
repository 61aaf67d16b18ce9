#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "execute/run_fixture.hpp"
#include "support/login_role.hpp"

namespace pgmanager::execute {

namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Not;
using ::testing::StartsWith;

// A file without a transaction that failed part-way, and how the next run continues it.
class Resume : public RunTest {
 protected:
  void SetUp() override {
    RunTest::SetUp();
    write("deployment/0-t.sql",
          "CREATE SCHEMA app;\nCREATE TABLE app.t (n integer);\nINSERT INTO app.t VALUES (1), (1);\n");
    EXPECT_EQ(failure(run()), "");
  }
  std::string indexes() const {
    return psql(
        "SELECT string_agg(relname || CASE WHEN indisvalid THEN '' ELSE ' INVALID' END, ',' ORDER BY relname) "
        "FROM pg_class JOIN pg_index ON indexrelid = pg_class.oid WHERE indrelid = 'app.t'::regclass");
  }
  void expect_dropped_and_built(const std::string& statement, const std::string& name) {
    write("deployment/1-i.sql", statement);
    EXPECT_EQ(run().outcome.failure->error.sqlstate, "23505");
    EXPECT_EQ(indexes(), name + " INVALID");
    EXPECT_THAT(events_.lines(), Each(Not(StartsWith("dropped"))));
    psql("DELETE FROM app.t");
    EXPECT_EQ(failure(run()), "");
    EXPECT_THAT(events_.lines(), Contains("dropped app." + name));
    EXPECT_EQ(indexes(), name);
  }
};

TEST_F(Resume, DropsTheInvalidIndexFirst) {
  expect_dropped_and_built("CREATE UNIQUE INDEX CONCURRENTLY one ON app.t (n);\n", "one");
}

// The server would accept the INVALID index as the wanted one.
TEST_F(Resume, DropsTheInvalidIndexThatIfNotExistsWouldKeep) {
  expect_dropped_and_built("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS one ON app.t (n);\n", "one");
}

TEST_F(Resume, DropsTheInvalidIndexWithANameChosenByTheServer) {
  expect_dropped_and_built("CREATE UNIQUE INDEX CONCURRENTLY ON app.t (n);\n", "t_n_idx");
}

TEST_F(Resume, KeepsAnInvalidIndexWithANameChosenByTheServerIfTheStatementHasNotFailed) {
  EXPECT_THROW(psql("CREATE UNIQUE INDEX CONCURRENTLY ON app.t (n)"), std::runtime_error);
  write("deployment/1-i.sql",
        "-- postgres-manager: no-transaction\nSELECT 1;\nINSERT INTO app.later VALUES (1);\n"
        "CREATE INDEX CONCURRENTLY ON app.t (n);\n");
  EXPECT_EQ(run().outcome.failure->error.sqlstate, "42P01");
  psql("CREATE TABLE app.later (n integer)");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(indexes(), "t_n_idx INVALID,t_n_idx1");
}

TEST_F(Resume, RepeatsTheSettingsOfEarlierStatements) {
  write("deployment/1-i.sql",
        "-- postgres-manager: no-transaction\nSET search_path = app;\nSET work_mem = '9MB';\n"
        "RESET work_mem;\nSELECT pg_catalog.set_config('app.x', 'kept', false);\n"
        "PREPARE two AS SELECT 2 AS n;\nCREATE UNIQUE INDEX CONCURRENTLY one ON t (n);\n"
        "CREATE TABLE made AS SELECT current_setting('work_mem') AS w, current_setting('app.x') AS x;\n"
        "CREATE TABLE executed AS EXECUTE two;\n");
  const Ran failed = run();
  EXPECT_EQ(failure(failed), "deployment/1-i.sql:7:1: 23505 could not create unique index \"one\"");
  EXPECT_EQ(failed.outcome.failure->statements_done, 5);
  psql("DELETE FROM app.t");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(psql("SELECT w, x, n FROM app.made, app.executed"), "4MB|kept|2");
}

// Its arguments could have effects that must not be repeated.
TEST_F(Resume, DoesNotRepeatSetConfigWithACall) {
  write("deployment/1-i.sql",
        "-- postgres-manager: no-transaction\n"
        "CREATE FUNCTION app.next() RETURNS text LANGUAGE sql AS 'INSERT INTO app.t VALUES (7) RETURNING n::text';\n"
        "SELECT set_config('app.x', app.next(), false);\nSELECT 1 FROM app.later;\n");
  EXPECT_EQ(failure(run()), "deployment/1-i.sql:4:15: 42P01 relation \"app.later\" does not exist");
  psql("CREATE TABLE app.later ()");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(psql("SELECT count(*) FROM app.t WHERE n = 7"), "1");
}

TEST_F(Resume, ReportsAFailedStatementThatWasRepeatedForTheSession) {
  write("deployment/1-i.sql",
        "-- postgres-manager: no-transaction\nCREATE ROLE resumed_for_a_while;\nSET ROLE resumed_for_a_while;\n"
        "RESET ROLE;\nDROP ROLE resumed_for_a_while;\nSELECT 1 FROM app.later;\n");
  EXPECT_EQ(run().outcome.failure->statements_done, 4);
  const Ran again = run();
  EXPECT_EQ(failure(again), "deployment/1-i.sql:3:1: 22023 role \"resumed_for_a_while\" does not exist");
  EXPECT_THAT(advice(again), StartsWith("An earlier run completed the statement; it was sent again only to"));
}

TEST_F(Resume, ContinuesAfterCommittedStatementsWhenTheRestWasEdited) {
  write("deployment/1-i.sql",
        "-- postgres-manager: no-transaction\nINSERT INTO app.t VALUES (7);\nINSERT INTO app.t VALUES (1 / 0);\n");
  EXPECT_EQ(run().outcome.failure->statements_done, 1);
  write("deployment/1-i.sql",
        "-- postgres-manager: no-transaction\n-- ticket 42\nINSERT INTO  app.t VALUES (7);\n"
        "INSERT INTO app.t VALUES (8);\nINSERT INTO app.t VALUES (9);\n");
  const Ran finished = run();
  EXPECT_EQ(failure(finished), "");
  EXPECT_TRUE(finished.outcome.plan.notices.empty());
  EXPECT_EQ(psql("SELECT string_agg(n::text, ',' ORDER BY n) FROM app.t WHERE n > 1"), "7,8,9");
}

TEST_F(Resume, StartsOverWithANoticeWhenCommittedStatementsWereEdited) {
  write("deployment/1-i.sql",
        "-- postgres-manager: no-transaction\nINSERT INTO app.t VALUES (7);\nINSERT INTO app.t VALUES (1 / 0);\n");
  EXPECT_EQ(run().outcome.failure->statements_done, 1);
  write("deployment/1-i.sql", "-- postgres-manager: no-transaction\nINSERT INTO app.t VALUES (8);\n");
  const Ran finished = run();
  EXPECT_EQ(failure(finished), "");
  EXPECT_THAT(finished.outcome.plan.notices, ElementsAre("\"deployment/1-i.sql\" runs from its first statement: the "
                                                         "statements that an earlier run committed were edited"));
  EXPECT_EQ(psql("SELECT string_agg(n::text, ',' ORDER BY n) FROM app.t WHERE n > 1"), "7,8");
}

// In a transaction it would repeat the committed statement.
TEST_F(Resume, IsRefusedIfTheFileNowHasATransaction) {
  write("deployment/1-i.sql",
        "-- postgres-manager: no-transaction\nINSERT INTO app.t VALUES (7);\nINSERT INTO app.t VALUES (1 / 0);\n");
  EXPECT_EQ(run().outcome.failure->statements_done, 1);
  for (const char* rest : {"INSERT INTO app.t VALUES (1 / 0);\n", "INSERT INTO app.t VALUES (8);\n"}) {
    write("deployment/1-i.sql", std::string("INSERT INTO app.t VALUES (7);\n") + rest);
    const Ran refused = run();
    EXPECT_THAT(
        refusals(refused),
        ElementsAre(
            "lost-no-transaction: \"deployment/1-i.sql\" stopped part-way when it ran without a transaction; in a "
            "transaction it would repeat statements that are already committed"))
        << rest;
    EXPECT_EQ(refused.outcome.result, result::RunResult::refused);
  }
  write("deployment/1-i.sql", "INSERT INTO app.t VALUES (8);\n");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(psql("SELECT string_agg(n::text, ',' ORDER BY n) FROM app.t WHERE n > 1"), "7,8");
}

TEST_F(Resume, ReportsThatABlockMayHaveCommittedAPart) {
  write("deployment/1-i.sql",
        "-- postgres-manager: no-transaction\n"
        "DO $$ BEGIN INSERT INTO app.t VALUES (7); COMMIT; INSERT INTO app.t VALUES (1 / 0); END $$;\n");
  const Ran failed = run();
  EXPECT_TRUE(failed.outcome.failure->in_part);
  EXPECT_TRUE(failed.outcome.failure->kept);
  EXPECT_THAT(advice(failed), StartsWith("The statement may have committed a part of its work"));
  EXPECT_EQ(psql("SELECT count(*) FROM app.t WHERE n = 7"), "1");
}

// After a kill, only this row shows it.
TEST_F(Resume, RecordsBeforehandThatABlockMayCommitAPart) {
  write("deployment/1-i.sql",
        "-- postgres-manager: no-transaction\n"
        "DO $$ BEGIN COMMIT; INSERT INTO app.t SELECT 40 + count(*) FROM postgres_manager.history "
        "WHERE state = 'interrupted' AND generated_done = '{in part}'; END $$;\n");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(psql("SELECT max(n) FROM app.t"), "41");
  EXPECT_EQ(history(), "deployment|0|applied|3|\ndeployment|1|applied|1|");
}

// In a transaction it would repeat the statements that \gexec has run.
TEST_F(Resume, OfAPartOfAStatementIsRefusedIfTheFileNowHasATransaction) {
  const std::string text = "SELECT 'INSERT INTO app.t VALUES (7)' UNION ALL SELECT 'SELECT 1 / 0' ORDER BY 1 \\gexec\n";
  write("deployment/1-i.sql", "-- postgres-manager: no-transaction\n" + text);
  EXPECT_TRUE(run().outcome.failure->kept);
  write("deployment/1-i.sql", text);
  const Ran refused = run();
  EXPECT_THAT(refusals(refused), ElementsAre(StartsWith("lost-no-transaction: ")));
  EXPECT_EQ(refused.outcome.plan.refusals.at(0).detail, "A part of its first statement is committed, or may be.");
  EXPECT_EQ(psql("SELECT count(*) FROM app.t WHERE n = 7"), "1");
}

TEST_F(Resume, KeepsTheRoleOfTheFileAndRecordsWithTheConnectedRole) {
  const tests::LoginRole other("resumed_role");
  psql("CREATE SCHEMA AUTHORIZATION " + other.name());
  write("deployment/1-i.sql",
        "-- postgres-manager: no-transaction\nSET ROLE resumed_role;\n"
        "CREATE TABLE resumed_role.a ();\nSELECT 1 FROM resumed_role.later;\n"
        "CREATE TABLE resumed_role.b ();\n");
  write("deployment/2-c.sql", "CREATE TABLE resumed_role.c ();\n");
  EXPECT_EQ(failure(run()), "deployment/1-i.sql:4:15: 42P01 relation \"resumed_role.later\" does not exist");
  psql("CREATE TABLE resumed_role.later (); GRANT SELECT ON resumed_role.later TO resumed_role");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(psql("SELECT string_agg(tablename || ' ' || tableowner, ', ' ORDER BY tablename) FROM pg_tables WHERE "
                 "schemaname = 'resumed_role'"),
            "a resumed_role, b resumed_role, c postgres, later postgres");
  EXPECT_EQ(history(),
            "deployment|0|applied|3|\ndeployment|1|failed|2|42P01\ndeployment|1|applied|4|\n"
            "deployment|2|applied|1|");
  psql("DROP SCHEMA resumed_role CASCADE");
}

TEST_F(Resume, RecordsWithTheConnectedUserForAFileOfAnother) {
  const tests::LoginRole other("resumed_user");
  psql("CREATE SCHEMA AUTHORIZATION " + other.name());
  write("deployment/1-i.sql",
        "-- postgres-manager: no-transaction\nSET SESSION AUTHORIZATION resumed_user;\n"
        "CREATE TABLE resumed_user.a ();\n");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(psql("SELECT tableowner FROM pg_tables WHERE tablename = 'a'"), other.name());
  EXPECT_EQ(psql("SELECT bool_and(database_user = session_user) FROM postgres_manager.history"), "t");
  psql("DROP SCHEMA resumed_user CASCADE");
}

}  // namespace

}  // namespace pgmanager::execute
