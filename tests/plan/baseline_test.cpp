#include "plan/baseline.hpp"

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

source::SourceTree three() {
  return tree_of({deployment(0, "select 0;"), deployment(1, "select 1;"), deployment(2, "select 2;")});
}

TEST(Baseline, MarksTheDeploymentsOnDisk) {
  const auto tree = three();
  const Plan plan = plan_baseline(tree, {}, std::nullopt);
  EXPECT_EQ(plan.function, Function::baseline);
  EXPECT_EQ(plan.scope, TransactionScope::all_files);
  EXPECT_THAT(step_lines(plan), ElementsAre("record-baselined deployment/00000-change.sql: the instance contains it",
                                            "record-baselined deployment/00001-change.sql: the instance contains it",
                                            "record-baselined deployment/00002-change.sql: the instance contains it"));
  EXPECT_EQ(plan.files_to_run(), 0U);
}

TEST(Baseline, EndsWithTheGivenOrdinal) {
  const auto tree = three();
  EXPECT_EQ(plan_baseline(tree, {}, source::Ordinal(1)).steps.size(), 2U);
}

TEST(Baseline, IsRefusedForAnOrdinalThatIsNotOnDisk) {
  EXPECT_THAT(refusal_texts(plan_baseline(three(), {}, source::Ordinal(7))),
              ElementsAre("baseline-unknown 7 \ndeployment 7 is not on disk\nName one from 0 to 2: --ordinal 2."));
  EXPECT_THAT(refusal_texts(plan_baseline({}, {}, source::Ordinal(7))),
              ElementsAre("baseline-unknown 7 \ndeployment 7 is not on disk\n"
                          "Write the first deployment: postgres-manager new NAME."));
}

TEST(Baseline, IsRefusedIfTheHistoryHasDeployments) {
  const auto tree = three();
  EXPECT_THAT(
      refusal_texts(plan_baseline(tree, history_of({entry(tree.deployments[0])}), std::nullopt)),
      ElementsAre("baseline-late 0 deployment/00000-change.sql\nthis instance already has a history: "
                  "\"deployment/00000-change.sql\" has been in place since 2026-01-31T12:00:00Z\nA baseline can only "
                  "begin a history. To correct a single deployment: postgres-manager repair --mark-applied ORDINAL."));
}

TEST(Baseline, HasNothingToDoTheSecondTime) {
  const auto tree = three();
  const auto history = history_of(
      {entry(tree.deployments[0], EntryState::baselined), entry(tree.deployments[1], EntryState::baselined)});
  const Plan plan = plan_baseline(tree, history, source::Ordinal(1));
  EXPECT_TRUE(plan.nothing_to_do());
  EXPECT_THAT(plan.refusals, IsEmpty());
  EXPECT_EQ(plan.in_place, 2U);
}

TEST(Baseline, MayFollowAFailedAttempt) {
  const auto tree = three();
  EXPECT_THAT(plan_baseline(tree, history_of({entry(tree.deployments[0], EntryState::failed)}), std::nullopt).refusals,
              IsEmpty());
}

TEST(Baseline, LeavesLaterDeploymentsPending) {
  const auto tree = three();
  const auto history = history_of({entry(tree.deployments[0], EntryState::baselined)});
  EXPECT_EQ(plan_deployment(tree, history).steps.size(), 2U);
}

/// A tree with a deployment and a repeatable group of two files.
source::SourceTree with_repeatables() {
  source::SourceTree tree = tree_of({deployment(0, "select 0;")});
  tree.create.push_back({.number = 6,
                         .name = "6-views",
                         .files = {tests::sql_file("create/6-views/a.sql", "create or replace view a as select 1;"),
                                   tests::sql_file("create/6-views/b.sql", "create or replace view b as select 1;")},
                         .repeatable = true});
  return tree;
}

std::vector<ComparedFile> compared(const source::SourceTree& tree, const std::string& difference_of_b) {
  const std::vector<source::SqlFile>& files = tree.create.front().files;
  return {{.path = files[0].path, .checksum = files[0].checksum, .difference = {}},
          {.path = files[1].path, .checksum = files[1].checksum, .difference = difference_of_b}};
}

TEST(Baseline, RecordsRepeatableFilesWhoseObjectsAreTheSame) {
  const auto tree = with_repeatables();
  const Plan plan = plan_baseline(tree, {}, std::nullopt, compared(tree, "view public.b differs"));
  EXPECT_THAT(step_lines(plan),
              ElementsAre("record-baselined deployment/00000-change.sql: the instance contains it",
                          "record-baselined create/6-views/a.sql: its objects are the same as those of create/"));
  EXPECT_EQ(plan.steps[1].kind, history::EntryKind::repeatable);
  EXPECT_THAT(plan.notices, ElementsAre("\"create/6-views/b.sql\" is not recorded and runs with the next deployment: "
                                        "view public.b differs"));
  EXPECT_THAT(step_lines(plan_baseline(tree, {}, std::nullopt)),
              ElementsAre("record-baselined deployment/00000-change.sql: the instance contains it"));
}

TEST(Baseline, DoesNotRecordARepeatableFileThatWasEditedDuringTheComparison) {
  const auto tree = with_repeatables();
  std::vector<ComparedFile> before = compared(tree, "");
  before[0].checksum = "another";
  before.pop_back();
  const Plan plan = plan_baseline(tree, {}, std::nullopt, before);
  EXPECT_EQ(plan.steps.size(), 1U);
  EXPECT_THAT(plan.notices, ElementsAre("\"create/6-views/a.sql\" is not recorded and runs with the next deployment: "
                                        "it was edited during the comparison",
                                        "\"create/6-views/b.sql\" is not recorded and runs with the next deployment: "
                                        "it was edited during the comparison"));
}

// A baseline without them may have come first.
TEST(Baseline, RecordsRepeatableFilesAlsoLaterButNoneThatRan) {
  const auto tree = with_repeatables();
  history::History history = history_of({entry(tree.deployments[0], EntryState::baselined)});
  history::Entry ran = entry({source::Ordinal(0), "", tree.create[0].files[0]});
  ran.kind = history::EntryKind::repeatable;
  ran.checksum = "before its edit";
  history.file_runs = {ran};
  const Plan plan = plan_baseline(tree, history, std::nullopt, compared(tree, ""));
  EXPECT_THAT(plan.refusals, IsEmpty());
  EXPECT_THAT(step_lines(plan),
              ElementsAre("record-baselined create/6-views/b.sql: its objects are the same as those of create/"));
}

// The row that it adds is what a later deployment compares with.
TEST(Baseline, LeavesDeploymentNothingToDo) {
  const auto tree = with_repeatables();
  const Plan plan = plan_baseline(tree, {}, std::nullopt, compared(tree, ""));
  history::History history = tests::after(plan, {});
  for (const Step& step : plan.steps) {
    if (step.ordinal) continue;
    history::Entry row = entry({source::Ordinal(0), "", *step.file}, *step.state);
    row.kind = step.kind;
    history.file_runs.push_back(row);
  }
  EXPECT_EQ(history.file_runs.size(), 2U);
  EXPECT_TRUE(plan_deployment(tree, history).nothing_to_do());
}

RanElsewhere first_two() {
  return {{"deployment/00000-change.sql", {.finished_at = "2024-05-01T08:00:00Z", .seconds = 1.5, .reason = "V1"}},
          {"deployment/00001-change.sql", {.reason = "V2"}}};
}

TEST(Import, RecordsWhatAnotherToolHasRun) {
  const auto tree = three();
  const Plan plan = plan_import(tree, {}, first_two());
  EXPECT_THAT(step_lines(plan), ElementsAre("record-baselined deployment/00000-change.sql: the instance contains it",
                                            "record-baselined deployment/00001-change.sql: the instance contains it"));
  ASSERT_TRUE(plan.steps[0].elsewhere);
  EXPECT_EQ(plan.steps[0].elsewhere->finished_at, "2024-05-01T08:00:00Z");
  EXPECT_EQ(plan.steps[0].elsewhere->seconds, 1.5);
  EXPECT_EQ(plan.steps[1].elsewhere->reason, "V2");
}

TEST(Import, MayLeaveDeploymentsPendingBeforeTheLastOne) {
  const auto tree = three();
  EXPECT_THAT(step_lines(plan_import(tree, {}, {{"deployment/00002-change.sql", {}}})),
              ElementsAre("record-baselined deployment/00002-change.sql: the instance contains it"));
}

TEST(Import, RecordsRepeatableFiles) {
  auto tree = three();
  tree.create = {
      {9,
       "9-views",
       {tests::sql_file("create/9-views/v.sql", "select 1;"), tests::sql_file("create/9-views/w.sql", "select 2;")},
       true}};
  const Plan plan = plan_import(tree, {}, {{"create/9-views/w.sql", {.reason = "R__w.sql"}}});
  EXPECT_THAT(step_lines(plan), ElementsAre("record-baselined create/9-views/w.sql: the instance contains it"));
  EXPECT_EQ(plan.steps[0].kind, history::EntryKind::repeatable);
}

TEST(Import, HasNothingToDoTheSecondTime) {
  const auto tree = three();
  const auto history = history_of(
      {entry(tree.deployments[0], EntryState::baselined), entry(tree.deployments[1], EntryState::baselined)});
  EXPECT_TRUE(plan_import(tree, history, first_two()).nothing_to_do());
}

TEST(Import, IsRefusedIfTheHistoryHasDeployments) {
  const auto tree = three();
  EXPECT_THAT(plan_import(tree, history_of({entry(tree.deployments[0])}), first_two()).refusals, testing::SizeIs(1));
}

}  // namespace

}  // namespace pgmanager::plan
