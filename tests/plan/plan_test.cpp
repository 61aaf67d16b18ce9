#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/plan.hpp"
#include "support/plan_values.hpp"

namespace pgmanager::plan {

namespace {

using source::SourceTree;
using testing::ElementsAre;
using tests::step_lines;

source::SqlFile create_file(const std::string& path) {
  return tests::sql_file(path, "create table x ();", source::FileRole::create);
}

SourceTree small_tree() {
  return {.create = {{1, "1-tables", {create_file("create/1-tables/b.sql"), create_file("create/1-tables/a.sql")}},
                     {2, "2-views", {create_file("create/2-views/v.sql")}}},
          .deployments = {tests::deployment(0, "select 0;"), tests::deployment(1, "select 1;")},
          .manual_deployments = {tests::manual(0, "select 2;")}};
}

TEST(CreatePlan, RunsTheGroupsInOrderAndMarksTheDeploymentsAsContained) {
  const SourceTree tree = small_tree();
  const Plan plan = plan_create(tree);
  EXPECT_THAT(step_lines(plan), ElementsAre("run create/1-tables/b.sql: part of the schema",
                                            "run create/1-tables/a.sql: part of the schema",
                                            "run create/2-views/v.sql: part of the schema",
                                            "record-contained deployment/00000-change.sql: create/ contains it",
                                            "record-contained deployment/00001-change.sql: create/ contains it"));
  EXPECT_EQ(plan.files_to_run(), 3U);
  EXPECT_FALSE(plan.nothing_to_do());
}

TEST(CreatePlan, IsOneTransaction) {
  const Plan plan = plan_create(small_tree());
  EXPECT_EQ(plan.function, Function::create);
  EXPECT_EQ(plan.scope, TransactionScope::all_files);
}

TEST(CreatePlan, GivesOrdinalsToDeploymentsOnly) {
  const SourceTree tree = small_tree();
  const Plan plan = plan_create(tree);
  EXPECT_EQ(plan.steps.at(0).kind, history::EntryKind::create);
  EXPECT_EQ(plan.steps.at(0).ordinal, std::nullopt);
  EXPECT_EQ(plan.steps.at(0).file, &tree.create[0].files[0]);
  EXPECT_EQ(plan.steps.at(4).kind, history::EntryKind::deployment);
  EXPECT_EQ(plan.steps.at(4).ordinal, source::Ordinal(1));
  EXPECT_EQ(plan.steps.at(4).file, &tree.deployments[1].file);
}

TEST(CreatePlan, LeavesNothingForTheNextDeployment) {
  const SourceTree tree = small_tree();
  const Plan next = plan_deployment(tree, tests::after(plan_create(tree), {}));
  EXPECT_TRUE(next.nothing_to_do());
  EXPECT_TRUE(next.refusals.empty());
  EXPECT_EQ(next.in_place, 2U);
}

TEST(Function, HasTheNameOfTheCommandLine) {
  EXPECT_EQ(to_string(Function::create), "create");
  EXPECT_EQ(to_string(Function::deployment), "deployment");
  EXPECT_EQ(to_string(Function::manual_deployment), "manual-deployment");
}

// As in docs/json.md.
TEST(Action, HasAStableName) {
  EXPECT_EQ(action_of({}), "run");
  EXPECT_EQ(action_of({.runs = false, .state = history::EntryState::contained}), "record-contained");
  EXPECT_EQ(action_of({.runs = false, .state = history::EntryState::adopted}), "record-adopted");
  EXPECT_EQ(action_of({.runs = false, .state = std::nullopt}), "skip");
}

using source::Hook;
using testing::ElementsAre;
using testing::IsEmpty;

source::SourceTree tree_with_hooks() {
  source::SourceTree tree = tests::tree_of({tests::deployment(0, "select 0;")});
  tree.hooks = {source::all_hooks.begin(), source::all_hooks.end()};
  return tree;
}

TEST(HooksOfAPlan, AreThoseOfItsFunction) {
  const source::SourceTree tree = tree_with_hooks();
  EXPECT_THAT(plan_create(tree).hooks, ElementsAre(Hook::before_create, Hook::after_create, Hook::after_failure));
  const auto of_deployment = ElementsAre(Hook::before_deployment, Hook::after_deployment, Hook::after_failure);
  EXPECT_THAT(plan_deployment(tree, {}).hooks, of_deployment);
  EXPECT_THAT(plan_manual_deployment(tree, {}).hooks, of_deployment);
  for (const Function function : {Function::undo, Function::baseline, Function::repair}) {
    EXPECT_THAT(hooks_of(function, tree), IsEmpty());
  }
}

TEST(HooksOfAPlan, AreThoseOfTheTree) {
  source::SourceTree tree = tree_with_hooks();
  tree.hooks = {Hook::before_create, Hook::after_deployment};
  const Plan plan = plan_deployment(tree, {});
  EXPECT_THAT(plan.hooks, ElementsAre(Hook::after_deployment));
  EXPECT_TRUE(has_hook(plan, hook_after(plan.function)));
  EXPECT_FALSE(has_hook(plan, hook_before(plan.function)));
  EXPECT_FALSE(has_hook(plan, hook_after(Function::undo)));
}

// Each of the three files creates a table without columns.
TEST(Plan, CountsTheLocksOfItsLargestTransaction) {
  const SourceTree tree = small_tree();
  Plan plan = plan_create(tree);
  EXPECT_EQ(plan.locks(), 12);
  EXPECT_EQ(
      too_many_locks(plan, 10),
      "one transaction creates objects that need about 12 locks, and the server's lock table has room for 10: let "
      "each file have its own with --transaction file, or raise max_locks_per_transaction");
  plan.prelude = Prelude();
  EXPECT_THAT(too_many_locks(plan, 10), testing::EndsWith("room for 10: raise max_locks_per_transaction"));
  plan.scope = TransactionScope::each_file;
  EXPECT_EQ(plan.locks(), 4);
}

}  // namespace

}  // namespace pgmanager::plan
