#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/database_fixture.hpp"
#include "support/thrown.hpp"

namespace pgmanager::database {

namespace {

class CreateDatabase : public tests::DatabaseTest {};

TEST_F(CreateDatabase, MakesAnEmptyOneAndIsContentWithOneThatExists) {
  const std::string name = scratch_->name() + " \"Odd\"";
  create_database(*connection_, name);
  create_database(*connection_, name);
  EXPECT_EQ(psql(fmt::format("SELECT count(*) FROM pg_database WHERE datname = '{}'", name)), "1");
  psql("DROP DATABASE " + pg::quote_identifier(name));
}

TEST_F(CreateDatabase, ExplainsAMissingRight) {
  const tests::LoginRole role("role_" + scratch_->name());
  pg::Connection connection({.dsn = scratch_->dsn() + " user=" + role.name()}, stop_);
  const auto error = tests::thrown_by([&] { create_database(connection, "wanted"); });
  EXPECT_EQ(error.code, base::ErrorCode::refused);
  EXPECT_EQ(error.message, "could not create database \"wanted\"");
  EXPECT_EQ(error.detail, "The server says: permission denied to create database.");
  EXPECT_EQ(error.hint, "Let somebody with the right CREATEDB make it: CREATE DATABASE \"wanted\"");
  EXPECT_EQ(error.sqlstate, "42501");
}

}  // namespace

}  // namespace pgmanager::database
