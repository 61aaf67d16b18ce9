#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/database_fixture.hpp"

namespace pgmanager::database {

namespace {

class RunLock : public tests::DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    other_.emplace(pg::ConnectOptions{.dsn = scratch_->dsn()}, stop_);
    other_database_.emplace(*other_, "postgres_manager", runner());
  }
  std::optional<pg::Connection> other_;
  std::optional<Database> other_database_;
};

TEST_F(RunLock, IsSeparateForEachHistoryOfTheDatabase) {
  ASSERT_TRUE(database_->try_lock());
  EXPECT_FALSE(other_database_->try_lock());
  EXPECT_TRUE(Database(*other_, "another_schema", runner()).try_lock());
}

TEST_F(RunLock, IsNotSharedWithOtherDatabases) {
  ASSERT_TRUE(database_->try_lock());
  const tests::ScratchDatabase elsewhere;
  pg::Connection connection({.dsn = elsewhere.dsn()}, stop_);
  Database database(connection, "postgres_manager", runner());
  EXPECT_FALSE(database.lock_holder().has_value());
  EXPECT_TRUE(database.try_lock());
}

TEST_F(RunLock, HasNoHolderWhenItIsFree) {
  EXPECT_FALSE(database_->lock_holder().has_value());
}

TEST_F(RunLock, NamesItsHolder) {
  ASSERT_TRUE(database_->try_lock());
  connection_->query("SELECT 'what it ran last'");
  const auto holder = other_database_->lock_holder();
  ASSERT_TRUE(holder.has_value());
  EXPECT_EQ(holder->pid, connection_->backend_pid());
  EXPECT_EQ(holder->application_name, "postgres-manager deployment");
  EXPECT_EQ(holder->database_user, connection_->user());
  EXPECT_EQ(holder->client, "local");
  EXPECT_EQ(holder->since,
            psql(fmt::format("SELECT to_char(backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS"
                             "\"Z\"') FROM pg_stat_activity WHERE pid = {}",
                             holder->pid)));
  EXPECT_EQ(holder->query, "SELECT 'what it ran last'");
}

TEST_F(RunLock, HasOnlyTheFieldsThatAnOrdinaryUserMaySee) {
  ASSERT_TRUE(database_->try_lock());
  const tests::LoginRole role("role_" + scratch_->name());
  pg::Connection connection({.dsn = scratch_->dsn() + " user=" + role.name()}, stop_);
  const auto holder = Database(connection, "postgres_manager", runner()).lock_holder();
  ASSERT_TRUE(holder.has_value());
  EXPECT_EQ(holder->pid, connection_->backend_pid());
  EXPECT_EQ(holder->application_name, "postgres-manager deployment");
  EXPECT_EQ(holder->database_user, connection_->user());
  EXPECT_EQ(holder->client, "");
  EXPECT_EQ(holder->since, "");
  EXPECT_EQ(holder->query, "");
  EXPECT_EQ(holder->end, "");
  EXPECT_EQ(holder->ended_by, "a superuser");
}

}  // namespace

}  // namespace pgmanager::database
