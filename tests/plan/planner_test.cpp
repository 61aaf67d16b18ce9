#include "plan/planner.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/plan_values.hpp"

namespace pgmanager::plan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::deployment;
using tests::entry;
using tests::history_of;
using tests::tree_of;

constexpr int some_version = 150008;

std::vector<std::string> rules(const Planner& planner, const source::SourceTree& tree, const Known& known) {
  std::vector<std::string> rules;
  for (const Refusal& refusal : make_plan(planner, tree, known).refusals) rules.push_back(refusal.rule);
  return rules;
}

const source::Deployment a = deployment(0, "select 0;", "a");
const source::Deployment b = deployment(1, "select 1;", "b");

history::History created_with(const std::vector<source::Deployment>& deployments) {
  history::History history = history_of({});
  for (const source::Deployment& each : deployments) history.deployments.push_back(entry(each));
  history.exists = true;
  history.created = history.deployments.front();
  return history;
}

TEST(Planner, LeavesACreatedDatabaseUnchangedOnRequest) {
  const history::History history = created_with({a, b});
  const Known known{.history = history, .contents = {}, .server_version = some_version};
  const Planner alone = create_planner(WhenCreated::leave_alone);
  EXPECT_THAT(rules(create_planner(), tree_of({a, b}), known), ElementsAre("already-created"));
  EXPECT_THAT(rules(alone, tree_of({a, b}), known), IsEmpty());
  EXPECT_TRUE(make_plan(alone, tree_of({a, b}), known).nothing_to_do());
  EXPECT_THAT(rules(alone, tree_of({deployment(0, "select 8;", "x"), deployment(1, "select 9;", "y")}), known),
              ElementsAre("history-of-another-tree"));
}

TEST(Planner, NeedsTheContentsOnlyOfADatabaseWithoutHistory) {
  const history::History none;
  EXPECT_TRUE(needs_contents(create_planner(), none));
  EXPECT_TRUE(needs_contents(deployment_planner(), none));
  EXPECT_FALSE(needs_contents(reset_planner({}), none));
  EXPECT_FALSE(needs_contents(deployment_planner(), created_with({a})));
  EXPECT_FALSE(needs_contents(create_planner(), created_with({a})));
  Planner first = deployment_planner();
  first.first_run = FirstRun::yes;
  EXPECT_FALSE(needs_contents(first, none));
}

TEST(Planner, RefusesDeploymentsInADatabaseThatOnlyContainsObjects) {
  const history::History none;
  Known known{.history = none, .contents = {.database = "shop", .schema = "h", .objects = {"table public.x"}}};
  known.server_version = some_version;
  EXPECT_THAT(rules(deployment_planner(), tree_of({a}), known), ElementsAre("history-missing"));
  EXPECT_THAT(rules(deployment_planner(), tree_of({}), known), IsEmpty()) << "nothing would be done";
  Planner first = deployment_planner();
  first.first_run = FirstRun::yes;
  EXPECT_THAT(rules(first, tree_of({a}), known), IsEmpty());
  EXPECT_THAT(rules(create_planner(), tree_of({a}), known), ElementsAre("database-not-empty"));
  EXPECT_THAT(rules(reset_planner({}), tree_of({a}), known), IsEmpty());
}

}  // namespace
}  // namespace pgmanager::plan
