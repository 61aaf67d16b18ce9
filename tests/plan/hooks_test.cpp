#include "plan/hooks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/plan_values.hpp"

namespace pgmanager::plan {

namespace {

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

}  // namespace

}  // namespace pgmanager::plan
