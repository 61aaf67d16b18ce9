#include "imports/imported_tree.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "imports/complete_tree.hpp"
#include "imports/directories.hpp"

namespace pgmanager::imports {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

ImportedTree imported(Tool tool, std::vector<std::pair<std::string, std::string>> files) {
  return imported_tree(read_migrations(tool, directory_of(std::move(files)), {}), "db/migrations");
}

std::vector<std::string> paths(const authoring::NewFiles& files) {
  std::vector<std::string> paths;
  for (const authoring::NewFile& file : files) paths.push_back(file.path);
  return paths;
}

const std::string& text_of(const ImportedTree& tree, const std::string& path) {
  for (const authoring::NewFile& file : tree.files) {
    if (file.path == path) return file.text;
  }
  throw std::runtime_error("there is no " + path);
}

TEST(ImportedTree, CreatesTheSchemasOfTheToolAndSetsSearchPath) {
  Migrations migrations = read_migrations(Tool::golang_migrate,
                                          directory_of({{"1_a.up.sql", "create table a (id int);\n"},
                                                        {"1_a.down.sql", "drop table a;\n"},
                                                        {"2_b.up.sql", "create index concurrently i on a (id);\n"}}),
                                          {});
  migrations.schemas = {"App", "public"};
  const ImportedTree tree = imported_tree(migrations, "db");
  EXPECT_EQ(text_of(tree, "deployment/00000-a.sql"),
            "-- a\n--\n-- Taken over from golang-migrate: 1_a.up.sql\n\nCREATE SCHEMA IF NOT EXISTS \"App\";\n"
            "SET search_path TO \"App\", public;\n\ncreate table a (id int);\n");
  EXPECT_THAT(text_of(tree, "undo/00000-a.sql"), HasSubstr("a.up.sql\n\nSET search_path TO \"App\", public;\n\ndrop"));
  EXPECT_THAT(text_of(tree, "deployment/00001-b.sql"),
              HasSubstr("-- postgres-manager: no-transaction\n\nSET search_path TO \"App\", public;\n\ncreate"));
  migrations.schemas = {"public", "audit"};
  EXPECT_THAT(text_of(imported_tree(migrations, "db"), "deployment/00000-a.sql"),
              HasSubstr("\n\nCREATE SCHEMA IF NOT EXISTS audit;\n\ncreate table"));
}

TEST(ImportedTree, NumbersTheFilesWithoutGaps) {
  const ImportedTree tree = imported(Tool::golang_migrate, {{"3_addUsers.up.sql", "create table users (id int);\n"},
                                                            {"3_addUsers.down.sql", "drop table users;\n"},
                                                            {"20240101_Größe der Räume!.up.sql", "select 1;\n"}});
  EXPECT_THAT(paths(tree.files), ElementsAre("deployment/00000-add-users.sql", "undo/00000-add-users.sql",
                                             "deployment/00001-größe-der-räume.sql", "docs/imported.md"));
  EXPECT_THAT(tree.names, ElementsAre(NewNames{"deployment/00000-add-users.sql", "undo/00000-add-users.sql"},
                                      NewNames{"deployment/00001-größe-der-räume.sql", ""}));
  EXPECT_EQ(text_of(tree, "deployment/00000-add-users.sql"),
            "-- addUsers\n--\n-- Taken over from golang-migrate: 3_addUsers.up.sql\n\ncreate table users (id int);\n");
  EXPECT_EQ(text_of(tree, "undo/00000-add-users.sql"),
            "-- undo: addUsers\n--\n-- Taken over from golang-migrate: 3_addUsers.up.sql\n\ndrop table users;\n");
  EXPECT_EQ(text_of(tree, "docs/imported.md"), R"(# Taken over from golang-migrate

These files were made from the migrations of golang-migrate in `db/migrations`. Names on the left are relative to it.

| golang-migrate | here | undo |
| --- | --- | --- |
| 3_addUsers.up.sql | deployment/00000-add-users.sql | undo/00000-add-users.sql |
| 20240101_Größe der Räume!.up.sql | deployment/00001-größe-der-räume.sql |  |
)");
}

TEST(ImportedTree, RemovesTheTransactionOfAFile) {
  const ImportedTree tree =
      imported(Tool::golang_migrate, {{"1_a.up.sql", "-- why\n\nBEGIN;\n\nselect '\n\n\n';\n\nCOMMIT;\n"}});
  EXPECT_THAT(text_of(tree, "deployment/00000-a.sql"), HasSubstr("1_a.up.sql\n\n-- why\n\nselect '\n\n\n';\n"));
  EXPECT_THAT(tree.not_mapped, IsEmpty());
}

TEST(ImportedTree, JoinsSeveralTransactionsOfAFileAndSaysSo) {
  const ImportedTree tree =
      imported(Tool::golang_migrate, {{"1_a.up.sql", "begin;\nselect 1;\ncommit;\nbegin work;\nselect 2;\nend;\n"}});
  EXPECT_THAT(text_of(tree, "deployment/00000-a.sql"), HasSubstr("select 1;\n\nselect 2;\n"));
  EXPECT_THAT(left_out(tree.not_mapped), ElementsAre("1_a.up.sql:1 BEGIN and COMMIT around a part of the file"));
}

TEST(ImportedTree, ReportsTransactionsWithTheLineOfTheOriginal) {
  const ImportedTree tree = imported(Tool::dbmate, {{"1_a.sql",
                                                     "-- migrate:up\nselect 1;\nrollback;\n\n"
                                                     "-- migrate:down\nselect 2;\nbegin;\n"}});
  EXPECT_THAT(problems(tree.problems), ElementsAre("1_a.sql:3 ROLLBACK inside a file of the tree [transaction-control]",
                                                   "1_a.sql:7 BEGIN inside a file of the tree [transaction-control]"));
}

TEST(ImportedTree, RunsAFileWithoutATransactionIfItsStatementsNeedThat) {
  constexpr const char* directive = "-- postgres-manager: no-transaction\n";
  const std::string mixed = "alter table a add b int;\ncreate index concurrently i on a (b);\n";
  const ImportedTree tree = imported(Tool::dbmate, {{"1_a.sql", "-- migrate:up transaction:false\nselect 1;\n"},
                                                    {"2_b.sql", "-- migrate:up\n" + mixed},
                                                    {"3_c.sql", "-- migrate:up\nvacuum;\n"}});
  EXPECT_THAT(problems(tree.problems), IsEmpty());
  EXPECT_THAT(text_of(tree, "deployment/00000-a.sql"), HasSubstr(directive));
  EXPECT_THAT(text_of(tree, "deployment/00001-b.sql"), HasSubstr(directive));
  EXPECT_THAT(text_of(tree, "deployment/00002-c.sql"), testing::Not(HasSubstr(directive)));
}

TEST(ImportedTree, PutsRepeatableMigrationsIntoAGroup) {
  const ImportedTree tree = imported(Tool::flyway, {{"V1__a.sql", "select 1;"},
                                                    {"R__b_view.sql", "create or replace view b as select 1;"},
                                                    {"R__b-view.sql", "create or replace view c as select 1;"}});
  EXPECT_THAT(problems(tree.problems), IsEmpty());
  EXPECT_THAT(paths(tree.files),
              ElementsAre("deployment/00000-a.sql", "create/90-repeatable/b-view.sql",
                          "create/90-repeatable/b-view-2.sql", "create/90-repeatable/order.json", "docs/imported.md"));
  EXPECT_EQ(text_of(tree, "create/90-repeatable/order.json"),
            "{\n    \"1\": \"b-view.sql\",\n    \"2\": \"b-view-2.sql\"\n}\n");
  const authoring::NewTree complete = complete_tree(tree, {});
  for (const authoring::NewFile& file : complete.files) {
    if (file.path != "postgres-manager.json") continue;
    EXPECT_EQ(file.text,
              "{\n  \"$schema\": \"postgres-manager.schema.json\",\n  \"repeatable\": "
              "[\"90-repeatable\"]\n}\n");
  }
}

TEST(ImportedTree, ListsWhatIsNotComparedInItsSettings) {
  const ImportedTree tree = imported(Tool::flyway, {{"V1__a.sql", "select 1;"}});
  for (const authoring::NewFile& file : complete_tree(tree, {}, {R"(table app."a\b")", "schema sqitch"}).files) {
    if (file.path != "postgres-manager.json") continue;
    EXPECT_EQ(file.text,
              "{\n  \"$schema\": \"postgres-manager.schema.json\",\n  \"ignore\": "
              "[\"table app.\\\"a\\\\b\\\"\", \"schema sqitch\"]\n}\n");
  }
}

TEST(ImportedTree, ReportsARepeatableMigrationThatRunsOnce) {
  EXPECT_THAT(problems(imported(Tool::flyway, {{"R__b.sql", "\ncreate view b as select 1;"}}).problems),
              ElementsAre("R__b.sql:2 CREATE VIEW cannot run again, and the group of this file is repeatable "
                          "[repeatable-runs-once]"));
}

TEST(ImportedTree, ListsVariablesAndWhatIsNotTakenOver) {
  const ImportedTree tree = imported(
      Tool::flyway, {{"V1__a.sql", "create schema ${schema};\nselect :'other';"}, {"afterMigrate.sql", "select 1;"}});
  EXPECT_THAT(tree.variables, ElementsAre("schema", "other"));
  EXPECT_THAT(text_of(tree, "docs/imported.md"),
              HasSubstr("| afterMigrate.sql | callback | Programs in hooks/ run before and after; a deployment may "
                        "contain what ran once. |\n\n## Variables\n\nThe files use these variables; give each a value "
                        "with `--set NAME=VALUE`.\n\n- `schema`\n- `other`\n"));
}

TEST(ImportedTree, WritesNoMarkerIntoTheFirstComment) {
  const ImportedTree tree = imported(Tool::golang_migrate, {{"1_down_migration.up.sql", "select 1;\n"}});
  EXPECT_THAT(problems(tree.problems), IsEmpty());
  EXPECT_THAT(text_of(tree, "deployment/00000-down-migration.sql"), HasSubstr("-- \"down migration\"\n--\n"));
}

TEST(ImportedTree, NamesTheOriginalInHints) {
  const ImportedTree tree = imported(Tool::flyway, {{"V1__a.sql", "select 1;\n\xFF"}});
  EXPECT_THAT(problems(tree.problems), ElementsAre("V1__a.sql:2 file is not in UTF-8: invalid byte 0xff [not-utf-8]"));
  EXPECT_THAT(tree.problems[0].hint,
              HasSubstr("iconv -f latin1 -t utf-8 db/migrations/V1__a.sql > db/migrations/V1__a.sql.utf-8"));
}

// A file in the style of another tool would do and undo its change.
TEST(ImportedTree, ReportsMarkersOfAnotherTool) {
  EXPECT_THAT(problems(imported(Tool::flyway, {{"V1__a.sql", "select 1;\n-- migrate:down\nselect 2;"}}).problems),
              ElementsAre("V1__a.sql:2 \"-- migrate:down\" is a section marker of dbmate, and here a file runs as a "
                          "whole [other-tool]"));
}

TEST(CompleteTree, AddsWhatATreeNeeds) {
  const ImportedTree tree = imported(Tool::flyway, {{"V1__a.sql", "select 1;"}});
  EXPECT_THAT(paths(complete_tree(tree, {}).files),
              ElementsAre("deployment/00000-a.sql", "docs/imported.md", "create/1-tables/order.json",
                          "postgres-manager.json", "postgres-manager.schema.json", ".gitignore"));
}

}  // namespace
}  // namespace pgmanager::imports
