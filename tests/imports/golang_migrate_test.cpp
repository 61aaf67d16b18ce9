#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "imports/directories.hpp"

namespace pgmanager::imports {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Migrations golang_migrate(std::vector<std::pair<std::string, std::string>> files) {
  return read_migrations(Tool::golang_migrate, directory_of(std::move(files)), {});
}

TEST(GolangMigrate, OrdersVersionsAsNumbersAndPairsFiles) {
  const Migrations found = golang_migrate({{"000002_b.up.sql", "select 2;\n"},
                                           {"000002_b.down.sql", "select -2;\n"},
                                           {"10_add_users.up.sql", "select 10;\n"},
                                           {"11_.up.sql", "select 11;\n"},
                                           {"1_a.up.sql", "select 1;\n"},
                                           {"1_a.down.sql", "-- nothing\n"}});
  EXPECT_THAT(ids(found), ElementsAre("1_a.up.sql=1", "000002_b.up.sql=2", "10_add_users.up.sql=10", "11_.up.sql=11"));
  EXPECT_EQ(found.migrations[2].title, "add users");
  EXPECT_THAT(found.migrations[0].undo, IsEmpty());
  EXPECT_EQ(shown(found.migrations[1].undo.at(0)), "1: select -2;\n");
  EXPECT_THAT(problems(found), IsEmpty());
  EXPECT_THAT(left_out(found), ElementsAre("1_a.down.sql:0 file without a statement"));
}

TEST(GolangMigrate, ReportsWhatTheToolRefusesOrWouldNeverRun) {
  const Migrations found = golang_migrate({{"1_a.up.sql", "select 1;"},
                                           {"01_b.up.sql", "select 1;"},
                                           {"2_c.down.sql", "select 1;"},
                                           {"1_a.down.sql", "select 1;"},
                                           {"1_b.down.sql", "select 1;"}});
  EXPECT_THAT(problems(found),
              ElementsAre("1_a.up.sql:0 version 1 is used twice, by \"01_b.up.sql\" and \"1_a.up.sql\" "
                          "[import-duplicate-version]",
                          "1_b.down.sql:0 version 1 has two .down.sql files, \"1_a.down.sql\" and \"1_b.down.sql\" "
                          "[import-duplicate-version]",
                          "2_c.down.sql:0 version 2 has a .down.sql file and no .up.sql file "
                          "[import-undo-without-migration]"));
}

TEST(GolangMigrate, NamesOtherFiles) {
  const Migrations found = golang_migrate({{"1_a.up.sql", "select 1;"},
                                           {"1-b.up.sql", "select 1;"},
                                           {"seed.sql", "select 1;"},
                                           {"2_c.up.json", ""},
                                           {"sub/3_d.up.sql", "select 1;"},
                                           {"README.md", ""}});
  EXPECT_THAT(left_out(found), ElementsAre("1-b.up.sql:0 file without the name of a migration",
                                           "2_c.up.json:0 file without the name of a migration",
                                           "seed.sql:0 file without the name of a migration",
                                           "sub/3_d.up.sql:0 file without the name of a migration"));
}

}  // namespace
}  // namespace pgmanager::imports
