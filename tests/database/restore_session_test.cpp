#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/database_fixture.hpp"
#include "support/thrown.hpp"

namespace pgmanager::database {

namespace {

enum class Block { none, transaction };

/// Each test runs once outside and once inside a transaction block.
class RestoreSession : public tests::DatabaseTest, public ::testing::WithParamInterface<Block> {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (!IsSkipped() && GetParam() == Block::transaction) connection_->script("BEGIN");
  }
};

std::string name_of(const ::testing::TestParamInfo<Block>& block) {
  return block.param == Block::none ? "OutsideATransaction" : "InATransaction";
}

INSTANTIATE_TEST_SUITE_P(All, RestoreSession, ::testing::Values(Block::none, Block::transaction), name_of);

TEST_P(RestoreSession, ResetsSettings) {
  database_->run({database_->settings_command()});
  const std::string before = value("SELECT string_agg(name || '=' || setting, ',' ORDER BY name) FROM pg_settings");
  connection_->script(
      "SET search_path TO nowhere; SET work_mem TO '1MB'; SET session_replication_role TO replica; "
      "SET client_encoding TO 'LATIN1'; SET application_name TO 'theirs'; SET lock_timeout TO 5; SET my.own TO 'x'; "
      "SET standard_conforming_strings TO off; SET TIME ZONE 'Asia/Tokyo'; SET client_min_messages TO error");
  connection_->script("SET LOCAL statement_timeout TO 60000");
  database_->restore_session();
  EXPECT_EQ(value("SELECT string_agg(name || '=' || setting, ',' ORDER BY name) FROM pg_settings"), before);
  EXPECT_EQ(value("SELECT current_setting('my.own', true)"), "");
  EXPECT_EQ(value("SHOW application_name"), "postgres-manager deployment");
}

TEST_P(RestoreSession, ResetsTheRole) {
  connection_->script("SET ROLE pg_monitor");
  database_->restore_session();
  EXPECT_EQ(value("SELECT session_user || ' ' || current_user"), connection_->user() + " " + connection_->user());
  EXPECT_EQ(value("SHOW role"), "none");
}

TEST_P(RestoreSession, ResetsTheSessionAuthorization) {
  connection_->script("SET SESSION AUTHORIZATION pg_monitor");
  database_->restore_session();
  EXPECT_EQ(value("SELECT session_user || ' ' || current_user"), connection_->user() + " " + connection_->user());
}

TEST_P(RestoreSession, DropsTemporaryTablesPreparedStatementsAndCursors) {
  connection_->script(
      "CREATE TEMPORARY TABLE passing (n integer); PREPARE question AS SELECT 1; "
      "DECLARE place CURSOR WITH HOLD FOR SELECT 1; CREATE SEQUENCE numbers; SELECT nextval('numbers')");
  database_->restore_session();
  EXPECT_EQ(value("SELECT to_regclass('pg_temp.passing')"), "(null)");
  EXPECT_EQ(value("SELECT count(*) FROM pg_prepared_statements WHERE from_sql"), "0");
  EXPECT_EQ(value("SELECT count(*) FROM pg_cursors WHERE name = 'place'"), "0");
  EXPECT_EQ(tests::refused_by_server([&] { connection_->query("SELECT currval('numbers')"); }).sqlstate, "55000");
}

TEST_P(RestoreSession, StopsListening) {
  connection_->script("LISTEN news");
  database_->restore_session();
  if (connection_->in_transaction()) connection_->script("COMMIT");
  EXPECT_EQ(value("SELECT count(*) FROM pg_listening_channels()"), "0");
}

TEST_P(RestoreSession, KeepsTheRunLock) {
  ASSERT_TRUE(database_->try_lock());
  database_->restore_session();
  pg::Connection other({.dsn = scratch_->dsn()}, stop_);
  EXPECT_FALSE(Database(other, "postgres_manager", runner()).try_lock());
}

TEST_P(RestoreSession, DoesNotChangeTheHistoryRow) {
  const auto file =
      source::SqlFile{.path = "deployment/0-ä.sql", .directives = {}, .checksum = "c", .token_checksum = "t"};
  database_->create_history({});
  connection_->script(
      "CREATE SCHEMA evil; CREATE FUNCTION evil.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS 'SELECT "
      "NULL::timestamptz';"
      "SET search_path TO evil, pg_catalog; SET ROLE pg_monitor; SET client_encoding TO 'LATIN1'; SET TIME ZONE "
      "'Asia/Tokyo'; "
      "SET DateStyle TO 'German'; SET IntervalStyle TO 'sql_standard'");
  database_->restore_session();
  database_->record({.run_id = "0f0e0d0c-0b0a-0908-0706-050403020100",
                     .ordinal = source::Ordinal(0),
                     .file = &file,
                     .text = "SELECT 'ä';"});
  if (connection_->in_transaction()) connection_->script("COMMIT");
  EXPECT_EQ(psql("SELECT path, sql_text, database_user, abs(extract(epoch FROM now() - finished_at)) < 60 "
                 "FROM postgres_manager.history"),
            fmt::format("deployment/0-ä.sql|SELECT 'ä';|{}|t", connection_->user()));
}

class RestoreRole : public tests::DatabaseTest {};

TEST_F(RestoreRole, OfTheUserIsKept) {
  const tests::LoginRole owner("owner_" + scratch_->name());
  const tests::LoginRole login("login_" + scratch_->name());
  psql(fmt::format("GRANT {0} TO {1}; ALTER ROLE {1} SET role TO {0}", owner.name(), login.name()));
  pg::Connection connection({.dsn = scratch_->dsn() + " user=" + login.name()}, stop_);
  const std::string question = "SELECT session_user || ' ' || current_user";
  ASSERT_EQ(connection.query(question).one_value().text(), login.name() + " " + owner.name());
  Database database(connection, "postgres_manager", runner());
  connection.script("RESET SESSION AUTHORIZATION; SET ROLE NONE");
  database.restore_session();
  EXPECT_EQ(connection.query(question).one_value().text(), login.name() + " " + owner.name());
}

class DeferredConstraints : public tests::DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    connection_->script(
        "CREATE SCHEMA \"My Schema\"; SET search_path TO \"My Schema\"; "
        "CREATE TABLE parent (id integer PRIMARY KEY); "
        "CREATE TABLE child (parent integer CONSTRAINT \"has a parent\" REFERENCES parent DEFERRABLE INITIALLY "
        "DEFERRED, "
        "n integer CONSTRAINT once UNIQUE DEFERRABLE INITIALLY IMMEDIATE)");
    connection_->script("BEGIN");
  }
  void check() { database_->run({database_->check_deferred_constraints_command()}); }
  void run(const std::string& sql) { connection_->script("SET search_path TO \"My Schema\"; " + sql); }
};

TEST_F(DeferredConstraints, AreCheckedAtTheEndOfAFile) {
  run("INSERT INTO child VALUES (1, 1)");
  const auto error = tests::refused_by_server([&] { check(); });
  EXPECT_EQ(error.sqlstate, "23503");
  EXPECT_EQ(error.constraint, "has a parent");
}

TEST_F(DeferredConstraints, AreDeferredAgainForTheNextFileOfTheTransaction) {
  run("INSERT INTO child VALUES (1, 1); INSERT INTO parent VALUES (1)");
  check();
  EXPECT_NO_THROW(run("INSERT INTO child VALUES (2, 2); INSERT INTO parent VALUES (2)"));
  // created after the check, like by a later file
  run("CREATE TABLE later (parent integer REFERENCES parent DEFERRABLE INITIALLY DEFERRED)");
  EXPECT_NO_THROW(run("INSERT INTO later VALUES (3); INSERT INTO parent VALUES (3)"));
  check();
  EXPECT_EQ(tests::refused_by_server([&] { run("INSERT INTO child VALUES (1, 1)"); }).constraint, "once");
}

TEST_F(DeferredConstraints, LeaveNoPendingCheckThatPreventsAlteringTheTable) {
  run("INSERT INTO child VALUES (1, 1); INSERT INTO parent VALUES (1)");
  check();
  EXPECT_NO_THROW(run("ALTER TABLE child ADD COLUMN more integer"));
}

}  // namespace

}  // namespace pgmanager::database
