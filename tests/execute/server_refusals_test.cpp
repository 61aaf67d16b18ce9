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
    "postgres-manager: no-transaction at its beginning, or the directive repeat for a statement that runs in batches.";
constexpr const char* value_too_new =
    "A value can be used once the transaction that adds it is committed: move what uses it to the next deployment, or "
    "write the line -- postgres-manager: no-transaction at the beginning of the file.";

// Errors that only the server can detect: each file runs after the advice was followed.
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
    EXPECT_EQ(run().outcome.result, result::RunResult::nothing_to_do);
  }
};

TEST_F(ServerRefusal, OfCommitInADoBlockHasAdvice) {
  expect_refused("DO $$ BEGIN INSERT INTO t VALUES (1); COMMIT; END $$;\n",
                 "deployment/1-b.sql:1:1: 2D000 invalid transaction termination", no_commit_inside);
}

TEST_F(ServerRefusal, OfCommitInAProcedureHasAdvice) {
  expect_refused("CALL commits();\n", "deployment/1-b.sql:1:1: 2D000 invalid transaction termination",
                 no_commit_inside);
}

TEST_F(ServerRefusal, OfANewEnumValueHasAdvice) {
  expect_refused("ALTER TYPE mood ADD VALUE 'happy';\nSELECT 'happy'::mood;\n",
                 "deployment/1-b.sql:2:8: 55P04 unsafe use of new value \"happy\" of enum type mood", value_too_new);
}

TEST_F(ServerRefusal, OfReindexOfAPartitionedTableHasAdvice) {
  if (std::stoi(psql("SHOW server_version_num")) < 140000) GTEST_SKIP() << "PostgreSQL 13 has no such REINDEX";
  expect_refused("REINDEX TABLE parted;\n",
                 "deployment/1-b.sql:1:1: 25001 REINDEX TABLE cannot run inside a transaction block",
                 statement_by_statement);
}

// The same statements in files for which the usual advice does not apply.
class RefusedElsewhere : public RunTest {
 protected:
  static constexpr const char* enum_value = "ALTER TYPE mood ADD VALUE 'happy';\nSELECT 'happy'::mood;\n";
  static constexpr const char* isolation = "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;\n";
  static constexpr const char* commit_inside = "DO $$ BEGIN COMMIT; END $$;\n";
  static constexpr const char* reindex = "REINDEX TABLE parted;\n";
  static constexpr const char* objects =
      "CREATE TYPE mood AS ENUM ('sad');\nCREATE TABLE parted (n integer) PARTITION BY LIST (n);\n";

  void SetUp() override {
    RunTest::SetUp();
    if (!IsSkipped() && std::stoi(psql("SHOW server_version_num")) < 140000) GTEST_SKIP() << "13 has no such REINDEX";
  }
  std::string advised() {
    const Ran ran = run();
    EXPECT_TRUE(ran.outcome.failure);
    return advice(ran);
  }
};

TEST_F(RefusedElsewhere, InCreateHaveAdviceForCreate) {
  write("create/1-a/order.json", R"({"1": "a.sql", "2": "b.sql"})");
  write("create/1-a/a.sql", objects);
  const auto in_create = [this](const char* sql) {
    write("create/1-a/b.sql", sql);
    planner_ = plan::create_planner();
    return advised();
  };
  EXPECT_EQ(in_create(enum_value),
            "List the value where the type is created, CREATE TYPE ... AS ENUM: a value that ALTER TYPE adds can be "
            "used once the transaction is committed.");
  EXPECT_EQ(in_create(isolation),
            "SET TRANSACTION must come before all other statements of its transaction, which all files of a create "
            "share: remove it.");
  EXPECT_EQ(in_create(commit_inside),
            "The files of create/ run in a transaction: remove COMMIT and ROLLBACK from the DO block or procedure.");
  EXPECT_EQ(
      in_create(reindex),
      "The files of create/ run in a transaction: use a form of the statement that can run in one, such as CREATE "
      "INDEX without CONCURRENTLY.");
}

TEST_F(RefusedElsewhere, InASharedTransactionHaveTheAdviceToLeaveIt) {
  write("deployment/0-a.sql", objects);
  const auto shared = [this](const char* sql) {
    write("deployment/1-b.sql", sql);
    planner_.scope = plan::TransactionScope::all_files;
    return advised();
  };
  const std::string leave = "Omit --transaction all. ";
  EXPECT_EQ(shared(enum_value), leave + value_too_new);
  EXPECT_EQ(shared(isolation), leave + "SET TRANSACTION must be the first statement of the file.");
  EXPECT_EQ(shared(commit_inside), leave + no_commit_inside);
  EXPECT_EQ(shared(reindex), leave + statement_by_statement);
}

TEST_F(RefusedElsewhere, ByTheOrderOfSetTransactionExplainIt) {
  write("deployment/0-a.sql", std::string("SELECT 1;\n") + isolation);
  EXPECT_EQ(advised(), "SET TRANSACTION must be the first statement of the file.");
  write("deployment/0-a.sql", std::string(isolation) +
                                  "CREATE TABLE level AS SELECT current_setting("
                                  "'transaction_isolation') AS is;\n");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(psql("SELECT * FROM level"), "serializable");
}

TEST_F(RefusedElsewhere, WithoutATransactionExplainIt) {
  write("deployment/0-a.sql", "-- postgres-manager: no-transaction\nLOCK TABLE pg_class IN ACCESS SHARE MODE;\n");
  EXPECT_EQ(advised(),
            "The statement works inside a transaction block only, and this file runs without one: move it to a file "
            "without the directive no-transaction.");
}

}  // namespace

}  // namespace pgmanager::execute
