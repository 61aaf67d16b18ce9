#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/plan.hpp"
#include "plan/same_content.hpp"
#include "support/plan_values.hpp"

namespace pgmanager::plan {
namespace {

using history::EntryState;
using history::History;
using source::SourceTree;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::deployment;
using tests::entry;
using tests::history_of;
using tests::manual;
using tests::step_lines;
using tests::tree_of;

TEST(ManualDeploymentPlan, RunsEveryFileOnce) {
  const SourceTree tree = tree_of({}, {manual(3, "select 3;", "a"), manual(7, "select 7;", "b")});
  const Plan plan = plan_manual_deployment(tree, History());
  EXPECT_EQ(plan.function, Function::manual_deployment);
  EXPECT_EQ(plan.scope, TransactionScope::each_file);
  EXPECT_THAT(step_lines(plan), ElementsAre("run manual-deployment/3-a.sql: its content has not run here",
                                            "run manual-deployment/7-b.sql: its content has not run here"));
  EXPECT_EQ(plan.in_place, 0U);
  EXPECT_EQ(plan.steps.at(1).kind, history::EntryKind::manual_deployment);
  EXPECT_EQ(plan.steps.at(1).ordinal, source::Ordinal(7));
  EXPECT_EQ(plan.steps.at(1).file, &tree.manual_deployments[1].file);
}

TEST(ManualDeploymentPlan, DoesNothingWithoutFiles) {
  const Plan plan = plan_manual_deployment(SourceTree(), History());
  EXPECT_THAT(plan.steps, IsEmpty());
  EXPECT_TRUE(plan.nothing_to_do());
}

TEST(ManualDeploymentPlan, SkipsFilesThatRanBefore) {
  const SourceTree tree = tree_of({}, {manual(3, "select 3;", "a"), manual(4, "select 4;", "b")});
  const Plan plan = plan_manual_deployment(tree, history_of({}, {entry(manual(3, "select 3;", "a"))}));
  EXPECT_THAT(step_lines(plan),
              ElementsAre("skip manual-deployment/3-a.sql: the same content ran as \"manual-deployment/3-a.sql\" on "
                          "2026-01-31T12:00:00Z",
                          "run manual-deployment/4-b.sql: its content has not run here"));
  EXPECT_EQ(plan.in_place, 1U);
  EXPECT_FALSE(plan.nothing_to_do());
}

TEST(ManualDeploymentPlan, SkipsTheSameContentWithAnotherName) {
  const SourceTree tree = tree_of({}, {manual(9, "-- INC-42\nSELECT 3;\n", "renamed")});
  const Plan plan = plan_manual_deployment(tree, history_of({}, {entry(manual(3, "select 3;", "a"))}));
  EXPECT_THAT(step_lines(plan), ElementsAre("skip manual-deployment/9-renamed.sql: the same content ran as "
                                            "\"manual-deployment/3-a.sql\" on 2026-01-31T12:00:00Z"));
  EXPECT_TRUE(plan.nothing_to_do());
}

TEST(ManualDeploymentPlan, SkipsContentThatRanAsADeployment) {
  const SourceTree tree = tree_of({}, {manual(3, "select 3;", "a")});
  const Plan plan = plan_manual_deployment(tree, history_of({entry(deployment(12, "select 3;", "fix"))}));
  EXPECT_THAT(step_lines(plan), ElementsAre("skip manual-deployment/3-a.sql: the same content ran as "
                                            "\"deployment/00012-fix.sql\" on 2026-01-31T12:00:00Z"));
}

TEST(ManualDeploymentPlan, RunsOtherContentWithTheSameName) {
  const SourceTree tree = tree_of({}, {manual(3, "select 3.5;", "a")});
  const Plan plan = plan_manual_deployment(tree, history_of({}, {entry(manual(3, "select 3;", "a"))}));
  EXPECT_THAT(step_lines(plan), ElementsAre("run manual-deployment/3-a.sql: its content has not run here"));
}

TEST(ManualDeploymentPlan, RunsFailedFilesAgain) {
  const SourceTree tree = tree_of({}, {manual(3, "select 3;", "a")});
  const Plan plan =
      plan_manual_deployment(tree, history_of({entry(deployment(1, "select 3;"), EntryState::failed)},
                                              {entry(manual(3, "select 3;", "a"), EntryState::interrupted)}));
  EXPECT_EQ(plan.files_to_run(), 1U);
}

TEST(ManualDeploymentPlan, RunsTheContentOfTwoFilesOnce) {
  const SourceTree tree = tree_of({}, {manual(3, "select 3;", "a"), manual(4, "SELECT 3; -- again", "b")});
  const Plan plan = plan_manual_deployment(tree, History());
  EXPECT_THAT(step_lines(plan),
              ElementsAre("run manual-deployment/3-a.sql: its content has not run here",
                          "skip manual-deployment/4-b.sql: \"manual-deployment/3-a.sql\" has the same content"));
  EXPECT_EQ(plan.files_to_run(), 1U);
  EXPECT_EQ(plan.in_place, 0U);
}

TEST(ManualDeploymentPlan, RunsFilesOfDifferentComments) {
  const SourceTree tree = tree_of({}, {manual(3, "-- a", "a"), manual(4, "-- b", "b")});
  EXPECT_EQ(plan_manual_deployment(tree, History()).files_to_run(), 2U);
}

TEST(ManualDeploymentPlan, IgnoresTheOrderOfTheHistory) {
  const SourceTree tree = tree_of({}, {manual(3, "select 3;", "a")});
  const Plan plan = plan_manual_deployment(
      tree,
      history_of({entry(deployment(8, "select 8;"))}, {entry(manual(7, "select 7;")), entry(manual(9, "select 9;"))}));
  EXPECT_THAT(plan.refusals, IsEmpty());
  EXPECT_THAT(step_lines(plan), ElementsAre("run manual-deployment/3-a.sql: its content has not run here"));
}

TEST(ManualDeploymentPlan, ResumesAfterTheCommittedStatementsOfAnEarlierAttempt) {
  const source::NumberedFile vacuums = manual(3, "vacuum a; vacuum b; vacuum c;", "vacuum");
  history::Entry first = entry(vacuums, EntryState::failed);
  history::Entry last = entry(vacuums, EntryState::interrupted);
  first.statements_done = 1;
  last.statements_done = 2;
  const SourceTree tree = tree_of({}, {manual(3, "VACUUM a; VACUUM b; VACUUM c; -- in the night", "vacuum")});
  const Plan plan = plan_manual_deployment(tree, history_of({}, {first, last}));
  EXPECT_THAT(step_lines(plan), ElementsAre("run manual-deployment/3-vacuum.sql: was interrupted on "
                                            "2026-01-31T12:00:00Z after 2 of 3 statements, which were committed"));
  EXPECT_EQ(plan.steps.at(0).resume_after(), 2);
}

TEST(ManualDeploymentPlan, StartsOverWithOtherContentAfterAFailedAttempt) {
  history::Entry attempt = entry(manual(3, "vacuum a; vacuum b;", "vacuum"), EntryState::failed);
  attempt.statements_done = 1;
  const SourceTree tree = tree_of({}, {manual(3, "vacuum b; vacuum a;", "vacuum")});
  EXPECT_EQ(plan_manual_deployment(tree, history_of({}, {attempt})).steps.at(0).resume_after(), 0);
}

// Its content may run again as a new file; the committed statements of the attempt are still reported.
class PartlyApplied : public testing::Test {
 protected:
  PartlyApplied() { attempt_.statements_done = 1; }

  source::NumberedFile vacuums_ = manual(3, "vacuum a; vacuum b;", "vacuum");
  history::Entry attempt_ = entry(vacuums_, EntryState::failed);
};

TEST_F(PartlyApplied, IsRefusedIfItsFileIsGone) {
  const Plan plan = plan_manual_deployment(tree_of({}), history_of({}, {attempt_}));
  ASSERT_EQ(plan.refusals.size(), 1U);
  EXPECT_EQ(plan.refusals[0].rule, "deployment-unfinished");
}

TEST_F(PartlyApplied, IsReportedIfItsFileWasEdited) {
  const SourceTree tree = tree_of({}, {manual(3, "vacuum b; vacuum a;", "vacuum")});
  const Plan plan = plan_manual_deployment(tree, history_of({}, {attempt_}));
  EXPECT_THAT(plan.refusals, IsEmpty());
  EXPECT_THAT(plan.notices,
              ElementsAre("\"manual-deployment/3-vacuum.sql\" runs from its first statement: it was edited, "
                          "although 1 of its 2 statements are committed"));
}

TEST_F(PartlyApplied, IsRefusedIfItsFileHasNoStatementAnyMore) {
  const SourceTree tree = tree_of({}, {manual(3, "-- nothing", "vacuum")});
  const Plan plan = plan_manual_deployment(tree, history_of({}, {attempt_}));
  ASSERT_EQ(plan.refusals.size(), 1U);
  EXPECT_EQ(plan.refusals[0].rule, "deployment-unfinished");
  EXPECT_THAT(plan.refusals[0].message, testing::EndsWith("are committed, and its file has no statement now"));
}

TEST_F(PartlyApplied, IsNotHiddenByALaterAttemptThatWasRolledBack) {
  const history::Entry later = entry(manual(3, "select 1 / 0;", "vacuum"), EntryState::failed);
  const history::History history = history_of({}, {attempt_, later});
  EXPECT_THAT(find_partly_applied(history), ElementsAre(&history.manual_runs[0]));
}

// As a manual deployment it would start over.
TEST_F(PartlyApplied, IsRefusedForADeploymentThatWasMovedHere) {
  history::Entry half = entry(deployment(2, "vacuum a; vacuum b;", "vacuum"), EntryState::failed);
  half.statements_done = 1;
  for (const source::NumberedFile& file :
       {manual(9, "VACUUM a; VACUUM b; -- in the night", "night"), manual(3, "vacuum a; vacuum c;", "vacuum")}) {
    const bool same_name = file.rest == "vacuum";
    if (same_name) half.path = "deployment/3-vacuum.sql";
    const Plan plan = plan_manual_deployment(tree_of({}, {file}), history_of({half}));
    ASSERT_EQ(plan.refusals.size(), 1U);
    EXPECT_EQ(plan.refusals[0].rule, "deployment-unfinished");
    EXPECT_THAT(plan.refusals[0].hint, testing::HasSubstr("mv -n " + file.file.path + " " + half.path + ";"));
  }
  const SourceTree other = tree_of({}, {manual(4, "vacuum c;", "other")});
  EXPECT_THAT(plan_manual_deployment(other, history_of({half})).refusals, IsEmpty());
}

TEST_F(PartlyApplied, IsResumedWithAnotherNameAndAsADeployment) {
  const SourceTree renamed = tree_of({}, {manual(9, "vacuum a; vacuum b;", "night")});
  const Plan again = plan_manual_deployment(renamed, history_of({}, {attempt_}));
  EXPECT_THAT(again.refusals, IsEmpty());
  EXPECT_EQ(again.steps.at(0).resume_after(), 1);
  const SourceTree moved = tree_of({deployment(0, "vacuum a; vacuum b;")});
  EXPECT_EQ(plan_deployment(moved, history_of({}, {attempt_})).steps.at(0).resume_after(), 1);
  EXPECT_THAT(plan_manual_deployment(moved, history_of({}, {attempt_})).refusals, IsEmpty());
}

TEST_F(PartlyApplied, EndsIfItWasForgottenOrIsInPlace) {
  history::Entry forgotten = entry(vacuums_, EntryState::forgotten);
  EXPECT_THAT(find_partly_applied(history_of({}, {attempt_, forgotten})), IsEmpty());
  EXPECT_THAT(find_partly_applied(history_of({}, {attempt_, entry(vacuums_)})), IsEmpty());
  EXPECT_THAT(find_partly_applied(history_of({entry(deployment(0, "vacuum a; vacuum b;"))}, {attempt_})), IsEmpty());
  EXPECT_EQ(find_partly_applied(history_of({}, {forgotten, attempt_})).size(), 1U);
}

TEST_F(PartlyApplied, RunsFromTheStartAfterItWasForgotten) {
  const SourceTree tree = tree_of({}, {vacuums_});
  const Plan plan = plan_manual_deployment(tree, history_of({}, {attempt_, entry(vacuums_, EntryState::forgotten)}));
  EXPECT_THAT(step_lines(plan),
              ElementsAre("run manual-deployment/3-vacuum.sql: was forgotten on 2026-01-31T12:00:00Z"));
  EXPECT_EQ(plan.steps.at(0).resume_after(), 0);
}

}  // namespace
}  // namespace pgmanager::plan
