#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pg/causes.hpp"
#include "pg/connection.hpp"
#include "support/terminate_session.hpp"
#include "support/test_server.hpp"
#include "support/thrown.hpp"

namespace pgmanager::pg {

namespace {

using ::testing::HasSubstr;

class LostConnection : public tests::ServerTest {
 protected:
  base::StopSignal stop_;
};

void expect_lost(const base::Error::Parts& error) {
  EXPECT_EQ(error.code, base::ErrorCode::connection);
  EXPECT_EQ(error.message, "the connection to the server was lost");
  EXPECT_THAT(error.detail, HasSubstr("terminating connection due to administrator command"));
  EXPECT_TRUE(error.cause.as<causes::ConnectionLost>());
}

constexpr const char* kill_own_process = "SELECT pg_terminate_backend(pg_backend_pid())";

TEST_F(LostConnection, IsDistinguishedFromAFailedStatement) {
  Connection connection({.dsn = tests::test_server_dsn()}, stop_);
  expect_lost(tests::thrown_by([&] { connection.statement(kill_own_process); }));
  EXPECT_TRUE(connection.lost());
  EXPECT_FALSE(connection.in_transaction());
  const auto later = tests::thrown_by([&] { connection.query("SELECT 1"); });
  EXPECT_EQ(later.code, base::ErrorCode::connection);
  EXPECT_EQ(later.message, "the connection to the server was lost");
}

TEST_F(LostConnection, IsReportedByEveryKindOfStatement) {
  Connection first({.dsn = tests::test_server_dsn()}, stop_);
  expect_lost(tests::thrown_by([&] { first.query(kill_own_process); }));
  Connection second({.dsn = tests::test_server_dsn()}, stop_);
  expect_lost(tests::thrown_by([&] { second.script(kill_own_process); }));
}

TEST_F(LostConnection, WhileIdleIsReportedByTheNextStatement) {
  Connection connection({.dsn = tests::test_server_dsn()}, stop_);
  connection.script("BEGIN");
  tests::terminate_session(connection);
  expect_lost(tests::thrown_by([&] { connection.statement("SELECT 1"); }));
  EXPECT_TRUE(connection.lost());
}

}  // namespace

}  // namespace pgmanager::pg
