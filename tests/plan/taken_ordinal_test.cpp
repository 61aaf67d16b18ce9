#include "plan/taken_ordinal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/plan_values.hpp"
#include "support/temporary_directory.hpp"

namespace pgmanager::plan {

namespace {

using source::SourceTree;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using tests::deployment;
using tests::entry;
using tests::history_of;
using tests::refusal_texts;
using tests::tree_of;

const source::NumberedFile zero = deployment(0, "select 0;", "zero");

// In one line, so that a shell can run them.
std::string commands(const Plan& plan) {
  const std::string& hint = plan.refusals.at(0).hint;
  const std::size_t begin = hint.find("mv ");
  return begin == std::string::npos ? "" : hint.substr(begin, hint.find(". ", begin) - begin);
}

TEST(TakenOrdinal, IsOfAFileThatHasNotRun) {
  const SourceTree tree = tree_of({zero, deployment(1, "select 'b';", "b")});
  const Plan plan = plan_deployment(tree, history_of({entry(zero), entry(deployment(1, "select 'a';", "a"))}));
  EXPECT_THAT(
      refusal_texts(plan),
      ElementsAre(
          "ordinal-taken 1 deployment/00001-b.sql\n"
          "\"deployment/00001-b.sql\" has the ordinal of \"deployment/00001-a.sql\", which ran on "
          "2026-01-31T12:00:00Z\n"
          "\"deployment/00001-b.sql\" has not run here.\n"
          "Give it a free ordinal: mv deployment/00001-b.sql deployment/00002-b.sql. Restore "
          "\"deployment/00001-a.sql\" (its text is in the history: SELECT sql_text FROM postgres_manager.history "
          "WHERE id = 101). If the file on disk is \"deployment/00001-a.sql\", renamed and edited, restore its name "
          "and its text."));
}

// The files that ran as 1 and 2 are now 2 and 3.
TEST(TakenOrdinal, RestoresTheOrdinalsOfFilesThatRan) {
  SourceTree tree = tree_of({zero, deployment(1, "select 'main';", "main"), deployment(2, "select 'a';", "a"),
                             deployment(3, "select 'b';", "b"), deployment(4, "select 'new';", "new")});
  tests::TemporaryDirectory directory;
  for (const char* name : {"00000-zero.sql", "00003-b.sql"}) directory.write(std::string("undo/") + name, "");
  tree.root = directory.path();
  const Plan plan = plan_deployment(tree, history_of({entry(zero), entry(deployment(1, "select 'a';", "a")),
                                                      entry(deployment(2, "select 'b';", "b"))}));
  EXPECT_EQ(
      commands(plan),
      "mv deployment/00001-main.sql deployment/00003-main.sql && mv deployment/00002-a.sql deployment/00001-a.sql "
      "&& mv deployment/00003-b.sql deployment/00002-b.sql && mv undo/00003-b.sql undo/00002-b.sql");
  ASSERT_THAT(plan.refusals, SizeIs(2));
  EXPECT_THAT(plan.refusals[0].hint, HasSubstr("repair --forget 1,2 && postgres-manager repair --mark-applied 2,3;"));
  EXPECT_THAT(plan.refusals[0].hint, Not(HasSubstr("Restore")));
  EXPECT_EQ(plan.refusals[1].detail,
            "The content of \"deployment/00002-a.sql\" ran on 2026-01-31T12:00:00Z, as \"deployment/00001-a.sql\".");
  EXPECT_EQ(plan.refusals[1].hint, "See the commands for \"deployment/00001-main.sql\".");
}

// Both would get the next free ordinal.
TEST(TakenOrdinal, IsResolvedBeforeALateFile) {
  const SourceTree tree = tree_of({zero, deployment(1, "select 'b';", "b")});
  const Plan plan = plan_deployment(tree, history_of({entry(deployment(1, "select 'a';", "a"))}));
  ASSERT_THAT(plan.refusals, SizeIs(2));
  EXPECT_EQ(plan.refusals[0].hint,
            "First use the commands for \"deployment/00001-b.sql\"; the next run says what is to be done here.");
  EXPECT_THAT(plan.refusals[1].hint, HasSubstr("mv deployment/00001-b.sql deployment/00002-b.sql"));
}

// The names only differ in their ordinals.
TEST(TakenOrdinal, MovesNoFileOntoAnotherOne) {
  const auto x = [](std::int64_t ordinal, const std::string& text) { return deployment(ordinal, text, "x"); };
  const SourceTree moved =
      tree_of({zero, deployment(1, "select 'main';", "main"), x(2, "select 'a';"), x(3, "select 'b';")});
  const Plan shifted =
      plan_deployment(moved, history_of({entry(zero), entry(x(1, "select 'a';")), entry(x(2, "select 'b';"))}));
  EXPECT_EQ(commands(shifted),
            "mv deployment/00001-main.sql deployment/00003-main.sql && mv deployment/00002-x.sql "
            "deployment/00001-x.sql && mv deployment/00003-x.sql deployment/00002-x.sql");
}

TEST(TakenOrdinal, IsSwappedWithAThirdName) {
  const source::NumberedFile a = deployment(1, "select 'a';", "x");
  const source::NumberedFile b = deployment(2, "select 'b';", "x");
  history::Entry ran_a = entry(deployment(2, "select 'a';", "old"));
  history::Entry ran_b = entry(deployment(1, "select 'b';", "old"));
  const Plan plan = plan_deployment(tree_of({zero, a, b}), history_of({entry(zero), ran_b, ran_a}));
  EXPECT_EQ(commands(plan),
            "mv deployment/00001-x.sql deployment/00001-x.sql.moved && mv deployment/00002-x.sql "
            "deployment/00001-x.sql && mv deployment/00001-x.sql.moved deployment/00002-x.sql");
}

}  // namespace

}  // namespace pgmanager::plan
