#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

#include "execute/run_fixture.hpp"

namespace pgmanager::execute {

namespace {

using plan::Result;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class LostConnection : public RunTest {
 protected:
  void expect_file_is_pending_again(const Ran& failed) {
    EXPECT_EQ(failed.outcome.result, Result::failed);
    EXPECT_EQ(failed.outcome.failure->code, base::ErrorCode::connection);
    EXPECT_FALSE(failed.outcome.failure->commit_unknown);
    EXPECT_EQ(failure(failed), "deployment/1-b.sql:2:1:  the connection to the server was lost");
    EXPECT_THAT(failed.outcome.failure->error.detail, HasSubstr("terminating connection due to administrator command"));
    EXPECT_THAT(completed(failed), ElementsAre("deployment/0-a.sql"));
    EXPECT_THAT(not_tried(failed), ElementsAre("deployment/2-c.sql"));
    wait_until("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'", "0");
    EXPECT_EQ(history(), "deployment|0|applied|1|\ndeployment|1|failed|0|");
    EXPECT_EQ(psql("SELECT count(*) FROM t"), "0");

    write("deployment/1-b.sql", "INSERT INTO t VALUES (1);\n");
    EXPECT_THAT(completed(run()), ElementsAre("deployment/1-b.sql", "deployment/2-c.sql"));
  }

  void SetUp() override {
    RunTest::SetUp();
    write("deployment/0-a.sql", "CREATE TABLE t (n integer);\n");
    write("deployment/2-c.sql", "INSERT INTO t VALUES (2);\n");
  }
};

TEST_F(LostConnection, InTheMiddleOfAFileLeavesItPending) {
  write("deployment/1-b.sql", "INSERT INTO t VALUES (1);\nSELECT pg_sleep(30);\n");
  auto running = std::async(std::launch::async, [this] { return run(); });
  wait_for_statement("pg_sleep(30)");
  psql("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'");
  expect_file_is_pending_again(running.get());
}

TEST_F(LostConnection, ByAFileThatKillsItsOwnServerProcessLeavesItPending) {
  write("deployment/1-b.sql", "INSERT INTO t VALUES (1);\nSELECT pg_terminate_backend(pg_backend_pid());\n");
  expect_file_is_pending_again(run());
}

}  // namespace

}  // namespace pgmanager::execute
