#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "execute/run_fixture.hpp"

namespace pgmanager::execute {

namespace {

class RestorePointTest : public RunTest {
 protected:
  std::string kinds() const { return psql("SELECT string_agg(kind, ' ' ORDER BY id) FROM postgres_manager.history"); }
};

TEST_F(RestorePointTest, IsRecordedOnceInARunOfSeveralTransactions) {
  write("deployment/0-a.sql", "CREATE TABLE a (id integer);\n");
  write("deployment/1-b.sql", "CREATE INDEX CONCURRENTLY a_id ON a (id);\n");
  write("deployment/2-c.sql", "CREATE TABLE c (id integer);\n");
  EXPECT_EQ(run({.restore_point = RestorePoint::yes}).outcome.result, result::RunResult::done);
  EXPECT_EQ(kinds(), "restore-point deployment deployment deployment");
  write("deployment/3-d.sql", "CREATE INDEX CONCURRENTLY c_id ON c (id);\n");
  write("deployment/4-e.sql", "CREATE TABLE e (id integer);\n");
  EXPECT_EQ(run({.restore_point = RestorePoint::yes}).outcome.result, result::RunResult::done);
  EXPECT_EQ(kinds(), "restore-point deployment deployment deployment restore-point deployment deployment");
}

TEST_F(RestorePointTest, IsRecordedOnceInACreateWithATransactionForEachFile) {
  write("create/1-tables/order.json", R"({"1": "a.sql", "2": "b.sql"})");
  write("create/1-tables/a.sql", "CREATE TABLE a (id integer);\n");
  write("create/1-tables/b.sql", "CREATE TABLE b (id integer);\n");
  auto planner = plan::create_planner();
  planner.scope = plan::TransactionScope::each_file;
  EXPECT_EQ(run_as(planner, {.restore_point = RestorePoint::yes}).outcome.result, result::RunResult::done);
  EXPECT_EQ(kinds(), "restore-point create-part create");
}

}  // namespace

}  // namespace pgmanager::execute
