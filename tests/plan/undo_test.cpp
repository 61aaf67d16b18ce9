#include "plan/undo.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/plan_values.hpp"

namespace pgmanager::plan {

namespace {

using history::EntryState;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using tests::deployment;
using tests::entry;
using tests::history_of;
using tests::refusal_texts;
using tests::sql_file;
using tests::step_lines;

source::NumberedFile undo(std::int64_t ordinal, const std::string& text = "drop table x;") {
  return {source::Ordinal(ordinal), "change", sql_file(fmt::format("undo/{:05}-change.sql", ordinal), text)};
}

/// Deployments 0 to 2, each with its undo file, all in place.
class Undo : public testing::Test {
 protected:
  Undo() {
    for (int i = 0; i < 3; ++i) {
      tree_.deployments.push_back(deployment(i, "select 1;"));
      tree_.undo.push_back(undo(i));
      history_.deployments.push_back(entry(tree_.deployments.back()));
    }
  }
  history::RemovedDeployment removed(std::int64_t ordinal, std::int64_t row) const {
    const source::SqlFile& file = tree_.deployments.front().file;
    return {row, source::Ordinal(ordinal), file.checksum, file.token_checksum};
  }
  std::vector<std::string> paths(const UndoRange& range) const {
    std::vector<std::string> paths;
    for (const Step& step : plan_undo(tree_, history_, range).steps) paths.push_back(step.file->path);
    return paths;
  }

  source::SourceTree tree_;
  history::History history_{.exists = true};
};

TEST_F(Undo, RevertsTheLastDeployment) {
  const Plan plan = plan_undo(tree_, history_, {});
  EXPECT_EQ(plan.function, Function::undo);
  EXPECT_EQ(plan.scope, TransactionScope::each_file);
  EXPECT_THAT(
      step_lines(plan),
      ElementsAre(
          "run undo/00002-change.sql: reverts \"deployment/00002-change.sql\", in place since 2026-01-31T12:00:00Z"));
  EXPECT_EQ(plan.steps[0].kind, history::EntryKind::undo);
  EXPECT_EQ(plan.steps[0].ordinal, source::Ordinal(2));
}

TEST_F(Undo, RevertsInReverseOrder) {
  EXPECT_THAT(paths({.steps = 2}), ElementsAre("undo/00002-change.sql", "undo/00001-change.sql"));
  EXPECT_THAT(paths({.to = source::Ordinal(0)}), ElementsAre("undo/00002-change.sql", "undo/00001-change.sql"));
  EXPECT_THAT(paths({.steps = 99}),
              ElementsAre("undo/00002-change.sql", "undo/00001-change.sql", "undo/00000-change.sql"));
  EXPECT_THAT(paths({.to = source::Ordinal(2)}), IsEmpty());
}

TEST_F(Undo, IgnoresDeploymentsThatAreNotInPlace) {
  history_.deployments[2].state = EntryState::undone;
  EXPECT_THAT(paths({}), ElementsAre("undo/00001-change.sql"));
  history_.deployments[1].state = EntryState::failed;
  EXPECT_THAT(paths({}), ElementsAre("undo/00000-change.sql"));
  history_.deployments[0].state = EntryState::forgotten;
  EXPECT_TRUE(plan_undo(tree_, history_, {}).nothing_to_do());
}

TEST_F(Undo, IsRefusedIfOneOfThemHasNoUndoFile) {
  tree_.undo.erase(tree_.undo.begin() + 1);
  const Plan plan = plan_undo(tree_, history_, {.steps = 2});
  EXPECT_THAT(refusal_texts(plan), ElementsAre("undo-missing 1 deployment/00001-change.sql\n"
                                               "\"deployment/00001-change.sql\" has no undo file\n"
                                               "Write the statements that revert it into undo/00001-change.sql."));
  EXPECT_THAT(plan_undo(tree_, history_, {}).refusals, IsEmpty());
}

TEST_F(Undo, IsRefusedBelowAPartlyAppliedDeployment) {
  history_.deployments[2].state = EntryState::failed;
  history_.deployments[2].statements_done = 1;
  history_.deployments[2].statements_total = 2;
  EXPECT_THAT(
      refusal_texts(plan_undo(tree_, history_, {})),
      ElementsAre("undo-partly-applied 2 deployment/00002-change.sql\n\"deployment/00002-change.sql\" is partly "
                  "applied, 1 of its 2 statements are committed\nFinish it with a deployment; or revert its "
                  "statements by hand, then run postgres-manager repair --forget 2."));
}

TEST_F(Undo, IsAllowedBelowAFailedDeploymentThatCommittedNothing) {
  history_.deployments[2].state = EntryState::failed;
  history_.deployments[2].statements_done = 0;
  EXPECT_THAT(refusal_texts(plan_undo(tree_, history_, {})), IsEmpty());
  EXPECT_THAT(paths({}), ElementsAre("undo/00001-change.sql"));
}

TEST_F(Undo, OfAnAdoptedDeploymentLetsItRunAgain) {
  history::Entry by_hand = entry(tests::manual(1, "select 1;"));
  by_hand.id = 1;
  history_.manual_runs.push_back(by_hand);
  history_.deployments[2].state = EntryState::undone;
  history_.removed = {removed(2, 2)};
  EXPECT_EQ(action_of(plan_deployment(tree_, history_).steps.at(0)), "run");
  history_.manual_runs[0].id = 3;
  EXPECT_EQ(action_of(plan_deployment(tree_, history_).steps.at(0)), "record-adopted");
}

// The attempt is then the last row, and does not say that the deployment was undone before.
TEST_F(Undo, OfAnAdoptedDeploymentLetsItRunAgainAfterAFailure) {
  history_.manual_runs.push_back(entry(tests::manual(1, "select 1;")));
  history_.removed = {removed(2, 500)};
  history_.deployments[2].state = EntryState::failed;
  EXPECT_EQ(action_of(plan_deployment(tree_, history_).steps.at(0)), "run");
}

TEST_F(Undo, OfAnAdoptedDeploymentLetsTheEmergencyFileRunAgain) {
  tree_ = tests::tree_of({deployment(0, "select 5;")}, {tests::manual(1, "select 5;")});
  history_ = history_of({entry(tree_.deployments[0], EntryState::undone)}, {entry(tree_.manual_deployments[0])});
  history_.removed = {removed(0, 500)};
  EXPECT_THAT(step_lines(plan_manual_deployment(tree_, history_)),
              ElementsAre("run manual-deployment/1-urgent.sql: its content has not run here"));
  history_.manual_runs[0].id = 501;
  EXPECT_EQ(action_of(plan_manual_deployment(tree_, history_).steps.at(0)), "skip");
}

// Older files were removed from the tree, and the instance was adopted with a baseline: the deployments below are
// unknown.
TEST_F(Undo, OfEverythingLeavesAUsableInstance) {
  tree_.deployments = {deployment(3, "select 1;")};
  history_.deployments = {entry(tree_.deployments[0], EntryState::undone)};
  EXPECT_THAT(refusal_texts(plan_deployment(tree_, history_)), SizeIs(1)) << "it was never there";
  history_.removed = {removed(3, 500)};
  EXPECT_THAT(refusal_texts(plan_deployment(tree_, history_)), IsEmpty());
  history_.deployments[0].state = EntryState::failed;
  EXPECT_THAT(refusal_texts(plan_deployment(tree_, history_)), IsEmpty());
}

TEST_F(Undo, BelowTheFirstOnDiskIsMissing) {
  tree_.deployments.erase(tree_.deployments.begin());
  for (history::Entry& each : history_.deployments) each.state = EntryState::undone;
  history_.removed = {removed(0, 500), removed(1, 501), removed(2, 502)};
  EXPECT_THAT(refusal_texts(plan_deployment(tree_, history_)),
              ElementsAre(testing::StartsWith("start-missing 1 deployment/00001-change.sql\ndeployment 0 is neither")));
}

TEST_F(Undo, IsRefusedIfTheTargetIsNotInPlace) {
  const Plan plan = plan_undo(tree_, history_, {.to = source::Ordinal(7)});
  EXPECT_THAT(refusal_texts(plan), ElementsAre("undo-target 7 \n"
                                               "deployment 7 is not in place, so undo cannot return to it\n"
                                               "See what is in place: postgres-manager status."));
  EXPECT_THAT(plan.steps, IsEmpty());
}

TEST_F(Undo, ResumesAnAttemptWithoutATransaction) {
  tree_.undo[2] = undo(2, "drop index concurrently a; drop index concurrently b;");
  history::Entry attempt = entry(tree_.undo[2], EntryState::failed);
  attempt.kind = history::EntryKind::undo;
  attempt.statements_done = 1;
  history_.undo_attempts.push_back(attempt);
  const Plan plan = plan_undo(tree_, history_, {});
  EXPECT_EQ(plan.steps[0].resume_after(), 1);
  EXPECT_THAT(
      step_lines(plan),
      ElementsAre(
          "run undo/00002-change.sql: reverts \"deployment/00002-change.sql\", in place since 2026-01-31T12:00:00Z; "
          "failed on 2026-01-31T12:00:00Z after 1 of 2 statements, which were committed"));
}

/// Deployment 1 is partly undone.
class PartlyUndone : public Undo {
 protected:
  PartlyUndone() {
    tree_.undo[1] = undo(1, "drop index concurrently a; drop index concurrently b;");
    history::Entry attempt = entry(tree_.undo[1], EntryState::failed);
    attempt.kind = history::EntryKind::undo;
    attempt.statements_done = 1;
    attempt.error = history::RecordedError{.sqlstate = "42704", .message = "index \"b\" does not exist"};
    history_.undo_attempts.push_back(attempt);
  }
  static constexpr const char* refusal =
      "undo-unfinished 1 deployment/00001-change.sql\n\"deployment/00001-change.sql\" is partly undone: "
      "\"undo/00001-change.sql\" stopped part-way, 1 of its 2 statements are committed\nIt failed on "
      "2026-01-31T12:00:00Z: index \"b\" does not exist [42704].\nFinish it: postgres-manager undo --steps 2; or "
      "complete or revert the undo by hand, then run postgres-manager repair --forget 1 (the deployment is reverted) "
      "or --mark-applied 1 (it is in place).";
};

TEST_F(PartlyUndone, PreventsTheNextDeployment) {
  EXPECT_THAT(refusal_texts(plan_deployment(tree_, history_)), ElementsAre(refusal));
  history_.deployments.pop_back();
  EXPECT_THAT(refusal_texts(plan_deployment(tree_, history_)),
              ElementsAre(testing::HasSubstr("Finish it: postgres-manager undo; or complete")));
}

TEST_F(PartlyUndone, PreventsItEvenIfTheFilesWereRemovedSince) {
  tree_.deployments.erase(tree_.deployments.begin(), tree_.deployments.begin() + 2);
  EXPECT_THAT(refusal_texts(plan_deployment(tree_, history_)), ElementsAre(refusal));
}

TEST_F(PartlyUndone, NeedsItsFiles) {
  const std::string stopped =
      "undo-unfinished 1 deployment/00001-change.sql\n\"deployment/00001-change.sql\" is partly undone: "
      "\"undo/00001-change.sql\" stopped part-way, 1 of its 2 statements are committed, and ";
  const std::string by_hand =
      "; or complete or revert the undo by hand, then run postgres-manager repair --forget 1 (the deployment is "
      "reverted) or --mark-applied 1 (it is in place).";
  const std::string when = " not on disk\nIt failed on 2026-01-31T12:00:00Z: index \"b\" does not exist [42704].\n";
  const std::string undo_file =
      "\"undo/00001-change.sql\" (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = "
      "101)";
  const std::string then = ", and the undo continues after what is committed: postgres-manager undo --steps 2";
  tree_.undo.erase(tree_.undo.begin() + 1);
  const std::string without_undo =
      stopped + "\"undo/00001-change.sql\" is" + when + "Restore " + undo_file + then + by_hand;
  EXPECT_THAT(refusal_texts(plan_deployment(tree_, history_)), ElementsAre(without_undo));
  EXPECT_THAT(refusal_texts(plan_undo(tree_, history_, {.steps = 2})), ElementsAre(without_undo));
  EXPECT_THAT(refusal_texts(plan_undo(tree_, history_, {.to = source::Ordinal(1)})), ElementsAre(without_undo));
  tree_.deployments.erase(tree_.deployments.begin() + 1);
  const std::string without_both =
      stopped + "\"deployment/00001-change.sql\" and \"undo/00001-change.sql\" are" + when +
      "Restore \"deployment/00001-change.sql\" and \"undo/00001-change.sql\" (their texts are in the history: SELECT "
      "path, sql_text FROM postgres_manager.history WHERE id IN (101, 101))" +
      then + by_hand;
  EXPECT_THAT(refusal_texts(plan_deployment(tree_, history_)), ElementsAre(without_both));
  EXPECT_THAT(refusal_texts(plan_undo(tree_, history_, {.steps = 2})), ElementsAre(without_both));
  tree_.deployments.clear();
  EXPECT_THAT(refusal_texts(plan_deployment(tree_, history_)), Contains(without_both));
}

TEST_F(PartlyUndone, DoesNotIncludeARolledBackUndo) {
  history_.undo_attempts[0].statements_done = 0;
  EXPECT_THAT(refusal_texts(plan_deployment(tree_, history_)), IsEmpty());
}

TEST_F(PartlyUndone, IsNotForgottenWithTheStatementsOfItsFile) {
  const std::string hint =
      "It failed on 2026-01-31T12:00:00Z: index \"b\" does not exist [42704].\nRestore the file, and the next undo "
      "continues after what is committed (its text is in the history: SELECT sql_text FROM postgres_manager.history "
      "WHERE id = 101); or complete or revert the undo by hand, then run postgres-manager repair --forget 1 (the "
      "deployment is reverted) or --mark-applied 1 (it is in place).";
  tree_.undo[1] = undo(1, "-- nothing");
  EXPECT_THAT(
      refusal_texts(plan_undo(tree_, history_, {.steps = 2})),
      ElementsAre("undo-unfinished 1 undo/00001-change.sql\n\"undo/00001-change.sql\" stopped part-way, 1 of its "
                  "2 statements are committed, and its file has no statement now\n" +
                  hint));
  tree_.undo[1] = undo(1, "drop index b;");
  tree_.undo[1].file.path = "undo/00001-other.sql";
  EXPECT_THAT(
      refusal_texts(plan_undo(tree_, history_, {.steps = 2})),
      ElementsAre("undo-unfinished 1 undo/00001-change.sql\n\"undo/00001-change.sql\" stopped part-way, 1 of its "
                  "2 statements are committed, and its file is not on disk; \"undo/00001-other.sql\" has its "
                  "ordinal\n" +
                  hint));
}

TEST_F(PartlyUndone, CannotBeTheTargetOfAnUndo) {
  EXPECT_THAT(refusal_texts(plan_undo(tree_, history_, {.to = source::Ordinal(1)})), ElementsAre(refusal));
  EXPECT_THAT(paths({.to = source::Ordinal(0)}), ElementsAre("undo/00002-change.sql", "undo/00001-change.sql"));
}

TEST_F(Undo, OfADeploymentThatIsNotOnDiskIsRefused) {
  tree_.deployments.pop_back();
  const std::string missing =
      "deployment-missing 2 deployment/00002-change.sql\n\"deployment/00002-change.sql\" ran on 2026-01-31T12:00:00Z, "
      "but is not on disk\nUpdate the source tree to a version that has deployment 2, or restore the file (its text is "
      "in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 102).";
  EXPECT_THAT(refusal_texts(plan_undo(tree_, history_, {})), ElementsAre(missing));
  tree_.undo.pop_back();
  EXPECT_THAT(refusal_texts(plan_undo(tree_, history_, {})), ElementsAre(missing));
}

TEST_F(Undo, OfARemovedOldDeploymentOnlyNeedsItsUndoFile) {
  tree_.deployments.erase(tree_.deployments.begin());
  EXPECT_THAT(paths({.steps = 3}),
              ElementsAre("undo/00002-change.sql", "undo/00001-change.sql", "undo/00000-change.sql"));
}

TEST_F(Undo, ReportsThatTheDeploymentWasEditedSince) {
  tree_.deployments[1] = deployment(1, "select 'edited';");
  tree_.deployments[2] = deployment(2, "-- a comment\nselect 1;");
  EXPECT_THAT(plan_undo(tree_, history_, {.steps = 2}).notices,
              ElementsAre("\"deployment/00001-change.sql\" was edited after it ran: \"undo/00001-change.sql\" may "
                          "match its present content and not what ran"));
}

TEST_F(Undo, ReportsThatAFileOfCommentsChangesNothing) {
  tree_.undo[2] = undo(2, "-- cannot be taken back");
  EXPECT_THAT(plan_undo(tree_, history_, {}).notices,
              ElementsAre("\"undo/00002-change.sql\" contains no statement: its deployment becomes pending again, and "
                          "nothing else changes"));
}

TEST_F(Undo, CountsDeploymentsThatStay) {
  EXPECT_EQ(plan_undo(tree_, history_, {}).in_place, 2U);
  EXPECT_EQ(plan_undo(tree_, history_, {.steps = 9}).in_place, 0U);
}

TEST_F(Undo, LetsTheDeploymentRunAgain) {
  history_.deployments[2].state = EntryState::undone;
  EXPECT_THAT(step_lines(plan_deployment(tree_, history_)),
              ElementsAre("run deployment/00002-change.sql: was undone on 2026-01-31T12:00:00Z"));
}

}  // namespace

}  // namespace pgmanager::plan
