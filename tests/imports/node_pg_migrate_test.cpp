#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "imports/directories.hpp"

namespace pgmanager::imports {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Migrations node_pg_migrate(std::vector<std::pair<std::string, std::string>> files) {
  return read_migrations(Tool::node_pg_migrate, directory_of(std::move(files)), {});
}

// node-pg-migrate 9.0.0 applied these files in this order, and pgmigrations held these names.
TEST(NodePgMigrate, OrdersFilesByTheirNumbersAndDates) {
  const Migrations found =
      node_pg_migrate({{"1700000000000_add-users.sql",
                        "-- Up Migration\ncreate table users (id int);\n\n-- Down Migration\ndrop table users;\n"},
                       {"20240102030405678_add-a.sql", "-- Up Migration\nalter table users add a int;\n"},
                       {"9999999999999_plain.sql", "alter table users add b int;\n"}});
  EXPECT_THAT(ids(found), ElementsAre("1700000000000_add-users.sql=1700000000000_add-users",
                                      "20240102030405678_add-a.sql=20240102030405678_add-a",
                                      "9999999999999_plain.sql=9999999999999_plain"));
  EXPECT_EQ(found.migrations[0].title, "add users");
  EXPECT_EQ(shown(found.migrations[0].up), "2: create table users (id int);\n");
  EXPECT_EQ(shown(found.migrations[0].undo.at(0)), "5: drop table users;\n");
  EXPECT_EQ(shown(found.migrations[2].up), "1: alter table users add b int;\n");
  EXPECT_THAT(problems(found), IsEmpty());
}

TEST(NodePgMigrate, PairsFiles) {
  const Migrations found =
      node_pg_migrate({{"1_a.up.sql", "select 1;"}, {"1_a.down.sql", "select 2;"}, {"2_b.down.sql", ""}});
  EXPECT_THAT(ids(found), ElementsAre("1_a.up.sql=1_a"));
  EXPECT_EQ(shown(found.migrations[0].undo.at(0)), "1: select 2;\n");
  EXPECT_THAT(problems(found),
              ElementsAre("2_b.down.sql:0 there is no file \"2_b.up.sql\" [import-undo-without-migration]"));
}

TEST(NodePgMigrate, ReportsAMigrationInTwoStyles) {
  EXPECT_THAT(problems(node_pg_migrate({{"1_a.sql", "select 1;"}, {"1_a.up.sql", "select 1;"}})),
              ElementsAre("1_a.up.sql:0 migration \"1_a\" is there in two styles, also as \"1_a.sql\" "
                          "[import-two-styles]"));
}

// The tool would run both halves of such a file.
TEST(NodePgMigrate, ReportsAFileThatOnlyReverts) {
  EXPECT_THAT(problems(node_pg_migrate({{"1_a.sql", "-- Down Migration\ndrop table a;\n"}})),
              ElementsAre("1_a.sql:1 file has no marker \"-- Up Migration\" [import-sections]"));
}

TEST(NodePgMigrate, NamesPrograms) {
  const Migrations found =
      node_pg_migrate({{"1_a.js", ""}, {"2_b.ts", ""}, {"util.js", ""}, {"seed.sql", "select 1;"}});
  EXPECT_THAT(left_out(found), ElementsAre("1_a.js:0 migration in JavaScript or TypeScript",
                                           "2_b.ts:0 migration in JavaScript or TypeScript",
                                           "seed.sql:0 file that node-pg-migrate ignores"));
  EXPECT_EQ(found.not_mapped[0].id, "1_a");
}

}  // namespace
}  // namespace pgmanager::imports
