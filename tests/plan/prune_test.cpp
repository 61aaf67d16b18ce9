#include "plan/prune.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/plan_values.hpp"

namespace pgmanager::plan {
namespace {

using history::Entry;
using history::EntryState;
using source::Ordinal;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::deployment;
using tests::entry;
using tests::history_of;
using tests::manual;
using tests::sql_file;
using tests::tree_of;

std::vector<std::string> texts(const Prune& prune) {
  Plan plan;
  plan.refusals = prune.refusals;
  return tests::refusal_texts(plan);
}

class PruneTest : public ::testing::Test {
 protected:
  PruneTest() {
    tree_.undo.push_back({Ordinal(1), "change", sql_file("undo/00001-change.sql", "select -1;")});
    tree_.undo.push_back({Ordinal(3), "change", sql_file("undo/00003-change.sql", "select -3;")});
  }

  /// Of the deployments 0 to 3.
  std::vector<Entry> entries() const {
    std::vector<Entry> all;
    for (const source::NumberedFile& each : tree_.deployments) all.push_back(entry(each));
    return all;
  }
  Prune checked(std::int64_t before, std::vector<Entry> history, const std::string& environment = "staging") const {
    Prune prune = plan_prune(tree_, Ordinal(before));
    check_instance(prune, tree_, {.environment = environment, .history = history_of(std::move(history)), .error = {}});
    return prune;
  }

  source::SourceTree tree_ = tree_of(
      {deployment(0, "select 0;"), deployment(1, "select 1;"), deployment(2, "select 2;"), deployment(3, "select 3;")});
};

TEST_F(PruneTest, DeletesDeploymentsWithTheirUndoFilesInAnOrderThatKeepsTheTreeValid) {
  EXPECT_THAT(plan_prune(tree_, Ordinal(2)).files,
              ElementsAre("deployment/00000-change.sql", "undo/00001-change.sql", "deployment/00001-change.sql"));
  EXPECT_THAT(plan_prune(tree_, Ordinal(0)).files, IsEmpty());
}

TEST_F(PruneTest, KeepsTheLastDeployment) {
  EXPECT_THAT(texts(plan_prune(tree_, Ordinal(3))), IsEmpty());
  EXPECT_THAT(texts(plan_prune(tree_, Ordinal(4))),
              ElementsAre("prune-unknown 4 \ndeployment 4 is not on disk\nThe last deployment must stay: the next "
                          "ordinal follows from it.\nName 3 at the most: --before 3."));
  EXPECT_THAT(plan_prune(tree_, Ordinal(4)).files, IsEmpty());
  EXPECT_THAT(texts(plan_prune({}, Ordinal(0))),
              ElementsAre("prune-unknown 0 \ndeployment 0 is not on disk\nThe last deployment must stay: the next "
                          "ordinal follows from it.\nWrite the first deployment: postgres-manager new NAME."));
}

TEST_F(PruneTest, IsRefusedIfAManualDeploymentHasTheContent) {
  tree_.manual_deployments = {manual(7, "-- Urgent.\nselect 1;"), manual(8, "select 3;")};
  EXPECT_THAT(texts(plan_prune(tree_, Ordinal(2))),
              ElementsAre("prune-manual-copy 1 manual-deployment/7-urgent.sql\n\"manual-deployment/7-urgent.sql\" has "
                          "the content of \"deployment/00001-change.sql\"\nWithout that deployment, the manual "
                          "deployment would run on new instances, which contain it.\nDelete the manual deployment, "
                          "too: rm manual-deployment/7-urgent.sql"));
  EXPECT_THAT(texts(plan_prune(tree_, Ordinal(1))), IsEmpty());
}

TEST_F(PruneTest, PassesHoweverTheDeploymentsCameIntoPlace) {
  std::vector<Entry> all = entries();
  all[0].state = EntryState::contained;
  all[1].state = EntryState::adopted;
  all[2].state = EntryState::baselined;
  const Prune prune = checked(3, all);
  EXPECT_THAT(texts(prune), IsEmpty());
  ASSERT_EQ(prune.checks.size(), 1U);
  EXPECT_TRUE(prune.checks[0].is_reached);
  EXPECT_THAT(prune.checks[0].lacking, IsEmpty());
}

TEST_F(PruneTest, IgnoresTheDeploymentsThatStay) {
  std::vector<Entry> all = entries();
  all.pop_back();
  all[2].state = EntryState::failed;
  EXPECT_THAT(texts(checked(2, all)), IsEmpty());
}

TEST_F(PruneTest, NamesWhatAnEnvironmentLacks) {
  std::vector<Entry> all = entries();
  all[1].state = EntryState::failed;
  all.resize(2);
  const Prune prune = checked(3, all);
  EXPECT_THAT(texts(prune), ElementsAre("prune-not-in-place 1 \nenvironment \"staging\" does not have deployments 1 to "
                                        "2\nThere: 1 failed, 2 pending.\nBring it up to date: postgres-manager "
                                        "deployment --environment staging"));
  EXPECT_THAT(prune.checks[0].lacking, ElementsAre(Ordinal(1), Ordinal(2)));
}

TEST_F(PruneTest, NamesTheStateOfEachDeploymentThatIsNotInPlace) {
  std::vector<Entry> all = entries();
  all[0].checksum = "another";
  all[0].token_checksum = "another";
  all[2].state = EntryState::undone;
  EXPECT_THAT(texts(checked(3, all, "")), ElementsAre("prune-not-in-place 0 \nthe instance does not have deployments "
                                                      "0, 2\nThere: 0 changed, 2 late.\nBring it up to date: "
                                                      "postgres-manager deployment"));
}

TEST_F(PruneTest, CountsPartsOfADeploymentAsLacking) {
  history::History history = history_of(entries());
  history.deployments[1].state = EntryState::failed;
  history.deployments[1].statements_done = 1;
  Entry undo = entry(tree_.deployments[2], EntryState::failed);
  undo.statements_done = 1;
  history.undo_attempts.push_back(undo);
  Prune prune = plan_prune(tree_, Ordinal(3));
  check_instance(prune, tree_, {.environment = "a", .history = history, .error = {}});
  EXPECT_THAT(texts(prune), ElementsAre("prune-not-in-place 1 \nenvironment \"a\" does not have deployments 1 to 2\n"
                                        "There: 1 failed, 2 partly undone.\nBring it up to date: postgres-manager "
                                        "deployment --environment a"));
}

TEST_F(PruneTest, IsRefusedForAnInstanceWithoutAHistory) {
  EXPECT_THAT(texts(checked(1, {})),
              ElementsAre("prune-not-in-place 0 \nenvironment \"staging\" does not have deployment 0\nNothing of this "
                          "tree is in place there.\nCreate it: postgres-manager create --environment staging; if it "
                          "contains objects, adopt it: postgres-manager baseline --environment staging"));
}

TEST_F(PruneTest, IsRefusedForTheInstanceOfAnotherTree) {
  const std::vector<Entry> others = {entry(deployment(0, "select 'x';", "other")),
                                     entry(deployment(1, "select 'y';", "other"))};
  const Prune prune = checked(1, others);
  ASSERT_EQ(prune.refusals.size(), 1U);
  EXPECT_EQ(prune.refusals[0].rule, "history-of-another-tree");
  EXPECT_EQ(prune.refusals[0].message, "environment \"staging\": this history belongs to another tree");
}

TEST_F(PruneTest, IsRefusedForAnInstanceThatCannotBeRead) {
  Prune prune = plan_prune(tree_, Ordinal(1));
  const base::Error error({.code = base::ErrorCode::connection, .message = "no route", .detail = "d", .hint = "h"});
  check_instance(prune, tree_, {.environment = "staging", .history = {}, .error = error});
  EXPECT_THAT(texts(prune),
              ElementsAre("prune-not-checked - \nenvironment \"staging\" could not be asked: no route\nd\nh"));
  EXPECT_FALSE(prune.checks[0].is_reached);
}

// The lowest file on disk may be above what the instance has.
TEST_F(PruneTest, PassesInATreeThatWasPrunedBefore) {
  const std::vector<Entry> all = entries();
  tree_.deployments.erase(tree_.deployments.begin());
  const Prune prune = checked(2, all);
  EXPECT_THAT(texts(prune), IsEmpty());
  EXPECT_THAT(prune.files, ElementsAre("undo/00001-change.sql", "deployment/00001-change.sql"));
}

// The plans of all functions still fit when the files are gone.
TEST_F(PruneTest, LeavesATreeThatInstancesAccept) {
  const history::History up_to_date = history_of(entries());
  source::SourceTree pruned = tree_;
  pruned.deployments.erase(pruned.deployments.begin(), pruned.deployments.begin() + 3);
  EXPECT_TRUE(plan_deployment(pruned, up_to_date).nothing_to_do());
  EXPECT_THAT(plan_deployment(pruned, up_to_date).refusals, IsEmpty());
  pruned.deployments.push_back(deployment(4, "select 4;"));
  EXPECT_EQ(plan_deployment(pruned, up_to_date).steps.size(), 1U);
  const Plan behind = plan_deployment(pruned, history_of({entry(tree_.deployments[0])}));
  ASSERT_EQ(behind.refusals.size(), 1U);
  EXPECT_EQ(behind.refusals[0].rule, "start-missing");
}

}  // namespace
}  // namespace pgmanager::plan
