#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "imports/directories.hpp"

namespace pgmanager::imports {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Migrations sqitch(std::vector<std::pair<std::string, std::string>> files) {
  return read_migrations(Tool::sqitch, directory_of(std::move(files)), {});
}

std::string script(const std::string& header, const std::string& sql) {
  return "-- " + header + "\n\nBEGIN;\n\n" + sql + "\n\nCOMMIT;\n";
}

// Made with sqitch 1.3.1: init, add, tag, rework.
constexpr const char* plan = R"(%syntax-version=1.0.0
%project=shop
%uri=https://example.com/shop

users 2026-11-30T23:26:12Z Ann Smith <ann@example.com> # Adds users.
orders [users] 2026-11-30T23:26:13Z Ann Smith <ann@example.com> # Orders: with a backslash \\ and "quotes" ü
@v1.0 2026-11-30T23:26:14Z Ann Smith <ann@example.com> # First

app/items [users orders] 2026-11-30T23:26:14Z Ann Smith <ann@example.com> # Items\nsecond line
users [users@v1.0] 2026-11-30T23:26:15Z Ann Smith <ann@example.com> # Reworked
@v1.1 2026-11-30T23:26:16Z Ann Smith <ann@example.com> # x
)";

std::vector<std::pair<std::string, std::string>> project(const std::string& text_of_plan) {
  return {{"sqitch.plan", text_of_plan},
          {"sqitch.conf", "[core]\n\tengine = pg\n\t# top_dir = .\n"},
          {"deploy/users@v1.0.sql", script("Deploy shop:users to pg", "CREATE TABLE users (id int);")},
          {"deploy/users.sql", script("Deploy shop:users to pg", "ALTER TABLE users ADD name text;")},
          {"deploy/orders.sql",
           "-- Deploy shop:orders to pg\n-- requires: users\n\nBEGIN;\n\n"
           "create table orders (id int);\n\nCOMMIT;\n"},
          {"deploy/app/items.sql", "-- Deploy shop:app/items to pg\n"},
          {"revert/orders.sql", script("Revert shop:orders from pg", "drop table orders;")},
          {"revert/users@v1.0.sql", "-- Revert shop:users from pg\n\n-- nothing\n"},
          {"verify/orders.sql", script("Verify shop:orders on pg", "select 1;")}};
}

// The ids and hashes are those of sqitch.changes after sqitch deploy.
TEST(Sqitch, ComputesTheIdsOfChangesAndTheHashesOfScripts) {
  const Migrations found = sqitch(project(plan));
  EXPECT_THAT(problems(found), IsEmpty());
  EXPECT_THAT(ids(found), ElementsAre("users=1d494c7b9d2d7bd30286a80a9472d9307bd42432",
                                      "orders=984c193473f704d6493e7711e73a49d91a38e6f8",
                                      "app/items=6acda160cd6f8fe0f6ace32d5cfd3a3f55ae4f95",
                                      "users=b177d708f165c9c8fae6de1548ba27dfb03984e9"));
  EXPECT_THAT(found.migrations[0].checksums, ElementsAre("19cc4633b13e94700367800b158ed81a324aa727"));
  EXPECT_THAT(found.migrations[1].checksums, ElementsAre("66784ea987666dc505d790b199aaa0f6625135cd"));
  EXPECT_THAT(found.migrations[3].checksums, ElementsAre("8e6829f46b272ec0736952d8728d7fb64a71aa75"));
}

// sqitch plan printed these ids for the same plan with a conflict.
TEST(Sqitch, ComputesTheIdOfAChangeWithConflicts) {
  std::string with_conflict = plan;
  with_conflict.insert(with_conflict.find("orders] 2026") + 6, " !users_old");
  const Migrations found = sqitch(project(with_conflict));
  EXPECT_EQ(found.migrations.at(2).identity.id, "e009d51ffa50c12ce3f74702e5d0dd6509455d0b");
  EXPECT_EQ(found.migrations.at(3).identity.id, "49997d7f5dda784eeb202282d667a9b08853d58f");
}

TEST(Sqitch, TakesScriptsAndTags) {
  const Migrations found = sqitch(project(plan));
  EXPECT_THAT(found.migrations[1].tags, ElementsAre("@v1.0"));
  EXPECT_EQ(shown(found.migrations[1].undo.at(0)), "3: BEGIN;\n\ndrop table orders;\n\nCOMMIT;\n");
  EXPECT_THAT(found.migrations[0].undo, IsEmpty());
  EXPECT_THAT(left_out(found), ElementsAre("verify/orders.sql:0 verify script"));
}

TEST(Sqitch, ReadsTheDirectoriesOfItsSettings) {
  const Migrations found =
      sqitch({{"sqitch.conf", "[core]\n  top_dir = db\n  plan_file = db/plan\n  extension = ddl\n"},
              {"db/plan", "%project=x\n\na 2026-11-30T23:26:12Z A <a@b.c>\n"},
              {"db/deploy/a.ddl", "select 1;"},
              {"db/revert/a.ddl", "select 2;"}});
  EXPECT_THAT(problems(found), IsEmpty());
  EXPECT_EQ(shown(found.migrations.at(0).up), "1: select 1;\n");
  EXPECT_EQ(shown(found.migrations.at(0).undo.at(0)), "1: select 2;\n");
}

TEST(Sqitch, ReadsTheDirectoriesOfItsEngine) {
  const Migrations found = read_migrations(
      Tool::sqitch,
      directory_of({{"sqitch.conf",
                     "[core]\n\ttop_dir = x\n[engine \"pg\"]\n\ttop_dir = db\n[engine \"mysql\"]\n\ttop_dir = y\n"},
                    {"db/sqitch.plan", "%project=shop\n\nusers 2024-01-01T00:00:00Z Ann <a@x>\n"},
                    {"db/deploy/users.sql", "create table users (id int);\n"}}),
      {});
  EXPECT_THAT(problems(found), IsEmpty());
  EXPECT_EQ(found.migrations.size(), 1U);
}

TEST(Sqitch, ReportsAPlanThatDoesNotFit) {
  EXPECT_THAT(problems(sqitch({{"sqitch.plan", "%project=x\n\na 2026-11-30T23:26:12Z A <a@b.c>\nb yesterday\n"}})),
              ElementsAre("sqitch.plan:4 line of sqitch.plan cannot be read: b yesterday [import-plan-invalid]",
                          "sqitch.plan:3 change \"a\" has no file in deploy/ [import-missing-file]"));
  EXPECT_THAT(problems(sqitch({{"sqitch.conf", "[core]\n  engine = mysql\n"}, {"sqitch.plan", "%project=x\n"}})),
              ElementsAre("sqitch.conf:0 the changes are for mysql [import-other-database]"));
}

TEST(Sqitch, NamesTheVariablesOfItsSettings) {
  EXPECT_THAT(left_out(sqitch({{"sqitch.conf", "[core]\n  engine = pg\n[deploy \"variables\"]\n  a = 1\n"},
                               {"sqitch.plan", "%project=x\n"}})),
              ElementsAre("sqitch.conf:3 values of variables"));
}

TEST(Sqitch, NamesFilesThatThePlanDoesNot) {
  EXPECT_THAT(left_out(sqitch({{"sqitch.plan", "%project=x\n"}, {"deploy/old.sql", "select 1;"}})),
              ElementsAre("deploy/old.sql:0 file that the plan does not name"));
}

}  // namespace
}  // namespace pgmanager::imports
