#include "plan/repair.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/plan_values.hpp"

namespace pgmanager::plan {

namespace {

using history::EntryState;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::deployment;
using tests::entry;
using tests::history_of;
using tests::refusal_texts;
using tests::step_lines;
using tests::tree_of;

/// 0 is in place and edited, 1 in place and unchanged, 2 failed, 3 pending; 4 is in place, and its file is gone.
class RepairTest : public testing::Test {
 protected:
  source::SourceTree tree_ = tree_of({deployment(0, "select 'edited';"), deployment(1, "select 1;"),
                                      deployment(2, "select 2;"), deployment(3, "select 3;")});
  history::History history_ =
      history_of({entry(deployment(0, "select 0;")), entry(tree_.deployments[1]),
                  entry(tree_.deployments[2], EntryState::failed), entry(deployment(4, "select 4;"))});
  Plan plan(const Repairs& repairs) const { return plan_repair(tree_, history_, repairs); }
};

TEST_F(RepairTest, AcceptsAnEdit) {
  EXPECT_THAT(step_lines(plan({.accept_changed = {source::Ordinal(0)}})),
              ElementsAre("record-accepted deployment/00000-change.sql: its edit is accepted"));
}

// The row would say that the file ran.
TEST_F(RepairTest, AcceptsNoOtherFile) {
  tree_.deployments[0] = deployment(0, "select 'other';", "other");
  const Plan refused = plan({.accept_changed = {source::Ordinal(0)}});
  ASSERT_EQ(refused.refusals.size(), 1U);
  EXPECT_EQ(refused.refusals[0].rule, "ordinal-taken");
  EXPECT_THAT(refused.steps, IsEmpty());
}

TEST_F(RepairTest, ForgetsCommittedPartsOfGexecAndLeavesTheOtherFileUnchanged) {
  history_.deployments[2].generated_done = 1;
  tree_.deployments[2] = deployment(2, "select 'other';", "other");
  const Plan forgetting = plan({.forget = {source::Ordinal(2)}});
  EXPECT_THAT(step_lines(forgetting),
              ElementsAre("record-forgotten deployment/00002-change.sql: recorded as not in place"));
}

TEST_F(RepairTest, MarksPendingDeploymentsAsApplied) {
  EXPECT_THAT(step_lines(plan({.mark_applied = {source::Ordinal(2), source::Ordinal(3)}})),
              ElementsAre("record-marked deployment/00002-change.sql: recorded as in place",
                          "record-marked deployment/00003-change.sql: recorded as in place"));
}

TEST_F(RepairTest, ForgetsDeploymentsThatAreNotOnDisk) {
  const Plan forgetting = plan({.forget = {source::Ordinal(1), source::Ordinal(4)}});
  EXPECT_THAT(step_lines(forgetting),
              ElementsAre("record-forgotten deployment/00001-change.sql: recorded as not in place",
                          "record-forgotten deployment/00004-change.sql: recorded as not in place"));
  EXPECT_EQ(forgetting.steps[1].text_entry, history_.deployments[3].id);
  EXPECT_EQ(forgetting.steps[1].file->checksum, history_.deployments[3].checksum);
}

TEST_F(RepairTest, ForgetsAPartlyAppliedDeployment) {
  history_.deployments[2].statements_done = 1;
  EXPECT_THAT(step_lines(plan({.forget = {source::Ordinal(2)}})),
              ElementsAre("record-forgotten deployment/00002-change.sql: recorded as not in place"));
}

TEST_F(RepairTest, ProtectsTheInstanceAndEndsTheProtection) {
  const Plan protecting = plan({.protection = ProtectionChange::protect});
  EXPECT_THAT(step_lines(protecting), ElementsAre("record-marked : refuses functions that destroy data from now on"));
  EXPECT_EQ(protecting.steps[0].kind, history::EntryKind::protection);
  history_.protection = history::Entry{.state = EntryState::marked};
  EXPECT_THAT(step_lines(plan({.protection = ProtectionChange::unprotect})),
              ElementsAre("record-forgotten : reset and test data are allowed from now on"));
  history_.protection->state = EntryState::forgotten;
  EXPECT_THAT(step_lines(plan({.protection = ProtectionChange::protect})), testing::SizeIs(1));
}

TEST_F(RepairTest, RefusesAnExistingOrImpossibleProtection) {
  EXPECT_THAT(refusal_texts(plan({.protection = ProtectionChange::unprotect})),
              ElementsAre("repair-not-needed - \n"
                          "this instance is not protected\n"
                          "See its state: postgres-manager status."));
  history_.protection = history::Entry{.state = EntryState::marked};
  EXPECT_THAT(refusal_texts(plan({.protection = ProtectionChange::protect})),
              ElementsAre("repair-not-needed - \n"
                          "this instance is protected already\n"
                          "See its state: postgres-manager status."));
  history_ = {};
  EXPECT_THAT(refusal_texts(plan({.protection = ProtectionChange::protect})),
              ElementsAre("repair-unknown - \n"
                          "this database has no history to record the protection in\n"
                          "Begin one: postgres-manager create, deployment or baseline."));
}

TEST_F(RepairTest, OnlyAddsRowsInOneTransaction) {
  const Plan all = plan({.accept_changed = {source::Ordinal(0)}, .forget = {source::Ordinal(4)}});
  EXPECT_EQ(all.scope, TransactionScope::all_files);
  EXPECT_EQ(all.files_to_run(), 0U);
  for (const Step& step : all.steps) EXPECT_EQ(step.kind, history::EntryKind::repair);
}

TEST_F(RepairTest, IsRefusedIfItDoesNotFitTheState) {
  EXPECT_THAT(refusal_texts(plan({.accept_changed = {source::Ordinal(1)},
                                  .mark_applied = {source::Ordinal(0)},
                                  .forget = {source::Ordinal(2)}})),
              ElementsAre("repair-not-needed 1 deployment/00001-change.sql\n"
                          "deployment 1 is not edited\n"
                          "There is no edit to accept. See its state: postgres-manager status.",
                          "repair-not-needed 0 deployment/00000-change.sql\n"
                          "deployment 0 is in place already\n"
                          "There is nothing to mark. See its state: postgres-manager status.",
                          "repair-not-needed 2 deployment/00002-change.sql\n"
                          "deployment 2 is not in place\n"
                          "There is nothing to forget. See its state: postgres-manager status."));
}

TEST_F(RepairTest, IsRefusedForUnknownDeployments) {
  EXPECT_THAT(refusal_texts(plan({.forget = {source::Ordinal(9)}})),
              ElementsAre("repair-unknown 9 \n"
                          "there is no deployment 9, neither on disk nor in the history\n"
                          "See which deployments there are: postgres-manager status."));
  EXPECT_THAT(refusal_texts(plan({.accept_changed = {source::Ordinal(4)}})),
              ElementsAre(testing::HasSubstr("deployment 4 is not edited")));
}

TEST_F(RepairTest, FindsDeploymentsThatAreOnlyInTheHistory) {
  tree_.deployments.erase(tree_.deployments.begin(), tree_.deployments.begin() + 3);
  history_.deployments[1].state = EntryState::undone;
  EXPECT_THAT(step_lines(plan({.forget = {source::Ordinal(0)}})),
              ElementsAre("record-forgotten deployment/00000-change.sql: recorded as not in place"));
  EXPECT_THAT(
      refusal_texts(plan({.mark_applied = {source::Ordinal(0), source::Ordinal(1)}, .forget = {source::Ordinal(1)}})),
      ElementsAre("repair-not-needed 0 deployment/00000-change.sql\n"
                  "deployment 0 is in place already\n"
                  "There is nothing to mark. See its state: postgres-manager status.",
                  "repair-unknown 1 \n"
                  "deployment 1 is not on disk\n"
                  "Restore the file first: its content is what gets recorded.",
                  "repair-not-needed 1 deployment/00001-change.sql\n"
                  "deployment 1 is not in place\n"
                  "There is nothing to forget. See its state: postgres-manager status."));
}

TEST_F(RepairTest, ReportsDeploymentsThatBecomeLate) {
  tree_.deployments.push_back(deployment(5, "select 5;"));
  history_.deployments.pop_back();
  EXPECT_THAT(plan({.mark_applied = {source::Ordinal(5), source::Ordinal(3)}}).notices,
              ElementsAre("\"deployment/00002-change.sql\" will then be late, because deployment 5 is above it: run it "
                          "first, or mark it, too, if it is in place"));
  EXPECT_THAT(plan({.mark_applied = {source::Ordinal(2)}}).notices, IsEmpty());
}

TEST_F(RepairTest, CountsUnchangedDeployments) {
  EXPECT_EQ(plan({.accept_changed = {source::Ordinal(0)}}).in_place, 2U);
  EXPECT_EQ(plan({.mark_applied = {source::Ordinal(3)}}).in_place, 3U);
}

/// Deployment 1 is partly undone.
class RepairPartlyUndone : public RepairTest {
 protected:
  RepairPartlyUndone() {
    history::Entry attempt = entry(tree_.deployments[1], EntryState::failed);
    attempt.kind = history::EntryKind::undo;
    attempt.statements_done = 1;
    history_.undo_attempts.push_back(attempt);
  }
};

TEST_F(RepairPartlyUndone, RecordsTheStateThatWasReachedByHand) {
  EXPECT_THAT(step_lines(plan({.mark_applied = {source::Ordinal(1)}})),
              ElementsAre("record-marked deployment/00001-change.sql: recorded as in place"));
  EXPECT_THAT(step_lines(plan({.forget = {source::Ordinal(1)}})),
              ElementsAre("record-forgotten deployment/00001-change.sql: recorded as not in place"));
}

TEST_F(RepairPartlyUndone, IsNotHiddenByAnAcceptedEdit) {
  EXPECT_THAT(refusal_texts(plan({.accept_changed = {source::Ordinal(1)}})),
              ElementsAre(testing::StartsWith("undo-unfinished 1 ")));
}

// The original file comes into place again.
TEST_F(RepairPartlyUndone, IsMarkedFromTheHistoryIfItsFileIsGone) {
  tree_.deployments.erase(tree_.deployments.begin() + 1);
  const Plan marked = plan({.mark_applied = {source::Ordinal(1)}});
  ASSERT_EQ(marked.steps.size(), 1U);
  EXPECT_EQ(marked.steps[0].text_entry, history_.deployments[1].id);
}

TEST_F(RepairTest, AllowsTheNextDeployment) {
  history_.deployments[0] = entry(tree_.deployments[0], EntryState::accepted);
  history_.deployments[2].state = EntryState::marked;
  history_.deployments[3].state = EntryState::forgotten;
  const Plan next = plan_deployment(tree_, history_);
  EXPECT_THAT(next.refusals, IsEmpty());
  EXPECT_THAT(step_lines(next), ElementsAre("run deployment/00003-change.sql: has not run here"));
}

TEST(Repair, DoesNotAcceptStatementsThatWereAddedToAPlaceholder) {
  const source::SourceTree tree = tree_of({deployment(0, "select 0;")});
  const history::History history = history_of({entry(deployment(0, "-- nothing yet"))});
  EXPECT_THAT(refusal_texts(plan_repair(tree, history, {.accept_changed = {source::Ordinal(0)}})),
              ElementsAre("deployment-changed 0 deployment/00000-change.sql\n"
                          "\"deployment/00000-change.sql\" had no statement when it ran on 2026-01-31T12:00:00Z\n"
                          "The statements that were added to it since have not run.\n"
                          "Run it with the next deployment: postgres-manager repair --forget 0"));
  EXPECT_THAT(refusal_texts(plan_repair(tree, history, {.forget = {source::Ordinal(0)}})), IsEmpty());
}

}  // namespace

}  // namespace pgmanager::plan
