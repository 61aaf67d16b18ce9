#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/report_values.hpp"
#include "report/text.hpp"

namespace pgmanager::report {
namespace {

using namespace std::chrono_literals;
using pgmanager::tests::deployment;
using pgmanager::tests::entry;
using pgmanager::tests::history_of;
using pgmanager::tests::manual;
using pgmanager::tests::tree_of;
using plan::plan_create;
using plan::plan_deployment;
using plan::plan_manual_deployment;
using result::Outcome;
using result::RunResult;
using testing::EndsWith;

const Style plain;

Outcome outcome_of(plan::Plan plan, RunResult result) {
  Outcome outcome;
  outcome.plan = std::move(plan);
  outcome.result = result;
  outcome.took = 1500ms;
  return outcome;
}

source::SourceTree create_tree() {
  const auto file = [](const std::string& path) {
    return pgmanager::tests::sql_file(path, "create table x ();", source::FileRole::create);
  };
  return {.create = {{1, "1-tables", {file("create/1-tables/a.sql"), file("create/1-tables/b.sql")}}},
          .deployments = {deployment(0, "select 0;", "zero")}};
}

TEST(DurationText, HasASuitableUnit) {
  EXPECT_EQ(duration_text(0s), "0.0 ms");
  EXPECT_EQ(duration_text(1234us), "1.2 ms");
  EXPECT_EQ(duration_text(12ms), "12 ms");
  EXPECT_EQ(duration_text(999ms), "999 ms");
  EXPECT_EQ(duration_text(1s), "1.00 s");
  EXPECT_EQ(duration_text(1240ms), "1.24 s");
  EXPECT_EQ(duration_text(60s), "1 min 00 s");
  EXPECT_EQ(duration_text(185s), "3 min 05 s");
  EXPECT_EQ(duration_text(3599s), "59 min 59 s");
  EXPECT_EQ(duration_text(1h), "1 h 00 min");
  EXPECT_EQ(duration_text(25h + 7min + 59s), "25 h 07 min");
}

TEST(DurationText, RoundsUpToTheNextUnit) {
  EXPECT_EQ(duration_text(9960us), "10 ms");
  EXPECT_EQ(duration_text(999'600us), "1.00 s");
  EXPECT_EQ(duration_text(59'996ms), "1 min 00 s");
}

TEST(CountText, DistinguishesSingularAndPlural) {
  EXPECT_EQ(count_text(0, "file", "files"), "0 files");
  EXPECT_EQ(count_text(1, "file", "files"), "1 file");
  EXPECT_EQ(count_text(25, "file", "files"), "25 files");
}

TEST(PlanText, ShowsTheStepsOfADeploymentWithReasons) {
  const source::SourceTree tree = tree_of(
      {deployment(0, "select 0;", "zero"), deployment(1, "select 1;", "one"), deployment(2, "select 2;", "two")});
  const plan::Plan plan = plan_deployment(
      tree, history_of({entry(deployment(0, "x;"), history::EntryState::failed)}, {entry(manual(7, "select 1;"))}));
  EXPECT_EQ(plan_text(plan, plain),
            "run                deployment/00000-zero.sql  (failed on 2026-01-31T12:00:00Z, nothing of it was "
            "committed)\nmark as applied    deployment/00001-one.sql  (the same content ran as "
            "\"manual-deployment/7-urgent.sql\" on 2026-01-31T12:00:00Z)\nrun                deployment/00002-two.sql  "
            "(has not run here)\ndry run: 2 files would run, each in its own transaction; nothing was changed\n");
}

TEST(PlanText, ShowsTheStepsOfCreate) {
  const source::SourceTree tree = create_tree();
  EXPECT_EQ(plan_text(plan_create(tree), plain),
            "run                create/1-tables/a.sql  (part of the schema)\n"
            "run                create/1-tables/b.sql  (part of the schema)\n"
            "mark as contained  deployment/00000-zero.sql  (create/ contains it)\n"
            "dry run: 2 files would run, all in one transaction; nothing was changed\n");
}

TEST(PlanText, ShowsSkippedEmergencyFiles) {
  const source::SourceTree tree = tree_of({}, {manual(1, "select 1;"), manual(2, "select 2;")});
  EXPECT_EQ(plan_text(plan_manual_deployment(tree, history_of({}, {entry(manual(1, "select 1;"))})), plain),
            "skip               manual-deployment/1-urgent.sql  (the same content ran as "
            "\"manual-deployment/1-urgent.sql\" on 2026-01-31T12:00:00Z)\n"
            "run                manual-deployment/2-urgent.sql  (its content has not run here)\n"
            "dry run: 1 file would run, in a transaction; nothing was changed\n");
}

TEST(PlanText, ShowsTheHooksInTheOrderOfTheRun) {
  source::SourceTree tree = tree_of({deployment(0, "select 0;", "zero")});
  tree.hooks = {source::all_hooks.begin(), source::all_hooks.end()};
  EXPECT_EQ(plan_text(plan_deployment(tree, {}), plain),
            "run the hook       hooks/before-deployment\n"
            "run                deployment/00000-zero.sql  (has not run here)\n"
            "run the hook       hooks/after-deployment\n"
            "run the hook       hooks/after-failure  (if a file fails)\n"
            "dry run: 1 file would run, in a transaction; nothing was changed\n");
  EXPECT_EQ(plan_text(plan_deployment(tree, history_of({entry(tree.deployments[0])})), plain),
            "dry run: no file would run; nothing was changed\n");
}

TEST(PlanText, ReportsThatNoFileWouldRun) {
  EXPECT_EQ(plan_text(plan::Plan(), plain), "dry run: no file would run; nothing was changed\n");
}

TEST(OutcomeText, OfADryRunIsThePlan) {
  const Outcome outcome = outcome_of(tests::small_plan(), RunResult::planned);
  EXPECT_EQ(outcome_text(outcome, plain), plan_text(outcome.plan, plain));
}

TEST(OutcomeText, OfARefusalIsEmptyBecauseTheRefusalsAreShown) {
  EXPECT_EQ(outcome_text(outcome_of(tests::small_plan(), RunResult::refused), plain), "");
}

TEST(OutcomeText, ReportsWhyThereIsNothingToDo) {
  const auto text = [](plan::Plan plan) {
    return outcome_text(outcome_of(std::move(plan), RunResult::nothing_to_do), plain);
  };
  EXPECT_EQ(text({.function = plan::Function::create}), "create: nothing to do, this database was created already\n");
  EXPECT_EQ(text({.function = plan::Function::deployment}), "deployment: nothing to do, 0 deployments are in place\n");
  EXPECT_EQ(text({.function = plan::Function::deployment, .in_place = 1}),
            "deployment: nothing to do, 1 deployment is in place\n");
  EXPECT_EQ(text({.function = plan::Function::deployment, .in_place = 25}),
            "deployment: nothing to do, 25 deployments are in place\n");
  EXPECT_EQ(text({.function = plan::Function::manual_deployment}),
            "manual deployment: nothing to do, manual-deployment/ contains no files\n");

  const source::SourceTree tree = tree_of({}, {manual(1, "select 1;"), manual(2, "select 1;")});
  EXPECT_EQ(text(plan_manual_deployment(tree, history_of({}, {entry(manual(1, "select 1;"))}))),
            "manual deployment: nothing to do, all 2 files have run already\n");
}

TEST(OutcomeText, ShowsTheNumberOfAppliedFiles) {
  EXPECT_EQ(outcome_text(outcome_of(tests::small_plan(), RunResult::done), plain),
            "deployment: 3 files applied, in 1.50 s\n");
}

TEST(OutcomeText, ShowsDeploymentsContainedInCreate) {
  const source::SourceTree tree = create_tree();
  EXPECT_EQ(outcome_text(outcome_of(plan_create(tree), RunResult::done), plain),
            "create: 2 files applied, 1 deployment marked as contained, in 1.50 s\n");
}

TEST(OutcomeText, ShowsAdoptedDeployments) {
  const source::SourceTree tree =
      tree_of({deployment(0, "select 0;"), deployment(1, "select 1;"), deployment(2, "select 2;")});
  const auto text = [&](const history::History& history) {
    return outcome_text(outcome_of(plan_deployment(tree, history), RunResult::done), plain);
  };
  EXPECT_EQ(text(history_of({entry(tree.deployments[0]), entry(tree.deployments[1])}, {entry(manual(1, "select 2;"))})),
            "deployment: 1 deployment marked as applied, because its content ran as a manual deployment, in 1.50 s\n");
  EXPECT_EQ(text(history_of({}, {entry(manual(1, "select 1;")), entry(manual(2, "select 2;"))})),
            "deployment: 1 file applied, 2 deployments marked as applied, because their content ran as a manual "
            "deployment, in 1.50 s\n");
}

TEST(OutcomeText, NamesAManualDeployment) {
  const source::SourceTree tree = tree_of({}, {manual(1, "select 1;")});
  EXPECT_EQ(outcome_text(outcome_of(plan_manual_deployment(tree, {}), RunResult::done), plain),
            "manual deployment: 1 file applied, in 1.50 s\n");
}

TEST(OutcomeText, ShowsAppliedFailedAndUntriedFiles) {
  EXPECT_EQ(outcome_text(tests::failed_outcome(), plain),
            "applied    deployment/00001-one.sql  12 ms\n"
            "failed     deployment/00002-two.sql  rolled back\n"
            "not tried  deployment/00003-three.sql\n"
            "1 applied, 1 failed, 1 not tried; correct the file and run the same command again\n");
}

TEST(OutcomeText, AsksForNoCorrectionIfTheRunWasStopped) {
  Outcome outcome = tests::failed_outcome();
  outcome.failure->code = base::ErrorCode::interrupted;
  EXPECT_EQ(outcome_text(outcome, plain),
            "applied    deployment/00001-one.sql  12 ms\n"
            "stopped    deployment/00002-two.sql  rolled back\n"
            "not tried  deployment/00003-three.sql\n"
            "1 applied, 1 stopped, 1 not tried; run the same command again\n");
}

TEST(OutcomeText, ShowsWhatAFileWithoutATransactionCommitted) {
  const source::SourceTree tree = tree_of({deployment(0, "vacuum a; vacuum b; vacuum c;", "vacuum")});
  Outcome outcome = outcome_of(plan_deployment(tree, {}), RunResult::failed);
  outcome.failure = result::Failure{.step = &outcome.plan.steps[0], .statements_done = 2, .kept = true};
  const std::string advice =
      "0 applied, 1 failed, 0 not tried; correct the cause, or the remaining statements of the file, and run the same "
      "command again\n";
  EXPECT_EQ(
      outcome_text(outcome, plain),
      "failed     deployment/00000-vacuum.sql  2 of 3 statements are committed; the next run continues after them\n" +
          advice);
  outcome.failure->in_part = true;
  EXPECT_EQ(
      outcome_text(outcome, plain),
      "failed     deployment/00000-vacuum.sql  2 of 3 statements are committed, and perhaps a part of the next one\n" +
          advice);
}

TEST(OutcomeText, ShowsWhatHappensToAnInvalidIndex) {
  const source::SourceTree tree = tree_of({deployment(0, "create index concurrently i on a (b);", "index")});
  Outcome outcome = outcome_of(plan_deployment(tree, {}), RunResult::failed);
  outcome.failure = result::Failure{.step = &outcome.plan.steps[0], .invalid_index = true};
  EXPECT_EQ(outcome_text(outcome, plain),
            "failed     deployment/00000-index.sql  nothing is committed; the next run drops the INVALID index that it "
            "left\n0 applied, 1 failed, 0 not tried; correct the file and run the same command again\n");
  outcome.failure->invalid_index = false;
  EXPECT_EQ(outcome_text(outcome, plain),
            "failed     deployment/00000-index.sql  nothing is committed\n"
            "0 applied, 1 failed, 0 not tried; correct the file and run the same command again\n");
}

TEST(OutcomeText, PromisesNothingIfTheCommitIsUnknown) {
  Outcome outcome = tests::failed_outcome();
  outcome.failure->code = base::ErrorCode::connection;
  outcome.failure->commit_unknown = true;
  EXPECT_EQ(outcome_text(outcome, plain),
            "applied    deployment/00001-one.sql  12 ms\n"
            "unknown    deployment/00002-two.sql  the connection was lost before its commit was answered\n"
            "not tried  deployment/00003-three.sql\n"
            "1 applied, 1 unknown, 1 not tried; run the same command again\n");
}

TEST(OutcomeText, DoesNotReportFilesAsAppliedThatTheServerMayHaveLost) {
  Outcome outcome = tests::failed_outcome();
  outcome.failure->code = base::ErrorCode::connection;
  outcome.completed.clear();
  outcome.unknown = {&outcome.plan.steps[0]};
  EXPECT_EQ(outcome_text(outcome, plain),
            "failed     deployment/00002-two.sql  rolled back\n"
            "unknown    deployment/00001-one.sql\n"
            "not tried  deployment/00003-three.sql\n"
            "0 applied, 1 failed, 1 unknown, 1 not tried; run the same command again\n");
}

TEST(OutcomeText, AsksForNoCorrectionAfterACollisionWithAnotherSession) {
  Outcome outcome = tests::failed_outcome();
  outcome.failure->error.sqlstate = "55P03";
  EXPECT_THAT(outcome_text(outcome, plain), EndsWith("1 not tried; run the same command again\n"));
}

TEST(OutcomeText, ShowsStartAndEndOfALongList) {
  std::vector<source::NumberedFile> deployments;
  for (int i = 0; i < 24; ++i) deployments.push_back(deployment(i, fmt::format("select {};", i)));
  const source::SourceTree tree = tree_of(std::move(deployments));
  Outcome outcome = outcome_of(plan_deployment(tree, {}), RunResult::failed);
  outcome.failure = result::Failure{.step = &outcome.plan.steps[0]};
  for (int i = 1; i < 24; ++i) outcome.not_tried.push_back(&outcome.plan.steps[static_cast<std::size_t>(i)]);
  const auto path = [&](int i) { return tree.deployments[static_cast<std::size_t>(i)].file.path; };
  EXPECT_EQ(outcome_text(outcome, plain),
            fmt::format("failed     {}  rolled back\n"
                        "not tried  {}\n"
                        "not tried  {}\n"
                        "not tried  {}\n"
                        "not tried  ... 17 more ...\n"
                        "not tried  {}\n"
                        "not tried  {}\n"
                        "not tried  {}\n"
                        "0 applied, 1 failed, 23 not tried; correct the file and run the same command again\n",
                        path(0), path(1), path(2), path(3), path(21), path(22), path(23)));
}

TEST(OutcomeText, ReportsThatAFailedCreateLeftNothing) {
  const source::SourceTree tree = create_tree();
  Outcome outcome = outcome_of(plan_create(tree), RunResult::failed);
  outcome.failure = result::Failure{.step = &outcome.plan.steps[1]};
  EXPECT_EQ(outcome_text(outcome, plain),
            "create: failed at create/1-tables/b.sql; everything was rolled back, the database is unchanged\n");
  outcome.failure->code = base::ErrorCode::terminated;
  EXPECT_EQ(outcome_text(outcome, plain),
            "create: stopped at create/1-tables/b.sql; everything was rolled back, the database is unchanged\n");
  outcome.failure = result::Failure{.code = base::ErrorCode::connection, .commit_unknown = true};
  EXPECT_EQ(outcome_text(outcome, plain),
            "create: failed at the commit of all files; the connection was lost before its commit was "
            "answered\n");
}

TEST(OutcomeText, IsColouredOnRequest) {
  EXPECT_EQ(outcome_text(outcome_of(tests::small_plan(), RunResult::done), Style(Colour::yes)),
            "deployment: \033[32m3 files applied\033[0m, in 1.50 s\n");
}

}  // namespace
}  // namespace pgmanager::report
