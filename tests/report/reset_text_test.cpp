#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/json.hpp"
#include "report/text.hpp"

namespace pgmanager::report {
namespace {

result::DroppedObject object(const std::string& kind, const std::string& name, bool outside = false) {
  return {.kind = kind, .name = name, .statement = "", .outside_transaction = outside};
}

TEST(ResetText, GroupsObjectsByKindInOrder) {
  const result::DroppedObjects objects = {object("subscription", "s", true),
                                          object("operator family", "public.f USING hash"),
                                          object("operator family", "public.g USING hash"),
                                          object("operator class", "public.c USING hash"),
                                          object("operator class", "public.d USING hash"),
                                          object("default privileges", "of ann for tables"),
                                          object("table", "\"a\nb\"")};
  EXPECT_EQ(reset_plan_text(objects, {}, Style()),
            "drop 1 subscription: s\n"
            "drop 2 operator families: public.f USING hash, public.g USING hash\n"
            "drop 2 operator classes: public.c USING hash, public.d USING hash\n"
            "drop 1 default privileges: of ann for tables\n"
            "drop 1 table: \"a\\nb\"\n"
            "dry run: 7 objects would be dropped and 0 files would run, in one transaction (1 subscription before it); "
            "nothing was changed\n");
}

TEST(ResetText, CutsListsOfMoreThanTen) {
  result::DroppedObjects objects;
  for (int i = 0; i < 10; ++i) objects.push_back(object("table", std::to_string(i)));
  EXPECT_NE(reset_plan_text(objects, {}, Style()).find("drop 10 tables: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9\n"),
            std::string::npos);
  objects.push_back(object("table", "10"));
  EXPECT_NE(reset_plan_text(objects, {}, Style()).find("drop 11 tables: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 1 more\n"),
            std::string::npos);
}

TEST(ResetText, ShowsWhatAFailureHasDropped) {
  EXPECT_EQ(reset_lost_text({object("subscription", "s", true), object("table", "a")}),
            "notice: dropped before the transaction, and not restored: subscription s\n");
  EXPECT_EQ(reset_lost_text({object("table", "a")}), "");
}

TEST(ResetText, ShowsTheNumberOfDroppedObjects) {
  EXPECT_EQ(reset_done_text({object("table", "a")}), "reset: 1 object dropped\n");
}

TEST(ResetText, ShowsTheLossBeforeItAsks) {
  EXPECT_THAT(reset_loss_lines({object("table", "a"), object("table", "b"), object("view", "v")},
                               {.tables = 2, .rows = 1, .never_analyzed = 1}),
              testing::ElementsAre(
                  "  drop 2 tables: a, b", "  drop 1 view: v",
                  "  3 objects: about 1 row in 2 tables, by the server's estimate (1 table was never analyzed)"));
}

TEST(UndoText, ShowsTheLossBeforeItAsks) {
  result::UndoLoss loss{.statements = {"drop table\n    a,\n\tb;", "drop view \x1b"},
                        .rows = {.tables = 2, .rows = 40}};
  EXPECT_THAT(undo_loss_lines(loss),
              testing::ElementsAre("The following statements destroy data or objects:", "  drop table a, b;",
                                   "  drop view \\x1b", "  about 40 rows in 2 tables, by the server's estimate"));
  for (int i = 0; i < 9; ++i) loss.statements.push_back("drop view v" + std::string(80, 'x'));
  loss.rows = {};
  const std::vector<std::string> lines = undo_loss_lines(loss);
  ASSERT_EQ(lines.size(), 12U);
  EXPECT_EQ(lines[3], "  drop view v" + std::string(64, 'x') + "…");
  EXPECT_EQ(lines[11], "  and 1 more");
  EXPECT_THAT(
      undo_loss_lines({}),
      testing::ElementsAre("No DROP, TRUNCATE or DELETE was found in them. What functions, triggers and generated "
                           "statements do is not known."));
}

TEST(ResetJson, ListsEveryObject) {
  EXPECT_EQ(reset_planned_json("shop", {object("subscription", "s", true), object("table", "a")}),
            R"({"event":"reset-planned","database":"shop","objects":[)"
            R"({"kind":"subscription","name":"s","outside_transaction":true},{"kind":"table","name":"a"}]})"
            "\n");
}

}  // namespace
}  // namespace pgmanager::report
