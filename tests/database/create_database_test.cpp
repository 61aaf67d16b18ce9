#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cluster/private_server.hpp"
#include "database/causes.hpp"
#include "support/database_fixture.hpp"
#include "support/thrown.hpp"

namespace pgmanager::database {

namespace {

class CreateDatabase : public tests::DatabaseTest {};

TEST_F(CreateDatabase, CreatesAnEmptyOneAndAcceptsAnExistingOne) {
  const std::string name = scratch_->name() + " \"Odd\"";
  create_database(*connection_, name);
  create_database(*connection_, name);
  EXPECT_EQ(psql(fmt::format("SELECT count(*) FROM pg_database WHERE datname = '{}'", name)), "1");
  psql("DROP DATABASE " + pg::quote_identifier(name));
}

TEST_F(CreateDatabase, OmitsTheContentsOfTemplate1) {
  const cluster::EphemeralServer ephemeral(cluster::find_server_programs(std::nullopt));
  const std::string& dsn = ephemeral.server().dsn();
  tests::psql(dsn + " dbname=template1", "CREATE TABLE of_the_administrator (); CREATE EXTENSION citext");
  pg::Connection connection({.dsn = dsn}, stop_);
  create_database(connection, "wanted");
  pg::Connection wanted({.dsn = dsn, .dbname = "wanted"}, stop_);
  EXPECT_THAT(Database(wanted, "postgres_manager", runner()).user_objects(), ::testing::IsEmpty());
}

TEST_F(CreateDatabase, ExplainsAMissingPrivilege) {
  const tests::LoginRole role("role_" + scratch_->name());
  pg::Connection connection({.dsn = scratch_->dsn() + " user=" + role.name()}, stop_);
  const auto error = tests::thrown_by([&] { create_database(connection, "wanted"); });
  EXPECT_EQ(error.code, base::ErrorCode::refused);
  EXPECT_EQ(error.message, "could not create database \"wanted\"");
  EXPECT_EQ(error.detail, "The server says: permission denied to create database.");
  EXPECT_EQ(tests::cause_of<causes::NoRightToCreateDatabase>(error).create_database,
            "CREATE DATABASE \"wanted\" TEMPLATE template0");
  EXPECT_EQ(error.sqlstate, "42501");
}

}  // namespace

}  // namespace pgmanager::database
