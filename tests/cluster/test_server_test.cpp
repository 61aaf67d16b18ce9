#include "support/test_server.hpp"

#include <gtest/gtest.h>

#include <optional>

namespace pgmanager::tests {

namespace {

using TestServer = ServerTest;

TEST_F(TestServer, IsReachedAsASuperuser) {
  EXPECT_EQ(psql(test_server_dsn(),
                 "SELECT current_database(), rolsuper FROM pg_catalog.pg_roles "
                 "WHERE rolname = current_user"),
            "postgres|t");
}

TEST_F(TestServer, DropsAScratchDatabaseWithItsOwner) {
  std::optional<ScratchDatabase> scratch(std::in_place);
  const std::string name = scratch->name();
  const std::string count = "SELECT count(*) FROM pg_catalog.pg_database WHERE datname = '" + name + "'";
  EXPECT_EQ(psql(scratch->dsn(), "SELECT current_database()"), name);
  EXPECT_EQ(psql(test_server_dsn(), count), "1");
  scratch.reset();
  EXPECT_EQ(psql(test_server_dsn(), count), "0");
}

TEST_F(TestServer, GivesEveryOwnerAnotherScratchDatabase) {
  const ScratchDatabase one;
  const ScratchDatabase other;
  EXPECT_NE(one.name(), other.name());
}

}  // namespace

}  // namespace pgmanager::tests
