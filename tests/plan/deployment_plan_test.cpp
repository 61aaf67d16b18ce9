#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/plan.hpp"
#include "support/plan_values.hpp"

namespace pgmanager::plan {
namespace {

using history::Entry;
using history::EntryState;
using history::History;
using source::NumberedFile;
using source::SourceTree;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::deployment;
using tests::entry;
using tests::history_of;
using tests::manual;
using tests::refusal_texts;
using tests::step_lines;
using tests::tree_of;

const NumberedFile zero = deployment(0, "select 0;", "zero");
const NumberedFile one = deployment(1, "select 1;", "one");
const NumberedFile two = deployment(2, "select 2;", "two");
const NumberedFile three = deployment(3, "select 3;", "three");

/// An attempt that failed with an error of the server.
Entry failed(const NumberedFile& of, const std::string& sqlstate, int statements_kept = 0) {
  Entry row = entry(of, EntryState::failed);
  row.statements_done = statements_kept;
  row.error = history::RecordedError{.sqlstate = sqlstate, .message = "no"};
  return row;
}

TEST(DeploymentPlan, RunsEverythingOnAFreshInstance) {
  const SourceTree tree = tree_of({zero, one});
  const Plan plan = plan_deployment(tree, History());
  EXPECT_EQ(plan.function, Function::deployment);
  EXPECT_EQ(plan.scope, TransactionScope::each_file);
  EXPECT_THAT(step_lines(plan), ElementsAre("run deployment/00000-zero.sql: has not run here",
                                            "run deployment/00001-one.sql: has not run here"));
  EXPECT_THAT(refusal_texts(plan), IsEmpty());
  EXPECT_THAT(plan.notices, IsEmpty());
  EXPECT_EQ(plan.in_place, 0U);
  EXPECT_EQ(plan.files_to_run(), 2U);
  EXPECT_FALSE(plan.nothing_to_do());
}

TEST(DeploymentPlan, NamesKindOrdinalAndFileOfEachStep) {
  const SourceTree tree = tree_of({zero});
  const Plan plan = plan_deployment(tree, History());
  ASSERT_EQ(plan.steps.size(), 1U);
  EXPECT_EQ(plan.steps[0].kind, history::EntryKind::deployment);
  EXPECT_EQ(plan.steps[0].ordinal, source::Ordinal(0));
  EXPECT_EQ(plan.steps[0].file, &tree.deployments[0].file);
  EXPECT_EQ(plan.steps[0].resume_after(), 0);
}

TEST(DeploymentPlan, DoesNothingWithoutFiles) {
  const Plan plan = plan_deployment(SourceTree(), History());
  EXPECT_THAT(step_lines(plan), IsEmpty());
  EXPECT_THAT(refusal_texts(plan), IsEmpty());
  EXPECT_TRUE(plan.nothing_to_do());
}

TEST(DeploymentPlan, RunsNothingThatCreateContains) {
  const SourceTree tree = tree_of({zero, one});
  const Plan plan =
      plan_deployment(tree, history_of({entry(zero, EntryState::contained), entry(one, EntryState::contained)}));
  EXPECT_THAT(step_lines(plan), IsEmpty());
  EXPECT_TRUE(plan.nothing_to_do());
  EXPECT_EQ(plan.in_place, 2U);
}

TEST(DeploymentPlan, RunsOnlyNewFiles) {
  const SourceTree tree = tree_of({zero, one, two});
  const Plan plan = plan_deployment(tree, history_of({entry(zero, EntryState::contained), entry(one)}));
  EXPECT_THAT(step_lines(plan), ElementsAre("run deployment/00002-two.sql: has not run here"));
  EXPECT_EQ(plan.in_place, 2U);
}

TEST(DeploymentPlan, RunsAFailedFileAgainAndReportsTheFailure) {
  const SourceTree tree = tree_of({zero, one});
  EXPECT_THAT(
      step_lines(plan_deployment(tree, history_of({entry(zero), failed(one, "42P01")}))),
      ElementsAre(
          "run deployment/00001-one.sql: failed on 2026-01-31T12:00:00Z with 42P01, nothing of it was committed"));
  EXPECT_THAT(
      step_lines(plan_deployment(tree, history_of({entry(zero), entry(one, EntryState::interrupted)}))),
      ElementsAre(
          "run deployment/00001-one.sql: was interrupted on 2026-01-31T12:00:00Z, nothing of it was committed"));
}

TEST(DeploymentPlan, RunsACorrectedFileAfterItFailed) {
  const SourceTree tree = tree_of({deployment(0, "select 0.5;", "zero"), one});
  const Plan plan = plan_deployment(tree, history_of({failed(zero, "42601")}));
  EXPECT_THAT(
      step_lines(plan),
      ElementsAre(
          "run deployment/00000-zero.sql: failed on 2026-01-31T12:00:00Z with 42601, nothing of it was committed",
          "run deployment/00001-one.sql: has not run here"));
  EXPECT_THAT(refusal_texts(plan), IsEmpty());
}

const char* const three_vacuums = "vacuum a; vacuum b; vacuum c;";

TEST(DeploymentPlan, ResumesAfterTheCommittedStatementsOfAFailedAttempt) {
  const NumberedFile vacuums = deployment(0, three_vacuums, "vacuum");
  ASSERT_EQ(vacuums.file.transaction_mode, source::TransactionMode::without_transaction);
  const SourceTree tree = tree_of({vacuums});
  const Plan plan = plan_deployment(tree, history_of({failed(vacuums, "55P03", 2)}));
  EXPECT_THAT(step_lines(plan), ElementsAre("run deployment/00000-vacuum.sql: failed on 2026-01-31T12:00:00Z with "
                                            "55P03 after 2 of 3 statements, which were committed"));
  EXPECT_EQ(plan.steps.at(0).resume_after(), 2);
}

TEST(DeploymentPlan, ResumesAFileOfWhichOnlyCommentsWereEdited) {
  const SourceTree tree = tree_of({deployment(0, "-- one by one\nVACUUM a;\nvacuum b; vacuum c;", "vacuum")});
  const Plan plan = plan_deployment(tree, history_of({failed(deployment(0, three_vacuums, "vacuum"), "55P03", 2)}));
  EXPECT_EQ(plan.steps.at(0).resume_after(), 2);
}

TEST(DeploymentPlan, StartsOverInAFileThatWasEditedAfterAFailedAttempt) {
  const SourceTree tree = tree_of({deployment(0, "vacuum b; vacuum a; vacuum c;", "vacuum")});
  const Plan plan = plan_deployment(tree, history_of({failed(deployment(0, three_vacuums, "vacuum"), "55P03", 2)}));
  EXPECT_EQ(plan.steps.at(0).resume_after(), 0);
}

TEST(DeploymentPlan, ReportsAReformattedFile) {
  const SourceTree tree = tree_of({deployment(0, "-- why\nselect\n  0;", "zero"), one});
  const Plan plan = plan_deployment(tree, history_of({entry(zero)}));
  EXPECT_THAT(plan.notices,
              ElementsAre("\"deployment/00000-zero.sql\" was edited since it ran, in comments or white space only"));
  EXPECT_THAT(refusal_texts(plan), IsEmpty());
  EXPECT_THAT(step_lines(plan), ElementsAre("run deployment/00001-one.sql: has not run here"));
  EXPECT_EQ(plan.in_place, 1U);
}

TEST(DeploymentPlan, RecordsAnEditedFileIfOnlyAPartOfAStatementIsCommitted) {
  Entry half = failed(deployment(0, "select 'drop table a' \\gexec", "zero"), "42P01");
  half.generated_done = 1;
  const SourceTree tree = tree_of({deployment(0, "select 'drop table b' \\gexec", "zero")});
  const Plan plan = plan_deployment(tree, history_of({half}));
  ASSERT_TRUE(plan.steps.at(0).kept);
  EXPECT_EQ(plan.steps.at(0).kept->entry, half.id);
  EXPECT_FALSE(plan.steps.at(0).resumes);
  EXPECT_EQ(plan.steps.at(0).kept->statements, 0);
  EXPECT_TRUE(plan.steps.at(0).kept->in_part);
}

TEST(DeploymentPlan, RefusesATreeThatStartsAboveTheDeploymentsOfTheInstance) {
  const SourceTree tree = tree_of({two, three});
  EXPECT_THAT(
      refusal_texts(plan_deployment(tree, History())),
      ElementsAre("start-missing 2 deployment/00002-two.sql\ndeployments 0 to 1 are neither on disk nor in the "
                  "history of this instance\nThe first file on disk is \"deployment/00002-two.sql\".\nRestore "
                  "the missing files in deployment/, or first deploy an earlier version of the tree that contains "
                  "them. If the tree never ran, number its files from 0: mv "
                  "deployment/00002-two.sql deployment/00000-two.sql && postgres-manager renumber --all. To "
                  "adopt an instance that contains the missing files and has no history: postgres-manager "
                  "baseline marks all files on disk as in place; if they are still to run, first write a "
                  "comment into deployment/00001-earlier.sql, then run postgres-manager baseline --ordinal 1."));
  EXPECT_THAT(refusal_texts(plan_deployment(tree, history_of({entry(zero)}))),
              ElementsAre("start-missing 2 deployment/00002-two.sql\ndeployment 1 is neither on disk nor in the "
                          "history of this instance\nThe first file on disk is \"deployment/00002-two.sql\".\nRestore "
                          "the missing files in deployment/, or first deploy an earlier version of the tree that "
                          "contains them."));
}

TEST(DeploymentPlan, DoesNotCountAFailedFileAsAnEarlierDeployment) {
  const SourceTree tree = tree_of({one});
  EXPECT_EQ(plan_deployment(tree, history_of({entry(zero, EntryState::failed)})).refusals.at(0).message,
            "deployment 0 is neither on disk nor in the history of this instance");
}

TEST(DeploymentPlan, AcceptsATreeThatStartsAtTheEndOfTheHistory) {
  const SourceTree tree = tree_of({two, three});
  const Plan plan = plan_deployment(tree, history_of({entry(zero, EntryState::contained), entry(one)}));
  EXPECT_THAT(refusal_texts(plan), IsEmpty());
  EXPECT_THAT(step_lines(plan), ElementsAre("run deployment/00002-two.sql: has not run here",
                                            "run deployment/00003-three.sql: has not run here"));
}

TEST(DeploymentPlan, AcceptsATreeWhoseOldFilesWereRemoved) {
  const SourceTree tree = tree_of({two, three});
  const Plan plan = plan_deployment(tree, history_of({entry(zero), entry(one), entry(two)}));
  EXPECT_THAT(refusal_texts(plan), IsEmpty());
  EXPECT_THAT(step_lines(plan), ElementsAre("run deployment/00003-three.sql: has not run here"));
  EXPECT_EQ(plan.in_place, 1U);
}

TEST(DeploymentPlan, AcceptsATreeThatStartsLateIfCreateContainedIt) {
  const SourceTree tree = tree_of({two, three});
  const Plan plan = plan_deployment(tree, history_of({entry(two, EntryState::contained)}));
  EXPECT_THAT(refusal_texts(plan), IsEmpty());
  EXPECT_THAT(step_lines(plan), ElementsAre("run deployment/00003-three.sql: has not run here"));
}

TEST(DeploymentPlan, RecordsContentOfAManualDeploymentInsteadOfRunningItAgain) {
  const SourceTree tree = tree_of({zero, one});
  const Plan plan = plan_deployment(tree, history_of({entry(zero)}, {entry(manual(7, "select 1;", "fix"))}));
  EXPECT_THAT(step_lines(plan), ElementsAre("record-adopted deployment/00001-one.sql: the same content ran as "
                                            "\"manual-deployment/7-fix.sql\" on 2026-01-31T12:00:00Z"));
  EXPECT_EQ(plan.files_to_run(), 0U);
  EXPECT_FALSE(plan.nothing_to_do());
}

TEST(DeploymentPlan, RecordsAnEmergencyFileThatGotAComment) {
  const SourceTree tree = tree_of({deployment(0, "-- INC-42\nSELECT 1;\n", "fix")});
  const Plan plan = plan_deployment(tree, history_of({}, {entry(manual(7, "select 1;"))}));
  EXPECT_EQ(action_of(plan.steps.at(0)), "record-adopted");
}

TEST(DeploymentPlan, RunsAFileWhoseManualRunFailed) {
  const SourceTree tree = tree_of({zero});
  const Plan plan = plan_deployment(tree, history_of({}, {entry(manual(7, "select 0;"), EntryState::failed)}));
  EXPECT_THAT(step_lines(plan), ElementsAre("run deployment/00000-zero.sql: has not run here"));
}

TEST(DeploymentPlan, RecordsAFileThatFailedAsADeploymentAndRanAsAManualDeployment) {
  const SourceTree tree = tree_of({zero});
  const Plan plan = plan_deployment(tree, history_of({failed(zero, "55P03")}, {entry(manual(7, "select 0;"))}));
  EXPECT_EQ(action_of(plan.steps.at(0)), "record-adopted");
}

TEST(DeploymentPlan, DoesNotConfuseFilesOfComments) {
  const SourceTree tree = tree_of({deployment(0, "-- reverted", "zero")});
  const Plan plan = plan_deployment(tree, history_of({}, {entry(manual(7, "-- nothing to do"))}));
  EXPECT_THAT(step_lines(plan), ElementsAre("run deployment/00000-zero.sql: has not run here"));
}

TEST(DeploymentPlan, RunsTheSameTextUnderTwoOrdinalsTwice) {
  const SourceTree tree = tree_of({zero, deployment(1, "select 0;", "again")});
  const Plan plan = plan_deployment(tree, history_of({entry(zero)}));
  EXPECT_THAT(step_lines(plan), ElementsAre("run deployment/00001-again.sql: has not run here"));
}

TEST(DeploymentPlan, PrintsUnusualPathsOnOneLine) {
  NumberedFile odd = deployment(0, "select 0.5;");
  odd.file.path = "deployment/00000-a\nb.sql";
  const SourceTree tree = tree_of({odd});
  EXPECT_EQ(plan_deployment(tree, history_of({entry(zero)})).refusals.at(0).message,
            "\"deployment/00000-a\\nb.sql\" has the ordinal of \"deployment/00000-zero.sql\", which ran on "
            "2026-01-31T12:00:00Z");
}

}  // namespace
}  // namespace pgmanager::plan
