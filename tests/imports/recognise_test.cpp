#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "imports/directories.hpp"
#include "support/thrown.hpp"

namespace pgmanager::imports {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> recognised(std::vector<std::pair<std::string, std::string>> files) {
  std::vector<std::string> names;
  for (const RecognisedTool& each : recognise_tools(directory_of(std::move(files)))) {
    names.push_back(std::string(known_tool(each.tool).name) + ": " + each.because_of);
  }
  return names;
}

TEST(RecogniseTools, KnowsEachToolByOneOfItsFiles) {
  EXPECT_THAT(recognised({{"sql/V1__a.sql", "select 1;"}}), ElementsAre("flyway: sql/V1__a.sql"));
  EXPECT_THAT(recognised({{"1_a.up.sql", "select 1;"}}), ElementsAre("golang-migrate: 1_a.up.sql"));
  EXPECT_THAT(recognised({{"1_a.sql", "-- migrate:up\n"}}), ElementsAre("dbmate: 1_a.sql"));
  EXPECT_THAT(recognised({{"1_a.sql", "-- +goose Up\n"}}), ElementsAre("goose: 1_a.sql"));
  EXPECT_THAT(recognised({{"1_a.sql", "-- +migrate Up\n"}}), ElementsAre("sql-migrate: 1_a.sql"));
  EXPECT_THAT(recognised({{"1_a/migration.sql", "select 1;"}}), ElementsAre("prisma: 1_a/migration.sql"));
  EXPECT_THAT(recognised({{"sqitch.plan", ""}}), ElementsAre("sqitch: sqitch.plan"));
  EXPECT_THAT(recognised({{"1_a.sql", "-- Up Migration\n"}}), ElementsAre("node-pg-migrate: 1_a.sql"));
  EXPECT_THAT(recognised({{"1_a.sql", "select 1;"}, {"atlas.sum", ""}}), ElementsAre("atlas: atlas.sum"));
  EXPECT_THAT(recognised({{"a.sql", "--liquibase formatted sql\n"}}), ElementsAre("liquibase: a.sql"));
  EXPECT_THAT(recognised({{"db.xml", "<databaseChangeLog/>"}}), ElementsAre("liquibase: db.xml"));
  EXPECT_THAT(recognised({{"db/structure.sql", "select 1;"}}), ElementsAre("rails: db/structure.sql"));
  EXPECT_THAT(recognised({{"notes.sql", "select 1;"}}), IsEmpty());
}

TEST(RecogniseTools, ListsAllWhoseFilesAreThere) {
  EXPECT_THAT(recognised({{"V1__a.sql", "select 1;"}, {"1_b.sql", "-- migrate:up\n"}}),
              ElementsAre("flyway: V1__a.sql", "dbmate: 1_b.sql"));
}

TEST(RecogniseTools, IgnoresMarkersInStrings) {
  EXPECT_THAT(recognised({{"1_a.sql", "select '\n-- migrate:up\n';"}}), IsEmpty());
}

TEST(KnownTools, HaveTheNamesOfTheOption) {
  for (const KnownTool& each : tools()) {
    EXPECT_EQ(choose_tool(std::string(each.name), {}, "db"), each.tool) << each.name;
  }
  EXPECT_EQ(pgmanager::tests::thrown_by([] { choose_tool("Flyway", {}, "db"); }).message,
            "\"Flyway\" is not a tool that --from knows");
}

}  // namespace
}  // namespace pgmanager::imports
