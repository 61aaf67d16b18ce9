#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "execute/run_fixture.hpp"

namespace pgmanager::execute {

namespace {

using result::RunResult;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StartsWith;

class Create : public RunTest {
 protected:
  void SetUp() override {
    RunTest::SetUp();
    write("create/2-tables/order.json", R"({"1": "tbl_a.sql"})");
    write("create/2-tables/tbl_a.sql", "CREATE TABLE s.a (n integer);\n");
    write("create/1-schemas/order.json", R"({"1": "sch_s.sql"})");
    write("create/1-schemas/sch_s.sql", "CREATE SCHEMA s;\n");
    write("deployment/0-first.sql", "CREATE SCHEMA s;\n");
    write("deployment/1-second.sql", "CREATE TABLE s.a (n integer);\n");
  }
};

TEST_F(Create, CreatesTheSchemaAndMarksTheDeploymentsAsContained) {
  const Ran created = create();
  EXPECT_EQ(created.outcome.result, RunResult::done);
  EXPECT_THAT(completed(created), ElementsAre("create/1-schemas/sch_s.sql", "create/2-tables/tbl_a.sql",
                                              "deployment/0-first.sql", "deployment/1-second.sql"));
  EXPECT_EQ(history(), "create||applied|1|\ncreate||applied|1|\ndeployment|0|contained|0|\ndeployment|1|contained|0|");
  EXPECT_EQ(psql("SELECT count(*) FROM s.a"), "0");
  EXPECT_EQ(run().outcome.result, RunResult::nothing_to_do);

  write("deployment/2-third.sql", "INSERT INTO s.a VALUES (1);\n");
  EXPECT_THAT(completed(run()), ElementsAre("deployment/2-third.sql"));
}

TEST_F(Create, IsAllOrNothing) {
  write("create/2-tables/tbl_a.sql", "CREATE TABLE s.a (n integer);\nSELECT 'ä', nope;\n");
  const Ran failed = create();
  EXPECT_EQ(failed.outcome.result, RunResult::failed);
  EXPECT_THAT(completed(failed), IsEmpty());
  EXPECT_EQ(failure(failed), "create/2-tables/tbl_a.sql:2:13: 42703 column \"nope\" does not exist");
  EXPECT_THAT(not_tried(failed), ElementsAre("deployment/0-first.sql", "deployment/1-second.sql"));
  EXPECT_EQ(psql("SELECT count(*) FROM pg_namespace WHERE nspname IN ('s', 'postgres_manager')"), "0");
  write("create/2-tables/tbl_a.sql", "CREATE TABLE s.a (n integer);\n");
  EXPECT_EQ(create().outcome.result, RunResult::done);
}

// Its transaction began by creating the history, which was rolled back, too.
TEST_F(Create, IsNotRetriedInOneTransaction) {
  write("create/2-tables/tbl_a.sql", "DO $$ BEGIN RAISE SQLSTATE '40001'; END $$;\n");
  const Ran failed = create();
  EXPECT_EQ(failed.outcome.failure->error.sqlstate, "40001");
  EXPECT_THAT(events_.retries(), IsEmpty());
}

TEST_F(Create, IsRefusedForADatabaseThatWasCreated) {
  create();
  const Ran again = create();
  EXPECT_EQ(again.outcome.result, RunResult::refused);
  EXPECT_THAT(refusals(again), ElementsAre(StartsWith("already-created: this database was created on 20")));
  const Ran if_needed = run_as(plan::create_planner(plan::WhenCreated::leave_alone));
  EXPECT_EQ(if_needed.outcome.result, RunResult::nothing_to_do);
  EXPECT_THAT(refusals(if_needed), IsEmpty());
}

TEST_F(Create, IsRefusedForADatabaseThatIsNotEmpty) {
  psql("CREATE TABLE theirs (n integer); CREATE VIEW also AS SELECT 1 AS n");
  const Ran refused = create();
  EXPECT_EQ(refused.outcome.result, RunResult::refused);
  EXPECT_THAT(refusals(refused), ElementsAre("database-not-empty: the database is not empty"));
  EXPECT_EQ(refused.outcome.plan.refusals[0].detail, "It contains table public.theirs, view public.also.");
  EXPECT_EQ(psql("SELECT count(*) FROM pg_namespace WHERE nspname = 'postgres_manager'"), "0");
}

TEST_F(Create, IsRefusedForADatabaseWithDeployments) {
  remove("deployment/1-second.sql");
  write("deployment/0-first.sql", "-- nothing that would be seen in the catalog\n");
  run();
  EXPECT_THAT(refusals(create()), ElementsAre("database-not-empty: the database is not empty"));
}

// SET CONSTRAINTS, which checks a file at its end, would otherwise apply to the following files.
TEST_F(Create, LeavesConstraintsDeferredForTheNextFile) {
  write("create/2-tables/tbl_a.sql",
        "CREATE TABLE s.a (n integer PRIMARY KEY);\n"
        "CREATE TABLE s.b (n integer REFERENCES s.a DEFERRABLE INITIALLY DEFERRED);\n");
  write("create/3-data/order.json", R"({"1": "dat_b.sql", "2": "alt_b.sql"})");
  write("create/3-data/dat_b.sql", "INSERT INTO s.b VALUES (1);\nINSERT INTO s.a VALUES (1);\n");
  write("create/3-data/alt_b.sql", "ALTER TABLE s.b ADD COLUMN more integer;\nINSERT INTO s.b VALUES (2);\n");
  const Ran failed = create();
  EXPECT_EQ(
      failure(failed),
      "create/3-data/alt_b.sql: 23503 insert or update on table \"b\" violates foreign key constraint \"b_n_fkey\"");
  write("create/3-data/alt_b.sql", "ALTER TABLE s.b ADD COLUMN more integer;\n");
  EXPECT_EQ(create().outcome.result, RunResult::done);
}

// The row in the history is written last, so its deferred trigger fires in the COMMIT.
TEST_F(Create, LeavesNothingWhenTheCommitFails) {
  write("create/2-tables/tbl_a.sql",
        "CREATE FUNCTION s.refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''no''; END';\n"
        "CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON postgres_manager.history DEFERRABLE INITIALLY DEFERRED "
        "FOR EACH ROW EXECUTE FUNCTION s.refuse();\n");
  const Ran failed = create();
  EXPECT_EQ(failed.outcome.result, RunResult::failed);
  EXPECT_EQ(failure(failed), "(no file): P0001 no");
  EXPECT_FALSE(failed.outcome.failure->commit_unknown);
  EXPECT_THAT(completed(failed), IsEmpty());
  EXPECT_EQ(psql("SELECT count(*) FROM pg_namespace WHERE nspname IN ('s', 'postgres_manager')"), "0");
}

TEST_F(Create, DoesNotKnowTheResultOfACommitIfTheConnectionWasLost) {
  write("create/2-tables/tbl_a.sql",
        "CREATE FUNCTION s.die() RETURNS trigger LANGUAGE plpgsql AS "
        "'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END';\n"
        "CREATE CONSTRAINT TRIGGER die AFTER INSERT ON postgres_manager.history DEFERRABLE INITIALLY DEFERRED "
        "FOR EACH ROW EXECUTE FUNCTION s.die();\n");
  const Ran failed = create();
  EXPECT_EQ(failed.outcome.result, RunResult::failed);
  EXPECT_EQ(failed.outcome.failure->code, base::ErrorCode::connection);
  EXPECT_TRUE(failed.outcome.failure->commit_unknown);
  EXPECT_EQ(failed.outcome.failure->error.message, "the connection to the server was lost");
}

}  // namespace

}  // namespace pgmanager::execute
