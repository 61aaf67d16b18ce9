#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "execute/run_fixture.hpp"

namespace pgmanager::execute {

namespace {

using plan::TransactionScope;
using result::RunResult;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StartsWith;

class CreateByFile : public RunTest {
 protected:
  void SetUp() override {
    RunTest::SetUp();
    write("create/1-a/order.json", R"({"1": "a.sql", "2": "b.sql", "3": "c.sql"})");
    write("create/1-a/a.sql", "CREATE TABLE a (n integer PRIMARY KEY);\n");
    write("create/1-a/b.sql", "CREATE TABLE b (n integer REFERENCES a DEFERRABLE INITIALLY DEFERRED);\n");
    write("create/1-a/c.sql", "CREATE TABLE c (n integer);\nSELECT nope;\n");
    write("deployment/0-first.sql", "CREATE TABLE a (n integer);\n");
  }
  Ran create_by_file() {
    plan::Planner planner = plan::create_planner();
    planner.scope = TransactionScope::each_file;
    return run_as(std::move(planner));
  }
  std::string tables() const {
    return psql("SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class WHERE relname IN ('a', 'b', 'c')");
  }
};

TEST_F(CreateByFile, KeepsCompletedFilesAndContinuesAfterThem) {
  const Ran failed = create_by_file();
  EXPECT_EQ(failure(failed), "create/1-a/c.sql:2:8: 42703 column \"nope\" does not exist");
  EXPECT_THAT(completed(failed), ElementsAre("create/1-a/a.sql", "create/1-a/b.sql"));
  EXPECT_THAT(not_tried(failed), ElementsAre("deployment/0-first.sql"));
  EXPECT_EQ(tables(), "a,b");
  EXPECT_EQ(history(), "create-part||applied|1|\ncreate-part||applied|1|\ncreate||failed|0|42703");

  write("create/1-a/c.sql", "CREATE TABLE c (n integer);\n");
  const Ran resumed = create();  // independently of the current options
  EXPECT_EQ(failure(resumed), "");
  EXPECT_THAT(completed(resumed), ElementsAre("create/1-a/c.sql", "deployment/0-first.sql"));
  EXPECT_EQ(tables(), "a,b,c");
  EXPECT_EQ(history(),
            "create-part||applied|1|\ncreate-part||applied|1|\ncreate||failed|0|42703\n"
            "create||applied|1|\ndeployment|0|contained|0|");
  EXPECT_EQ(psql("SELECT count(DISTINCT xmin::text) FROM postgres_manager.history WHERE state = 'contained' OR kind = "
                 "'create' AND state = 'applied'"),
            "1");
  EXPECT_THAT(refusals(create_by_file()), ElementsAre(StartsWith("already-created: this database was created on 20")));
  EXPECT_EQ(run().outcome.result, RunResult::nothing_to_do);
}

TEST_F(CreateByFile, PreventsDeploymentsUntilItIsComplete) {
  create_by_file();
  EXPECT_THAT(refusals(run()), ElementsAre("create-unfinished: create was not completed in this database"));
  EXPECT_EQ(tables(), "a,b");
}

TEST_F(CreateByFile, PreventsOtherFunctionsUntilItIsComplete) {
  create_by_file();
  for (const plan::Planner& planner :
       {plan::manual_deployment_planner(), plan::undo_planner({}), plan::baseline_planner({})}) {
    EXPECT_THAT(refusals(run_as(planner)), Contains(StartsWith("create-unfinished: "))) << to_string(planner.function);
  }
}

TEST_F(CreateByFile, RefusesAPartThatWasEditedSince) {
  create_by_file();
  write("create/1-a/a.sql", "CREATE TABLE a (n bigint PRIMARY KEY);\n");
  const Ran refused = create_by_file();
  EXPECT_EQ(refused.outcome.result, RunResult::refused);
  EXPECT_THAT(refusals(refused),
              ElementsAre("create-changed: file \"create/1-a/a.sql\" was edited since create ran it"));
}

TEST_F(CreateByFile, RefusesAPartThatWasRemovedSince) {
  create_by_file();
  write("create/1-a/order.json", R"({"1": "a.sql", "2": "c.sql"})");
  remove("create/1-a/b.sql");
  EXPECT_THAT(refusals(create_by_file()),
              ElementsAre("create-changed: file \"create/1-a/b.sql\" was removed since create ran it"));
}

TEST_F(CreateByFile, IsCompletedAfterTheFailedFileWasRemoved) {
  create_by_file();
  write("create/1-a/order.json", R"({"1": "a.sql", "2": "b.sql"})");
  remove("create/1-a/c.sql");
  EXPECT_EQ(failure(create_by_file()), "");
  EXPECT_EQ(history(),
            "create-part||applied|1|\ncreate-part||applied|1|\ncreate||failed|0|42703\n"
            "create||applied|1|\ndeployment|0|contained|0|");
  EXPECT_THAT(refusals(create_by_file()), ElementsAre(StartsWith("already-created: ")));
  EXPECT_EQ(run().outcome.result, RunResult::nothing_to_do);
}

TEST_F(CreateByFile, AttributesADeferredConstraintToTheFileNotToADeployment) {
  write("create/1-a/c.sql", "INSERT INTO b VALUES (1);\n");
  EXPECT_EQ(failure(create_by_file()),
            "create/1-a/c.sql: 23503 insert or update on table \"b\" violates foreign key "
            "constraint \"b_n_fkey\"");
  EXPECT_EQ(history(), "create-part||applied|1|\ncreate-part||applied|1|\ncreate||failed|0|23503");
}

TEST_F(CreateByFile, RefusesAnOldServerBeforeAnythingRuns) {
  write("create/1-a/c.sql", "-- postgres-manager: requires-server=99\nCREATE TABLE c (n integer);\n");
  const Ran refused = create_by_file();
  EXPECT_EQ(refused.outcome.result, RunResult::refused);
  EXPECT_THAT(
      refusals(refused),
      ElementsAre(StartsWith("server-too-old: file \"create/1-a/c.sql\" requires PostgreSQL 99, and the server is ")));
  EXPECT_EQ(psql("SELECT count(*) FROM pg_namespace WHERE nspname = 'postgres_manager'"), "0");
}

TEST_F(CreateByFile, DoesNotApplyATimeoutToTheNextFile) {
  write("create/1-a/a.sql",
        "-- postgres-manager: statement-timeout=3s lock-timeout=2s\nCREATE TABLE a AS SELECT "
        "current_setting('statement_timeout') || current_setting('lock_timeout') AS n;\n");
  write("create/1-a/b.sql",
        "CREATE TABLE b AS SELECT current_setting('statement_timeout') || "
        "current_setting('lock_timeout') AS n;\n");
  write("create/1-a/c.sql", "CREATE TABLE c (n integer);\n");
  EXPECT_EQ(failure(create()), "");
  EXPECT_EQ(psql("SELECT a.n, b.n FROM a, b"), "3s2s|00");
}

class DeploymentInOneTransaction : public RunTest {
 protected:
  void SetUp() override {
    RunTest::SetUp();
    write("deployment/0-a.sql", "CREATE TABLE a (n integer);\n");
    write("deployment/1-b.sql", "CREATE TABLE b (n integer);\nSELECT nope;\n");
    write("deployment/2-c.sql", "CREATE TABLE c (n integer);\n");
  }
  Ran deploy() { return run_in_one_transaction(); }
};

TEST_F(DeploymentInOneTransaction, IsAllOrNothingAndTheAttemptIsRecorded) {
  const Ran failed = deploy();
  EXPECT_EQ(failure(failed), "deployment/1-b.sql:2:8: 42703 column \"nope\" does not exist");
  EXPECT_THAT(completed(failed), IsEmpty());
  EXPECT_EQ(psql("SELECT count(*) FROM pg_class WHERE relname IN ('a', 'b', 'c')"), "0");
  EXPECT_EQ(history(), "deployment|1|failed|0|42703");

  write("deployment/1-b.sql", "CREATE TABLE b (n integer);\n");
  EXPECT_EQ(failure(deploy()), "");
  EXPECT_EQ(psql("SELECT count(DISTINCT xmin::text) FROM postgres_manager.history WHERE state = 'applied'"), "1");
  EXPECT_EQ(run().outcome.result, RunResult::nothing_to_do);
}

TEST_F(DeploymentInOneTransaction, IsRefusedIfAFileCannotRunInATransaction) {
  write("deployment/1-b.sql", "VACUUM;\n");
  EXPECT_THAT(
      refusals(deploy()),
      ElementsAre(StartsWith("needs-no-transaction: file \"deployment/1-b.sql\" must run without a transaction")));
  EXPECT_EQ(psql("SELECT count(*) FROM pg_class WHERE relname = 'a'"), "0");
}

TEST_F(DeploymentInOneTransaction, RefusesAnOldServerBeforeAnythingRuns) {
  write("deployment/2-c.sql", "-- postgres-manager: requires-server=99\nSELECT 1;\n");
  EXPECT_THAT(refusals(run()), ElementsAre(StartsWith("server-too-old: file \"deployment/2-c.sql\" requires")));
  EXPECT_EQ(psql("SELECT count(*) FROM pg_class WHERE relname = 'a'"), "0");
}

}  // namespace

}  // namespace pgmanager::execute
