#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "imports/directories.hpp"

namespace pgmanager::imports {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* lock = "# do not edit\nprovider = \"postgresql\"\n";

Migrations prisma(std::vector<std::pair<std::string, std::string>> files) {
  return read_migrations(Tool::prisma, directory_of(std::move(files)), {});
}

TEST(Prisma, TakesADirectoryPerMigration) {
  const Migrations found = prisma({{"migration_lock.toml", lock},
                                   {"20240102000000_add_users/migration.sql", "select 2;\n"},
                                   {"20240102000000_add_users/down.sql", "select -2;\n"},
                                   {"20240101000000_init/migration.sql", "select 1;\n"},
                                   {"20240101000000_init/notes.sql", "select 1;\n"}});
  EXPECT_THAT(ids(found), ElementsAre("20240101000000_init=20240101000000_init",
                                      "20240102000000_add_users=20240102000000_add_users"));
  EXPECT_EQ(found.migrations[1].title, "add users");
  EXPECT_EQ(found.migrations[1].undo.at(0).text, "select -2;\n");
  EXPECT_THAT(left_out(found), ElementsAre("20240101000000_init/notes.sql:0 file that Prisma ignores"));
  EXPECT_THAT(problems(found), IsEmpty());
}

// sha256sum of the file, and of the same text with the other line ends, which the engine accepts, too.
TEST(Prisma, ComputesTheChecksumForBothLineEnds) {
  EXPECT_THAT(prisma({{"1_a/migration.sql", "create table a (id int);\n"}}).migrations.at(0).checksums,
              ElementsAre("519a1e8e560bfe843fff05a0e39aa2ec638878f09a8897cd41d6801a7f543995",
                          "b62869884d373e065d3512d76855a5fab1b29952487e60f1e4128b1ac64f9e81"));
}

TEST(Prisma, ReportsMigrationsForAnotherDatabase) {
  EXPECT_THAT(
      problems(prisma({{"migration_lock.toml", "{\"provider\": \"postgresql\"}"}, {"1_a/migration.sql", "select 1;"}})),
      testing::IsEmpty());
  EXPECT_THAT(problems(prisma({{"migration_lock.toml", "provider = \"mysql\"\n"}, {"1_a/migration.sql", "select 1;"}})),
              ElementsAre("migration_lock.toml:0 the migrations are for mysql [import-other-database]"));
}

}  // namespace
}  // namespace pgmanager::imports
