#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <future>

#include "execute/run_fixture.hpp"
#include "support/delay_proxy.hpp"

namespace pgmanager::execute {

namespace {

using namespace std::chrono_literals;
using result::RunResult;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class LostConnection : public RunTest {
 protected:
  void expect_file_is_pending_again(const Ran& failed) {
    EXPECT_EQ(failed.outcome.result, RunResult::failed);
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

TEST_F(LostConnection, DuringAFileLeavesItPending) {
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

// Only the history knows what the server has completed.
TEST_F(LostConnection, BeforeAnAnswerRepeatsNothing) {
  write("deployment/1-b.sql",
        "-- postgres-manager: no-transaction\nINSERT INTO t VALUES (1);\nINSERT INTO t VALUES (2);\n"
        "INSERT INTO t VALUES (3);\n");
  remove("deployment/2-c.sql");
  std::optional<tests::DelayProxy> line(std::in_place,
                                        tests::DelayProxy::Options{.target = server_address(), .delay = 200ms});
  const std::uint16_t port = line->port();
  Target through = target();
  through.connection.dsn += fmt::format(" host=127.0.0.1 port={}", port);
  auto running = std::async(std::launch::async, [&] { return run({}, through, stop_, events_); });
  wait_until("SELECT count(*) FROM pg_class WHERE relname = 't'", "1");
  wait_until("SELECT max(n) FROM t", "2");
  line.reset();
  line.emplace(tests::DelayProxy::Options{.target = server_address(), .port = port});
  const Ran failed = running.get();
  EXPECT_EQ(failed.outcome.failure->code, base::ErrorCode::connection);

  EXPECT_EQ(failure(run({.lock_wait = 20s})), "");
  EXPECT_EQ(psql("SELECT string_agg(n::text, ',' ORDER BY n) FROM t"), "1,2,3");
}

// A new connection would go to the second host, slowly enough for the server to have ended the first session.
TEST_F(LostConnection, BeforeTheAnswerToACommitIsNotRecordedAsAFailure) {
  write("deployment/1-b.sql", "INSERT INTO t VALUES (1);\n");
  using Options = tests::DelayProxy::Options;
  std::optional<tests::DelayProxy> line(std::in_place, Options{.target = server_address(), .delay = 500ms});
  const tests::DelayProxy other_line(Options{.target = server_address(), .delay = 100ms});
  Target through = target();
  through.connection.dsn += fmt::format(" host=127.0.0.1,127.0.0.1 port={},{}", line->port(), other_line.port());
  auto running = std::async(std::launch::async, [&] { return run({}, through, stop_, events_); });
  wait_until("SELECT count(*) FROM pg_class WHERE relname = 't'", "1");
  wait_until("SELECT max(n) FROM t", "2");
  line.reset();
  const Ran lost = running.get();
  ASSERT_TRUE(lost.outcome.failure.has_value());
  EXPECT_EQ(lost.outcome.failure->code, base::ErrorCode::connection);
  EXPECT_TRUE(lost.outcome.failure->commit_unknown);
  EXPECT_EQ(history(), "deployment|0|applied|1|\ndeployment|1|applied|1|\ndeployment|2|applied|1|");
  EXPECT_EQ(run({.lock_wait = 20s}).outcome.result, RunResult::nothing_to_do);
}

}  // namespace

}  // namespace pgmanager::execute
