#include "source/source_tree.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "source/findings.hpp"
#include "source/text_checksum.hpp"
#include "support/temporary_directory.hpp"

namespace pgmanager::source {
namespace {

namespace fs = std::filesystem;
using pgmanager::tests::TemporaryDirectory;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::in_full;
using tests::places;

// "<number> <path>" of each file, in the order of the tree
std::vector<std::string> order_of(const std::vector<CreateGroup>& groups) {
  std::vector<std::string> lines;
  for (const CreateGroup& group : groups) {
    for (const SqlFile& file : group.files) lines.push_back(std::to_string(group.number) + " " + file.path);
  }
  return lines;
}

std::vector<CreateGroup> read(const TemporaryDirectory& root, const Scope& scope, base::Findings& findings) {
  ReadResult result = read_source_tree(root.path(), scope);
  findings = std::move(result.findings);
  return std::move(result.tree.create);
}

// Writes a group with one file.
void write_group(const TemporaryDirectory& root, const std::string& group) {
  root.write("create/" + group + "/order.json", R"({"1": "a.sql"})");
  root.write("create/" + group + "/a.sql", "select 1;\n");
}

TEST(CreateTree, RunsGroupTwoBeforeGroupTen) {
  const TemporaryDirectory root;
  for (const char* group : {"10-grants", "2-schemas", "1-extensions"}) write_group(root, group);
  base::Findings findings;
  const auto groups = read(root, {.create = true}, findings);
  EXPECT_THAT(findings, IsEmpty());
  EXPECT_THAT(order_of(groups),
              ElementsAre("1 create/1-extensions/a.sql", "2 create/2-schemas/a.sql", "10 create/10-grants/a.sql"));
  EXPECT_EQ(groups[2].name, "10-grants");
  EXPECT_EQ(groups[2].files[0].checksum, text_checksum("select 1;\n"));
}

TEST(CreateTree, RunsTheFilesOfAGroupInTheOrderOfItsOrderJson) {
  const TemporaryDirectory root;
  root.write("create/1-tables/order.json", "\xEF\xBB\xBF{\"15\": \"a.sql\", \"14\": \"z.sql\", \"16\": \"m.sql\"}");
  for (const char* name : {"a.sql", "m.sql", "z.sql", ".hidden", "README.md"}) {
    root.write(fs::path("create/1-tables") / name, "select 1;");
  }
  base::Findings findings;
  const auto groups = read(root, {.create = true}, findings);
  EXPECT_THAT(findings, IsEmpty());
  EXPECT_THAT(order_of(groups),
              ElementsAre("1 create/1-tables/z.sql", "1 create/1-tables/a.sql", "1 create/1-tables/m.sql"));
}

// "000001_INIT.DOWN.SQL" does not end in ".sql"; the other two may be listed.
TEST(CreateTree, RefusesAFileThatRevertsAnotherInTheGroup) {
  const auto places_of = [](const std::vector<std::string>& names) {
    const TemporaryDirectory root;
    std::string order;
    for (const std::string& name : names) {
      order += (order.empty() ? "{\"" : ", \"") + std::to_string(&name - names.data() + 1) + "\": \"" + name + "\"";
      root.write(fs::path("create/1-tables") / name, "select 1;");
    }
    root.write("create/1-tables/order.json", order + "}");
    base::Findings findings;
    read(root, {.create = true}, findings);
    return findings.empty() ? std::vector<std::string>() : in_full({findings[0]});
  };
  EXPECT_THAT(
      places_of({"000001_init.up.sql", "000001_init.down.sql", "tbl_a.sql"}),
      ElementsAre("create/1-tables other-tool",
                  "create/1-tables/ contains files of golang-migrate: \"000001_init.down.sql\", "
                  "\"000001_init.up.sql\"",
                  "Take over the whole directory of the tool: postgres-manager help import. By hand: "
                  "An .up.sql file becomes deployment/<ordinal>-<rest>.sql, its .down.sql file becomes the file "
                  "of the same name in undo/; ordinals are consecutive, in the order of the versions."));
  EXPECT_EQ(places_of({"V1__init.sql", "U1__init.sql"}).at(0), "create/1-tables other-tool");
  EXPECT_EQ(places_of({"1.init.sql", "1.init.ROLLBACK.sql"}).at(0), "create/1-tables other-tool");
  EXPECT_THAT(places_of({"tbl_shut.sql", "tbl_shut_down.sql", "fn.sql", "fn_undo.sql", "R__views.sql", "V1__a.sql",
                         "1_a.up.sql", "b.down.sql", "app.sql", "app.undo.sql"}),
              IsEmpty());
}

TEST(CreateTree, AllowsGapsInNumbers) {
  const TemporaryDirectory root;
  for (const char* group : {"10-a", "20-b", "0-c"}) write_group(root, group);
  base::Findings findings;
  read(root, {.create = true}, findings);
  EXPECT_THAT(findings, IsEmpty());
}

TEST(CreateTree, RefusesDuplicateNumbers) {
  const TemporaryDirectory root;
  for (const char* group : {"04-views", "4-tables", "5-x"}) write_group(root, group);
  base::Findings findings;
  read(root, {.create = true}, findings);
  EXPECT_THAT(in_full(findings), ElementsAre("create/4-tables duplicate-group-number",
                                             "number 4 is used twice, by \"04-views\" and \"4-tables\"",
                                             "Rename one of the two directories, so that their order is certain."));
}

TEST(CreateTree, RefusesNumbersThatDoNotFitABigint) {
  const TemporaryDirectory root;
  write_group(root, "99999999999999999999-tables");
  base::Findings findings;
  read(root, {.create = true}, findings);
  EXPECT_THAT(in_full(findings),
              ElementsAre("create/99999999999999999999-tables number-too-large",
                          "number 99999999999999999999 is too large, the largest is 9223372036854775807",
                          "Rename the directory to a smaller number."));
}

TEST(CreateTree, RefusesOtherEntriesThanGroups) {
  const TemporaryDirectory root;
  write_group(root, "1-tables");
  root.write("create/README.md", "");
  root.write("create/.gitkeep", "");
  root.write("create/tables/a.sql", "");
  root.write("create/2-views", "");
  root.write("create/a.sql", "");
  base::Findings findings;
  read(root, {.create = true}, findings);
  const auto move = "Move it into a sub-directory of create/ and list it in the order.json there.";
  EXPECT_THAT(in_full(findings),
              ElementsAre("create/2-views stray-entry", "\"2-views\" is not a directory <n>-<group>", move,
                          "create/a.sql stray-entry", "\"a.sql\" is not a directory <n>-<group>", move,
                          "create/tables stray-entry", "directory \"tables\" is not named <n>-<group>",
                          "Rename it, e.g. to 4-tables, or move it out of create/."));
}

TEST(CreateTree, RefusesOtherEntriesThanSqlFilesInAGroup) {
  const TemporaryDirectory root;
  write_group(root, "1-tables");
  root.write("create/1-tables/sub/b.sql", "");
  root.write("create/1-tables/notes.txt", "");
  root.write("create/1-tables/b.SQL", "");
  base::Findings findings;
  read(root, {.create = true}, findings);
  const auto move = "Move it out of create/1-tables/, which may contain only .sql files and order.json.";
  EXPECT_THAT(in_full(findings),
              ElementsAre("create/1-tables/b.SQL stray-entry", "\"b.SQL\" is not a .sql file", move,
                          "create/1-tables/notes.txt stray-entry", "\"notes.txt\" is not a .sql file", move,
                          "create/1-tables/sub stray-entry", "directory \"sub\" is inside a group", move));
}

TEST(CreateTree, RequiresAnOrderJsonInEachGroup) {
  const TemporaryDirectory root;
  root.write("create/1-tables/a.sql", "select 1;");
  root.write("create/2-views/order.json/x", "");
  base::Findings findings;
  read(root, {.create = true}, findings);
  EXPECT_THAT(in_full(findings),
              ElementsAre("create/1-tables/order.json order-json-missing", "order.json does not exist",
                          "Create create/1-tables/order.json with the order of the group's files, e.g. "
                          "{\"1\": \"tbl_a.sql\", \"2\": \"tbl_b.sql\"}.",
                          "create/2-views/order.json order-json-missing", "order.json is not a regular file",
                          "Create create/2-views/order.json with the order of the group's files, e.g. "
                          "{\"1\": \"tbl_a.sql\", \"2\": \"tbl_b.sql\"}."));
}

TEST(CreateTree, ChecksTheEncodingOfOrderJson) {
  const TemporaryDirectory root;
  root.write("create/1-a/order.json", std::string_view("\xFF\xFE{\0}\0", 6));
  root.write("create/2-b/order.json", std::string_view("{}\n\0", 4));
  root.write("create/3-c/order.json", "{\"1\": \"caf\xe9.sql\"}");
  base::Findings findings;
  read(root, {.create = true}, findings);
  EXPECT_THAT(places(findings), ElementsAre("create/1-a/order.json not-utf-8", "create/2-b/order.json:2 nul-byte",
                                            "create/3-c/order.json:1:11 not-utf-8"));
}

TEST(CreateTree, ChecksUnlistedFilesToo) {
  const TemporaryDirectory root;
  write_group(root, "1-tables");
  root.write("create/1-tables/b.sql", "");
  base::Findings findings;
  const auto groups = read(root, {.create = true}, findings);
  EXPECT_THAT(places(findings),
              ElementsAre("create/1-tables/b.sql order-json-unlisted-file", "create/1-tables/b.sql empty-file"));
  EXPECT_THAT(order_of(groups), ElementsAre("1 create/1-tables/a.sql"));
}

TEST(CreateTree, RefusesALinkOutOfAGroupEvenToAnotherGroup) {
  const TemporaryDirectory root;
  write_group(root, "1-tables");
  root.write("create/2-views/order.json", R"({"1": "b.sql"})");
  fs::create_symlink("../1-tables/a.sql", root.path() / "create/2-views/b.sql");
  fs::create_directory_symlink(root.path(), root.path() / "create/3-c");
  fs::create_directory(root.path() / "create/4-d");
  fs::create_symlink("../1-tables/order.json", root.path() / "create/4-d/order.json");
  base::Findings findings;
  read(root, {.create = true}, findings);
  EXPECT_THAT(places(findings),
              ElementsAre("create/2-views/b.sql path-leaves-directory", "create/3-c path-leaves-directory",
                          "create/4-d/order.json path-leaves-directory"));
}

TEST(CreateTree, AllowsAGroupWithoutFilesBesideOthers) {
  const TemporaryDirectory root;
  root.write("create/1-tables/order.json", "{}");
  root.write("create/2-views/order.json", R"({"1": "a.sql"})");
  root.write("create/2-views/a.sql", "select 1;");
  base::Findings findings;
  EXPECT_THAT(order_of(read(root, {.create = true}, findings)), ElementsAre("2 create/2-views/a.sql"));
  EXPECT_THAT(findings, IsEmpty());
}

TEST(CreateTree, ReadsOnlyRepeatableGroupsOnRequest) {
  const TemporaryDirectory root;
  write_group(root, "1-tables");
  write_group(root, "2-views");
  root.write("create/1-tables/a.sql", "");  // must not be read
  base::Findings findings;
  const auto groups = read(root, {.repeatable = {"2-views"}}, findings);
  EXPECT_THAT(findings, IsEmpty());
  EXPECT_THAT(order_of(groups), ElementsAre("2 create/2-views/a.sql"));
  EXPECT_TRUE(groups[0].repeatable);
}

TEST(CreateTree, ChecksThatRepeatableFilesCanRunAgain) {
  const TemporaryDirectory root;
  for (const char* group : {"1-tables", "2-views"}) {
    write_group(root, group);
    root.write(fs::path("create") / group / "a.sql",
               "create view v as select 1;\ncreate or replace view w as select 1;");
  }
  base::Findings findings;
  read(root, {.create = true, .repeatable = {"2-views", "3-grants"}}, findings);
  EXPECT_THAT(
      in_full(findings),
      ElementsAre("create/2-views/a.sql:1:1 repeatable-runs-once",
                  "CREATE VIEW cannot run again, and the group of this file is repeatable",
                  "Write OR REPLACE where PostgreSQL has it, or DROP VIEW IF EXISTS before it; or move the file "
                  "to a group that is not repeatable.",
                  "postgres-manager.json repeatable-group-missing", "repeatable group \"3-grants\" is not in create/",
                  "Correct the name in \"repeatable\": the groups are \"1-tables\", \"2-views\"."));
}

TEST(CreateTree, RequiresAtLeastOneFile) {
  const std::vector<std::string> empty = {
      "create create-empty", "create/ has no file to run",
      "Write the schema into it: create/1-tables/order.json and the files it lists."};
  const TemporaryDirectory root;
  root.write("create/README.md", "");
  base::Findings without_groups;
  read(root, {.create = true}, without_groups);
  EXPECT_EQ(in_full(without_groups), empty);

  root.write("create/1-tables/order.json", "{}");
  base::Findings without_files;
  read(root, {.create = true}, without_files);
  EXPECT_EQ(in_full(without_files), empty);

  write_group(root, "2-views");
  base::Findings findings;
  read(root, {.create = true}, findings);
  EXPECT_THAT(findings, IsEmpty());
}

}  // namespace
}  // namespace pgmanager::source
