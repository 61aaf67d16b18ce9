#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/plan.hpp"
#include "support/plan_values.hpp"

namespace pgmanager::plan {
namespace {

using history::Entry;
using history::EntryState;
using history::History;
using source::Deployment;
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

const Deployment zero = deployment(0, "select 0;", "zero");
const Deployment one = deployment(1, "select 1;", "one");
const Deployment two = deployment(2, "select 2;", "two");
const Deployment three = deployment(3, "select 3;", "three");

/// An attempt that failed with an error of the server.
Entry failed(const Deployment& of, const std::string& sqlstate, int statements_kept = 0) {
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
  const Deployment vacuums = deployment(0, three_vacuums, "vacuum");
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

TEST(DeploymentPlan, RefusesAnEditedFile) {
  const SourceTree tree = tree_of({deployment(0, "select 0.5;", "zero")});
  const History history = history_of({entry(zero)});
  const Plan plan = plan_deployment(tree, history);
  EXPECT_THAT(
      refusal_texts(plan),
      ElementsAre("deployment-changed 0 deployment/00000-zero.sql\n\"deployment/00000-zero.sql\" was edited after it "
                  "ran on 2026-01-31T12:00:00Z\nRestore the text that the instance has (SELECT sql_text FROM "
                  "postgres_manager.history WHERE id = 100) and write the edit as a new deployment; "
                  "accept an edit that does not matter with postgres-manager repair --accept-changed 0."));
  EXPECT_EQ(plan.refusals.at(0).entry, &history.deployments[0]);
  EXPECT_EQ(plan.in_place, 0U);
}

TEST(DeploymentPlan, ReportsHowAnEditedFileCameIntoPlace) {
  const SourceTree tree = tree_of({deployment(0, "select 0.5;", "zero"), deployment(1, "select 1.5;", "one")});
  const Plan plan =
      plan_deployment(tree, history_of({entry(zero, EntryState::contained), entry(one, EntryState::adopted)}));
  EXPECT_THAT(
      refusal_texts(plan),
      ElementsAre(
          "deployment-changed 0 deployment/00000-zero.sql\n\"deployment/00000-zero.sql\" was edited after it was "
          "contained in create/ on 2026-01-31T12:00:00Z\nRestore the text that the instance has (SELECT sql_text FROM "
          "postgres_manager.history WHERE id = 100) and write the edit as a new deployment; accept an edit that does "
          "not matter with postgres-manager repair --accept-changed 0.",
          "deployment-changed 1 deployment/00001-one.sql\n\"deployment/00001-one.sql\" was edited after it was adopted "
          "from a manual deployment on 2026-01-31T12:00:00Z\nRestore the text that the instance has (SELECT sql_text "
          "FROM postgres_manager.history WHERE id = 101) and write the edit as a new deployment; accept an edit that "
          "does not matter with postgres-manager repair --accept-changed 1."));
}

TEST(DeploymentPlan, RefusesAMissingFile) {
  const SourceTree tree = tree_of({zero, two});
  History history = history_of({entry(zero), entry(one), entry(two)});
  history.schema = "app_history";
  const Plan plan = plan_deployment(tree, history);
  EXPECT_THAT(
      refusal_texts(plan),
      ElementsAre(
          "deployment-missing 1 deployment/00001-one.sql\n\"deployment/00001-one.sql\" ran on 2026-01-31T12:00:00Z, "
          "but is not on disk\nUpdate the source tree to a version that has deployment 1, or restore the file (its "
          "text is in the history: SELECT sql_text FROM app_history.history WHERE id = 101)."));
  EXPECT_EQ(plan.refusals.at(0).entry, &history.deployments[1]);
}

// The number of statements alone does not say what is committed.
TEST(DeploymentPlan, ReportsAPartlyAppliedFileAndTheFileWithItsOrdinal) {
  Entry half = failed(deployment(1, "select 'drop table a' \\gexec", "one"), "42P01");
  half.generated_done = 2;
  const auto message = [&](const SourceTree& tree) {
    return plan_deployment(tree, history_of({entry(zero), half})).refusals.at(0).message;
  };
  EXPECT_EQ(message(tree_of({zero, deployment(1, "select 7;", "other")})),
            "\"deployment/00001-one.sql\" is partly applied, 0 of its 1 statements and 2 generated by \\gexec are "
            "committed, and "
            "it is not on disk, where \"deployment/00001-other.sql\" has its ordinal");
  EXPECT_EQ(message(tree_of({zero, deployment(1, "-- nothing", "one")})),
            "\"deployment/00001-one.sql\" is partly applied, 0 of its 1 statements and 2 generated by \\gexec are "
            "committed, and "
            "its file has no statement now");
  half.generated_done = 0;
  half.partly_done = true;
  EXPECT_EQ(
      message(tree_of(
          {zero, deployment(1, "select 7;", "other"), deployment(2, "select 'drop table a' \\gexec", "moved")})),
      "\"deployment/00001-one.sql\" is partly applied, 0 of its 1 statements are committed (and perhaps a part of the "
      "next one), and its file is \"deployment/00002-moved.sql\" now");
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

TEST(DeploymentPlan, RefusesAPartlyAppliedFileThatIsGone) {
  history::Entry half = entry(
      deployment(1, "create index concurrently i on a (b); create index concurrently j on a (c)"), EntryState::failed);
  half.statements_done = 1;
  half.error = history::RecordedError{.sqlstate = "42703", .message = "column \"c\" does not exist"};
  EXPECT_THAT(
      refusal_texts(plan_deployment(tree_of({zero}), history_of({entry(zero), half}))),
      ElementsAre(
          "deployment-unfinished 1 deployment/00001-change.sql\n"
          "\"deployment/00001-change.sql\" is partly applied, 1 of its 2 statements are committed, and it "
          "is not on disk\n"
          "It failed on 2026-01-31T12:00:00Z: column \"c\" does not exist [42703].\n"
          "Restore the file, and the next deployment continues after what is committed (its text is in the history: "
          "SELECT sql_text FROM postgres_manager.history WHERE id = 101); or revert by hand what is committed, then "
          "run postgres-manager repair --forget 1."));
}

TEST(DeploymentPlan, RefusesAnInstanceThatIsAheadUnlessAllowed) {
  const SourceTree tree = tree_of({zero, one});
  History history = history_of({entry(zero), entry(one), entry(two), entry(three, EntryState::contained)});
  history.schema = "app_history";
  EXPECT_THAT(refusal_texts(plan_deployment(tree, history)),
              ElementsAre("instance-ahead - \n"
                          "the instance is 2 deployments ahead of this tree\n"
                          "Not on disk: \"deployment/00002-two.sql\" ran on 2026-01-31T12:00:00Z, "
                          "\"deployment/00003-three.sql\" was contained in create/ on 2026-01-31T12:00:00Z.\n"
                          "Update the source tree to a version that has deployment 3. If a release was rolled back on "
                          "purpose: postgres-manager deployment --allow-ahead. If files are lost: SELECT path, "
                          "sql_text FROM app_history.history "
                          "WHERE id IN (102, 103)."));
  const Plan allowed = plan_deployment(tree, history, Ahead::allow);
  EXPECT_THAT(allowed.refusals, IsEmpty());
  EXPECT_THAT(allowed.notices, ElementsAre("the instance is 2 deployments ahead of this tree"));
  EXPECT_EQ(allowed.in_place, 2U);
}

TEST(DeploymentPlan, RefusesAFileThatIsGoneBetweenOthersEvenIfTheInstanceMayBeAhead) {
  const Plan plan = plan_deployment(tree_of({zero, two}),
                                    history_of({entry(zero), entry(one), entry(two), entry(three)}), Ahead::allow);
  ASSERT_EQ(plan.refusals.size(), 1U);
  EXPECT_EQ(plan.refusals[0].rule, "deployment-missing");
}

TEST(DeploymentPlan, NamesTenFilesOfAnInstanceThatIsAhead) {
  std::vector<history::Entry> entries = {entry(zero)};
  for (int i = 1; i <= 12; ++i) entries.push_back(entry(deployment(i, "select 1;")));
  const Refusal refusal = plan_deployment(tree_of({zero}), history_of(entries)).refusals.at(0);
  EXPECT_EQ(refusal.message, "the instance is 12 deployments ahead of this tree");
  EXPECT_TRUE(refusal.detail.ends_with("\"deployment/00010-change.sql\" ran on 2026-01-31T12:00:00Z, and 2 more."))
      << refusal.detail;
}

TEST(DeploymentPlan, RefusesAnEmptyDirectoryIfThereIsAHistory) {
  const Plan plan = plan_deployment(SourceTree(), history_of({entry(zero), entry(one, EntryState::contained)}));
  EXPECT_THAT(
      refusal_texts(plan),
      ElementsAre(
          "deployment-missing 0 deployment/00000-zero.sql\n\"deployment/00000-zero.sql\" ran on 2026-01-31T12:00:00Z, "
          "but is not on disk\nUpdate the source tree to a version that has deployment 0, or restore the file (its "
          "text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 100).",
          "deployment-missing 1 deployment/00001-one.sql\n\"deployment/00001-one.sql\" was contained in create/ on "
          "2026-01-31T12:00:00Z, but is not on disk\nUpdate the source tree to a version that has deployment 1, or "
          "restore the file (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = "
          "101)."));
}

TEST(DeploymentPlan, RefusesALateFile) {
  const SourceTree tree = tree_of({zero, one, two});
  EXPECT_THAT(
      refusal_texts(plan_deployment(tree, history_of({entry(zero), entry(two)}))),
      ElementsAre("deployment-late 1 deployment/00001-one.sql\n\"deployment/00001-one.sql\" is not in place, but the "
                  "later \"deployment/00002-two.sql\" ran on 2026-01-31T12:00:00Z\nRun it as a manual deployment, with "
                  "any other that is pending, then mark it as applied: mkdir -p manual-deployment && cp "
                  "deployment/00001-one.sql manual-deployment/ && "
                  "postgres-manager deployment --manual-deployment && postgres-manager repair --mark-applied 1"));
}

// With a new ordinal it would leave a gap.
TEST(DeploymentPlan, KeepsTheOrdinalOfALateFileBetweenOthers) {
  const SourceTree tree = tree_of({zero, one, two, three});
  const Plan plan = plan_deployment(tree, history_of({entry(zero), entry(one, EntryState::forgotten), entry(three)}));
  ASSERT_EQ(plan.refusals.size(), 2U);
  EXPECT_THAT(plan.refusals[0].hint, testing::EndsWith("postgres-manager repair --mark-applied 1"));
  EXPECT_THAT(plan.refusals[1].hint, testing::EndsWith("postgres-manager repair --mark-applied 2"));
}

TEST(DeploymentPlan, GivesEachLateFileAtTheStartAnOrdinalAfterThePendingOnes) {
  const SourceTree tree = tree_of({zero, one, two, three});
  const Plan plan = plan_deployment(tree, history_of({entry(two)}));
  ASSERT_EQ(plan.refusals.size(), 2U);
  EXPECT_EQ(plan.refusals[0].hint,
            "Give it the next free ordinal: mv deployment/00000-zero.sql deployment/00004-zero.sql");
  EXPECT_EQ(plan.refusals[1].hint,
            "Give it the next free ordinal: mv deployment/00001-one.sql deployment/00005-one.sql");
}

// If the edit were accepted, its statements would never run.
TEST(DeploymentPlan, LetsAFilledPlaceholderRun) {
  const Deployment empty = deployment(1, "-- nothing yet", "one");
  const SourceTree tree = tree_of({zero, one});
  EXPECT_THAT(refusal_texts(plan_deployment(tree, history_of({entry(zero), entry(empty)}))),
              ElementsAre("deployment-changed 1 deployment/00001-one.sql\n"
                          "\"deployment/00001-one.sql\" had no statement when it ran on 2026-01-31T12:00:00Z\n"
                          "The statements that were added to it since have not run.\n"
                          "Run it with the next deployment: postgres-manager repair --forget 1"));
  const Plan below = plan_deployment(tree_of({zero, one, two}), history_of({entry(zero), entry(empty), entry(two)}));
  EXPECT_EQ(below.refusals.at(0).hint,
            "Move its statements to a new deployment, and restore the text that the file had: SELECT sql_text FROM "
            "postgres_manager.history WHERE id = 101");
}

TEST(DeploymentPlan, KeepsTheWidthOfOrdinalsInTheNameOfALateFile) {
  Deployment late = deployment(8, "select 8;", "late");
  late.file.path = "deployment/8-late.sql";
  const Deployment nine = deployment(9, "select 9;", "nine");
  const SourceTree tree = tree_of({late, nine});
  EXPECT_EQ(plan_deployment(tree, history_of({entry(nine)})).refusals.at(0).hint,
            "Give it the next free ordinal: mv deployment/8-late.sql deployment/10-late.sql");
}

TEST(DeploymentPlan, GivesNoOrdinalToALateFileAfterTheHighestPossibleOne) {
  const Deployment late = deployment(5, "select 5;", "late");
  const Deployment highest = deployment(9223372036854775807, "select 9;", "highest");
  const SourceTree tree = tree_of({late, highest});
  EXPECT_EQ(plan_deployment(tree, history_of({entry(highest)})).refusals.at(0).hint,
            "Give it the next free ordinal: mv deployment/00005-late.sql 'deployment/<ordinal>-late.sql'");
}

// Otherwise there would be a gap below it.
TEST(DeploymentPlan, NamesFilesToRestoreBeforeALateFileIsMoved) {
  const auto late = deployment(2, "select 2;", "late");
  const auto history = history_of({entry(deployment(3, "select 3;")), entry(deployment(4, "select 4;"))});
  const Plan plan = plan_deployment(tree_of({late}), history, Ahead::allow);
  ASSERT_EQ(plan.refusals.size(), 1U);
  EXPECT_EQ(
      plan.refusals[0].hint,
      "Restore \"deployment/00003-change.sql\" and \"deployment/00004-change.sql\" (their texts are in the "
      "history: SELECT path, sql_text FROM postgres_manager.history WHERE id IN (103, 104)), and give it the next "
      "free ordinal: mv deployment/00002-late.sql deployment/00005-late.sql");
}

TEST(DeploymentPlan, CollectsAllRefusals) {
  const SourceTree tree = tree_of({deployment(0, "select 0.5;", "zero"), one, three});
  const Plan plan = plan_deployment(tree, history_of({entry(zero), entry(two), entry(three)}));
  std::vector<std::string> rules;
  for (const Refusal& refusal : plan.refusals) rules.push_back(refusal.rule);
  EXPECT_THAT(rules, ElementsAre("deployment-changed", "deployment-late", "deployment-missing"));
  EXPECT_EQ(plan.in_place, 1U);
}

TEST(DeploymentPlan, RefusesATreeThatStartsAboveTheDeploymentsOfTheInstance) {
  const SourceTree tree = tree_of({two, three});
  EXPECT_THAT(
      refusal_texts(plan_deployment(tree, History())),
      ElementsAre("start-missing 2 deployment/00002-two.sql\ndeployments 0 to 1 are neither on disk nor in the "
                  "history of this instance\nThe first file on disk is \"deployment/00002-two.sql\".\nRestore "
                  "the missing files in deployment/. If the tree never ran, number its files from 0: mv "
                  "deployment/00002-two.sql deployment/00000-two.sql && postgres-manager renumber --all. To "
                  "adopt an instance that contains the missing files and has no history: postgres-manager "
                  "baseline marks all files on disk as in place; if they are still to run, first write a "
                  "comment into deployment/00001-earlier.sql, then run postgres-manager baseline --ordinal 1."));
  EXPECT_THAT(refusal_texts(plan_deployment(tree, history_of({entry(zero)}))),
              ElementsAre("start-missing 2 deployment/00002-two.sql\ndeployment 1 is neither on disk nor in the "
                          "history of this instance\nThe first file on disk is \"deployment/00002-two.sql\".\nRestore "
                          "the missing files in deployment/."));
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
  Deployment odd = deployment(0, "select 0.5;");
  odd.file.path = "deployment/00000-a\nb.sql";
  const SourceTree tree = tree_of({odd});
  EXPECT_EQ(plan_deployment(tree, history_of({entry(zero)})).refusals.at(0).message,
            "\"deployment/00000-a\\nb.sql\" has the ordinal of \"deployment/00000-zero.sql\", which ran on "
            "2026-01-31T12:00:00Z");
}

}  // namespace
}  // namespace pgmanager::plan
