#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "imports/directories.hpp"

namespace pgmanager::imports {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Migrations atlas(std::vector<std::pair<std::string, std::string>> files) {
  return read_migrations(Tool::atlas, directory_of(std::move(files)), {});
}

// The first three files of sql/migrate/testdata/partial-checkpoint in the repository of Atlas, and their lines of its
// atlas.sum.
const std::vector<std::pair<std::string, std::string>> files_of_atlas = {
    {"1_first.sql", "create table `tbl_1` (`col` int);\n"},
    {"2_second.sql", "create table `tbl_2` (`col` int);\n"},
    {"3_checkpoint.sql",
     "-- atlas:checkpoint\n\nCREATE TABLE `tbl_1` (`col` int);\nCREATE TABLE `tbl_2` (`col` int);\n"}};
constexpr const char* sum_of_atlas = R"(h1:POfbsH2G2GIXAZQ2CdPa5ufTxcLpcnperz/gX0Vw6Uk=
1_first.sql h1:uJ2MyyeTqXx4rCqtRMQAvRrfsvdwmvsZ3LcadVvCdOc=
2_second.sql h1:TLO00GtsqSi8o0ySoaofBqxemrElL8fHOs3IRnqYvB8=
3_checkpoint.sql h1:LR4UjDYVtrRuHLN5GQwLAYnXrSf/iO70psY8hTmLmjw=
)";

TEST(Atlas, ComputesTheHashesOfAtlasSum) {
  auto files = files_of_atlas;
  files.emplace_back("atlas.sum", sum_of_atlas);
  const Migrations found = atlas(files);
  EXPECT_THAT(problems(found), IsEmpty());
  EXPECT_THAT(ids(found), ElementsAre("1_first.sql=1", "2_second.sql=2"));
  EXPECT_THAT(found.migrations[1].checksums, ElementsAre("TLO00GtsqSi8o0ySoaofBqxemrElL8fHOs3IRnqYvB8="));
  EXPECT_THAT(left_out(found), ElementsAre("3_checkpoint.sql:0 checkpoint"));
}

TEST(Atlas, ReportsFilesThatDoNotFitAtlasSum) {
  auto edited = files_of_atlas;
  edited[1].second += "-- edited\n";
  edited.emplace_back("atlas.sum", sum_of_atlas);
  EXPECT_THAT(problems(atlas(edited)),
              ElementsAre("atlas.sum:3 the checksum of \"2_second.sql\" is another one in atlas.sum: it, or the list "
                          "of files before it, was edited [import-checksum-mismatch]"));
  auto more = files_of_atlas;
  more.emplace_back("4_new.sql", "select 1;");
  more.emplace_back("atlas.sum", sum_of_atlas);
  EXPECT_THAT(problems(atlas(more)),
              ElementsAre("atlas.sum:0 file \"4_new.sql\" is not in atlas.sum [import-checksum-mismatch]"));
  auto fewer = files_of_atlas;
  fewer.pop_back();
  fewer.emplace_back("atlas.sum", sum_of_atlas);
  EXPECT_THAT(problems(atlas(fewer)),
              ElementsAre("atlas.sum:4 atlas.sum names \"3_checkpoint.sql\", which does not exist "
                          "[import-checksum-mismatch]"));
}

TEST(Atlas, BeginsWithACheckpointWhoseFilesAreGone) {
  const Migrations found = atlas({{"3_base.sql", "-- atlas:checkpoint\n\nselect 1;\n"}, {"4_a_b.sql", "select 1;\n"}});
  EXPECT_EQ(found.migrations.at(0).kind, MigrationKind::baseline);
  EXPECT_EQ(found.migrations.at(1).identity, (Identity{.id = "4", .name = "a_b"}));
}

TEST(Atlas, ReadsDirectives) {
  const Migrations found =
      atlas({{"1_a.sql", "-- atlas:txmode none\n\ncreate index concurrently i on a (b);\n"},
             {"2_b.sql", "-- atlas:delimiter \\n\\n\n\nselect 1\n\nselect 2\n"},
             {"3_c.sql", "-- atlas:txtar\n\n-- checks.sql --\nselect true;\n\n-- migration.sql --\nselect 3;\n"}});
  EXPECT_TRUE(found.migrations.at(0).no_transaction);
  EXPECT_THAT(problems(found), ElementsAre("2_b.sql:0 file has the directive atlas:delimiter [import-delimiter]"));
  EXPECT_EQ(shown(found.migrations.at(2).up), "7: select 3;\n");
  EXPECT_THAT(left_out(found), ElementsAre("3_c.sql:3 section checks.sql"));
}

TEST(Atlas, ReportsAVersionThatIsUsedTwice) {
  EXPECT_THAT(problems(atlas({{"1_a.sql", "select 1;"}, {"1_b.sql", "select 1;"}})),
              ElementsAre("1_b.sql:0 version 1 is used twice, by \"1_a.sql\" and \"1_b.sql\" "
                          "[import-duplicate-version]"));
}

}  // namespace
}  // namespace pgmanager::imports
