#include "source/other_tools.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "source/findings.hpp"
#include "source/source_tree.hpp"
#include "source/sql_text.hpp"
#include "support/temporary_directory.hpp"

namespace pgmanager::source {
namespace {

using pgmanager::tests::TemporaryDirectory;
using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;
using tests::in_full;
using tests::places;
using Texts = std::vector<std::pair<std::string, std::string>>;

base::Findings read(const Texts& files, const std::string& directory = "deployment") {
  const TemporaryDirectory root;
  std::filesystem::create_directory(root.path() / directory);
  for (const auto& [name, text] : files) {
    std::filesystem::create_directories((root.path() / directory / name).parent_path());
    root.write(directory + "/" + name, text);
  }
  return read_source_tree(root.path(), {.deployment = directory == "deployment",
                                        .manual_deployment = directory == "manual-deployment",
                                        .test_data = directory == "test-data"})
      .findings;
}

// The names that golang-migrate's own regular expression accepts: ^([0-9]+)_(.*)\.(down|up)\.(.*)$
TEST(OtherTools, NoDownFileOfGolangMigrateBecomesADeployment) {
  const base::Findings findings = read({{"000002_more.down.sql", "drop table b;"},
                                        {"000002_more.up.sql", "create table b ();"},
                                        {"000001_init.down.sql", "drop table a;"},
                                        {"000001_init.up.sql", "create table a ();"}});
  EXPECT_THAT(
      in_full(findings),
      ElementsAre("deployment other-tool",
                  "deployment/ contains files of golang-migrate: \"000001_init.down.sql\", \"000001_init.up.sql\", "
                  "\"000002_more.down.sql\" and 1 more",
                  "Take over the whole directory of the tool: postgres-manager help import. By hand: "
                  "An .up.sql file becomes deployment/<ordinal>-<rest>.sql, its .down.sql file becomes the file of the "
                  "same name in undo/; ordinals are consecutive, in the order of the versions. For example: "
                  "mv -n deployment/000001_init.up.sql deployment/00000-init.sql && mkdir -p undo && "
                  "mv -n deployment/000001_init.down.sql undo/00000-init.sql"));
}

TEST(OtherTools, TheSameFilesWithADashAreNotDeployments) {
  EXPECT_THAT(places(read({{"00001-init.down.sql", "drop table a;"}, {"00001-init.up.sql", "create table a ();"}})),
              ElementsAre("deployment other-tool"));
  EXPECT_THAT(places(read({{"00001-init.down.sql", "drop table a;"}})), ElementsAre("deployment other-tool"));
  EXPECT_THAT(read({{"00007-scale.up.sql", "select 1;"}}), IsEmpty());
  EXPECT_THAT(read({{"00007-scale.down.sql", "select 1;"}}, "undo"), IsEmpty());
}

TEST(OtherTools, FlywaysVersionsAreOrderedAsNumbers) {
  const base::Findings findings = read({{"V1.10__late.sql", "select 1;"},
                                        {"V1.9__early.sql", "select 1;"},
                                        {"U1.9__early.sql", "select 1;"},
                                        {"R__views.sql", "select 1;"}});
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_THAT(findings[0].message, StartsWith("deployment/ contains files of Flyway: \"R__views.sql\", \"U1.9__early"));
  EXPECT_THAT(findings[0].hint, EndsWith("For example: mv -n deployment/V1.9__early.sql deployment/00000-early.sql && "
                                         "mkdir -p undo && mv -n deployment/U1.9__early.sql undo/00000-early.sql"));
  EXPECT_THAT(places(read({{"V2__x.sql", "select 1;"}}, "manual-deployment")),
              ElementsAre("manual-deployment other-tool"));
}

TEST(OtherTools, ADirectoryOfFilesWithTwoHalvesHasOneFinding) {
  for (const auto& [name, up, down] : std::vector<std::tuple<std::string, std::string, std::string>>{
           {"dbmate", "-- migrate:up", "-- migrate:down"},
           {"goose", "-- +goose Up", "-- +goose Down"},
           {"sql-migrate", "-- +migrate Up", "-- +migrate Down"},
           {"tern", "-- a comment", "---- create above / drop below ----"},
           {"node-pg-migrate", "-- Up Migration", "-- Down Migration"}}) {
    const base::Findings findings = read({{"1_a.sql", up + "\ncreate table a ();\n" + down + "\ndrop table a;\n"},
                                          {"2_b.sql", "create table b ();\n"},
                                          {"notes.txt", "x"}});
    ASSERT_THAT(places(findings), ElementsAre("deployment other-tool", "deployment/notes.txt stray-entry")) << name;
    EXPECT_EQ(findings[0].message, "deployment/ contains files of " + name + ": \"1_a.sql\", \"2_b.sql\"");
    EXPECT_THAT(findings[0].hint, AllOf(HasSubstr("undo/"), Not(HasSubstr("mv "))));
  }
}

TEST(OtherTools, ListsAndDirectoriesOfOtherTools) {
  const auto message = [](const Texts& files) {
    const base::Findings findings = read(files);
    return findings.size() == 1 ? findings[0].message : std::to_string(findings.size()) + " findings";
  };
  EXPECT_EQ(message({{"20240101120000_init/migration.sql", "select 1;"}, {"migration_lock.toml", ""}}),
            "deployment/ contains files of Prisma: \"20240101120000_init\", \"migration_lock.toml\"");
  EXPECT_EQ(message({{"20240101120000_init.sql", "select 1;"}, {"atlas.sum", "h1:"}}),
            "deployment/ contains files of Atlas: \"20240101120000_init.sql\", \"atlas.sum\"");
  EXPECT_EQ(message({{"users.sql", "-- Deploy flipr:users to pg\nbegin;"}}),
            "deployment/ contains files of sqitch: \"users.sql\"");
  EXPECT_EQ(message({{"db.changelog-master.yaml", ""}, {"a.sql", "--liquibase formatted sql\n"}}),
            "deployment/ contains files of Liquibase: \"a.sql\", \"db.changelog-master.yaml\"");
}

base::Findings understand(const std::string& text, const std::string& path = "deployment/00000-a.sql") {
  base::Findings findings;
  parse_sql_file(path, text, FileRole::deployment, {}, findings);
  return findings;
}

TEST(OtherTools, ASectionMarkerInADeploymentIsAFinding) {
  const base::Findings findings = understand("create table a ();\n  -- migrate:down\ndrop table a;\n");
  EXPECT_THAT(
      in_full(findings),
      ElementsAre(
          "deployment/00000-a.sql:2:3 other-tool",
          "\"-- migrate:down\" is a section marker of dbmate, and here a file runs as a whole",
          "Take over the whole directory of the tool: postgres-manager help import. By hand: "
          "Split each file at its markers: the part that applies the change becomes deployment/<ordinal>-<rest>.sql, "
          "the part that reverts it becomes the file of the same name in undo/. Delete the markers."));
  for (const char* marker : {"-- migrate:up",
                             "--migrate:down",
                             "-- migrate:up transaction:false",
                             "-- +goose Up",
                             "-- +goose Down",
                             "-- +goose StatementBegin",
                             "-- +migrate Down",
                             "---- create above / drop below ----",
                             "---- tern: disable-tx ----",
                             "-- Up Migration",
                             "-- Down Migration",
                             "-- down migration",
                             "-- Down Migration ----------",
                             "-- Down   Migration",
                             "-- Down Migration: y",
                             "------ Down Migration ------",
                             "-- !Ups",
                             "-- !Downs",
                             "# --- !Downs",
                             "#--- !Ups",
                             "-- ==== UP ====",
                             "-- ====  DOWN  ====",
                             "--liquibase formatted sql",
                             "-- liquibase formatted sql",
                             "-- Revert flipr:users from pg"}) {
    EXPECT_THAT(understand("select 1;\r\n" + std::string(marker) + "\r\nselect 2;\n"), SizeIs(1)) << marker;
  }
}

TEST(OtherTools, AMarkerInTheFirstLineIsAFinding) {
  for (const char* marker : {"# --- !Ups", "#--- !Ups", "-- !Ups", "  -- migrate:up"}) {
    EXPECT_THAT(understand(std::string(marker) + "\ncreate table a ();\n").at(0).location.line, 1) << marker;
  }
}

TEST(OtherTools, AMarkerInsideAStatementIsAFinding) {
  EXPECT_THAT(places(understand("create table a ()\n-- +goose Down\n;")),
              ElementsAre("deployment/00000-a.sql:2:1 other-tool"));
}

TEST(OtherTools, SimilarCommentsAreNotMarkers) {
  for (const char* text :
       {"-- the down migration is in undo/\nselect 1;", "-- migrate:downwards\nselect 1;", "-- goose Down\nselect 1;",
        "select '\n-- migrate:down\n';", "do $$ begin\nend;\n$x$\n-- +goose Down\n$$;",
        "copy a from stdin;\n-- migrate:down\n\\.\n", "select 1 -- migrate:down\n;",
        "-- Deploy flipr:users to pg\nselect 1;", "-- Revert the change from yesterday\nselect 1;",
        "-- goes down\n-- migration follows\nselect 1;", "-- upmigration\nselect 1;", "-- oh no!Upstream\nselect 1;",
        "-- !downs\nselect 1;", "select 1 # -- !Ups\n2;", "-- ==== TABLES ====\nselect 1;", "-- ========\nselect 1;",
        "-- ====\nselect 1;", "-- how the state goes up and down\nselect 1;"}) {
    EXPECT_THAT(understand(text), IsEmpty()) << text;
  }
}

// yoyo, postgrator, MyBatis and others keep the SQL that reverts a change in a second file.
TEST(OtherTools, AFileThatRevertsAnotherIsNotADeployment) {
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"00001-init-up.sql", "00001-init-down.sql"}, {"00001-init.sql", "00001-init_down.sql"},
      {"0001.init.sql", "0001.init.rollback.sql"},  {"00001-init.sql", "00001-init.revert.sql"},
      {"001.do.init.sql", "001.undo.init.sql"},     {"v1__init.sql", "u1__init.sql"}};
  for (const auto& [applies, reverts] : pairs) {
    SCOPED_TRACE(reverts);
    const base::Findings findings = read({{applies, "create table a ();"}, {reverts, "drop table a;"}});
    ASSERT_THAT(findings, SizeIs(1));
    EXPECT_EQ(findings[0].rule, "other-tool");
    EXPECT_THAT(findings[0].message, AllOf(HasSubstr(applies), HasSubstr(reverts)));
  }
}

// Tools differ in the case of letters that they accept, and none of their files may become a deployment by accident.
TEST(OtherTools, NamesAreRecognisedInUpperAndLowerCase) {
  const std::vector<std::pair<std::string, std::string>> pairs = {{"V1__init.SQL", "U1__init.SQL"},
                                                                  {"v1__INIT.sql", "u1__INIT.Sql"},
                                                                  {"000001_INIT.UP.SQL", "000001_INIT.DOWN.SQL"},
                                                                  {"000001_INIT.UP.SQL", "000001_INIT.down.sql"},
                                                                  {"000001_init.up.sql", "000001_init.Down.SQL"},
                                                                  {"00001-init.UP.sql", "00001-init.DOWN.sql"},
                                                                  {"00001-init.up.sql", "00001-INIT.DOWN.SQL"},
                                                                  {"00001-init.SQL", "00001-init_DOWN.SQL"},
                                                                  {"00001-init-up.sql", "00001_init_down.sql"},
                                                                  {"0001.init.SQL", "0001.init.ROLLBACK.SQL"}};
  for (const auto& [applies, reverts] : pairs) {
    SCOPED_TRACE(applies + " " + reverts);
    const base::Findings findings = read({{applies, "create table a ();"}, {reverts, "drop table a;"}});
    ASSERT_THAT(findings, SizeIs(1));
    EXPECT_EQ(findings[0].rule, "other-tool");
    EXPECT_THAT(findings[0].message, AllOf(HasSubstr(applies), HasSubstr(reverts)));
    EXPECT_THAT(findings[0].hint, Not(HasSubstr("mv -n deployment/" + reverts + " deployment/")));
  }
  EXPECT_THAT(read({{"V1__init.SQL", "select 1;"}, {"U1__init.SQL", "select 1;"}})[0].hint,
              EndsWith("For example: mv -n deployment/V1__init.SQL deployment/00000-init.sql && mkdir -p undo && "
                       "mv -n deployment/U1__init.SQL undo/00000-init.sql"));
  EXPECT_THAT(places(read({{"ATLAS.SUM", ""}, {"1_a.SQL", "select 1;"}})), ElementsAre("deployment other-tool"));
}

// A single file may be either half.
TEST(OtherTools, NoHintRenamesAFileThatMayRevertAChange) {
  for (const std::string name :
       {"00002_undo_init.sql", "00001_init_DOWN.sql", "00001-rollback.SQL", "down.sql", "undo-of-5.sql"}) {
    SCOPED_TRACE(name);
    EXPECT_THAT(in_full(read({{name, "drop table a;"}})),
                ElementsAre("deployment/" + name + " stray-entry", "\"" + name + "\" is not named <ordinal>-<rest>.sql",
                            "If it applies a change, rename it to <ordinal>-<rest>.sql. If it reverts one, move it out "
                            "of deployment/: the file that reverts a deployment has the same name in undo/."));
  }
  EXPECT_THAT(read({{"V1__init.down.sql", "drop table a;"}})[0].hint, Not(HasSubstr("mv ")));
}

TEST(OtherTools, AWordInANameDoesNotMakeAPair) {
  EXPECT_THAT(read({{"00000-shut-down.sql", "select 1;"}, {"00001-start-up.sql", "select 2;"}}), IsEmpty());
  EXPECT_THAT(read({{"00000-undo.sql", "select 1;"}, {"00001-rollback-of-5.sql", "select 2;"}}), IsEmpty());
  EXPECT_THAT(read({{"00000-a-down.sql", "select 1;"}}, "undo"), IsEmpty());
}

TEST(OtherTools, MarkersOfFurtherToolsAreRecognised) {
  for (const std::string marker : {"-- //@UNDO", "-- rambler down", "--changeset ann:1"}) {
    SCOPED_TRACE(marker);
    const base::Findings findings = read({{"00000-a.sql", "create table a ();\n" + marker + "\ndrop table a;\n"}});
    ASSERT_THAT(findings, SizeIs(1));
    EXPECT_EQ(findings[0].rule, "other-tool");
  }
}

}  // namespace
}  // namespace pgmanager::source
