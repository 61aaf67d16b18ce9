#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "execute/run_fixture.hpp"
#include "support/login_role.hpp"

namespace pgmanager::execute {

namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::Not;
using ::testing::StartsWith;

// A file without a transaction that failed half way, and what the next run finds of it.
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

// The server would take the INVALID one for the index.
TEST_F(Resume, DropsTheInvalidIndexThatIfNotExistsWouldKeep) {
  expect_dropped_and_built("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS one ON app.t (n);\n", "one");
}

TEST_F(Resume, DropsTheInvalidIndexThatHasANameOfTheServers) {
  expect_dropped_and_built("CREATE UNIQUE INDEX CONCURRENTLY ON app.t (n);\n", "t_n_idx");
}

TEST_F(Resume, SetsAgainWhatTheStatementsBeforeHaveSet) {
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

TEST_F(Resume, KeepsTheRoleOfTheFileAndRecordsWithItsOwn) {
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

}  // namespace

}  // namespace pgmanager::execute
