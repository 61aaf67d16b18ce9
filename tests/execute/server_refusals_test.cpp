#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "execute/run_fixture.hpp"

namespace pgmanager::execute {

namespace {

using ::testing::ElementsAre;

constexpr const char* statement_by_statement =
    "Let the file run statement by statement, each committed by itself: write the line -- postgres-manager: "
    "no-transaction at its beginning; or move the statement to a deployment of its own.";
constexpr const char* no_commit_inside =
    "A COMMIT or ROLLBACK inside a DO block or procedure needs a file without a transaction: write the line -- "
    "postgres-manager: no-transaction at its beginning, or repeat for a statement that is to be run in batches.";
constexpr const char* value_too_new =
    "A value can be used once the transaction that adds it is committed: move what uses it to the next deployment, or "
    "write the line -- postgres-manager: no-transaction at the beginning of the file.";

// What only the server knows: each such file can be run after the advice was followed.
class ServerRefusal : public RunTest {
 protected:
  void SetUp() override {
    RunTest::SetUp();
    write("deployment/0-a.sql",
          "CREATE TABLE t (n integer);\nCREATE TYPE mood AS ENUM ('sad');\n"
          "CREATE TABLE parted (n integer) PARTITION BY LIST (n);\nCREATE TABLE part PARTITION OF parted DEFAULT;\n"
          "CREATE PROCEDURE commits() LANGUAGE plpgsql AS 'BEGIN INSERT INTO t VALUES (1); COMMIT; END';\n");
    write("deployment/2-c.sql", "CREATE TABLE behind (n integer);\n");
  }
  void expect_refused(const std::string& sql, const std::string& failed, const std::string& advised) {
    write("deployment/1-b.sql", sql);
    const Ran ran = run();
    EXPECT_EQ(failure(ran), failed);
    EXPECT_EQ(advice(ran), advised);
    EXPECT_THAT(completed(ran), ElementsAre("deployment/0-a.sql"));
    EXPECT_EQ(history(), "deployment|0|applied|5|\ndeployment|1|failed|0|" + ran.outcome.failure->error.sqlstate);
    EXPECT_EQ(psql("SELECT count(*) FROM t"), "0");

    write("deployment/1-b.sql", "-- postgres-manager: no-transaction\n" + sql);
    EXPECT_EQ(failure(run()), "");
    EXPECT_EQ(run().outcome.result, plan::Result::nothing_to_do);
  }
};

TEST_F(ServerRefusal, OfCommitInADoBlockHasAnAdvice) {
  expect_refused("DO $$ BEGIN INSERT INTO t VALUES (1); COMMIT; END $$;\n",
                 "deployment/1-b.sql:1:1: 2D000 invalid transaction termination", no_commit_inside);
}

TEST_F(ServerRefusal, OfCommitInAProcedureHasAnAdvice) {
  expect_refused("CALL commits();\n", "deployment/1-b.sql:1:1: 2D000 invalid transaction termination",
                 no_commit_inside);
}

TEST_F(ServerRefusal, OfAnEnumValueThatWasJustAddedHasAnAdvice) {
  expect_refused("ALTER TYPE mood ADD VALUE 'happy';\nSELECT 'happy'::mood;\n",
                 "deployment/1-b.sql:2:8: 55P04 unsafe use of new value \"happy\" of enum type mood", value_too_new);
}

TEST_F(ServerRefusal, OfReindexOfAPartitionedTableHasAnAdvice) {
  if (std::stoi(psql("SHOW server_version_num")) < 140000) GTEST_SKIP() << "PostgreSQL 13 has no such REINDEX";
  expect_refused("REINDEX TABLE parted;\n",
                 "deployment/1-b.sql:1:1: 25001 REINDEX TABLE cannot run inside a transaction block",
                 statement_by_statement);
}

}  // namespace

}  // namespace pgmanager::execute
