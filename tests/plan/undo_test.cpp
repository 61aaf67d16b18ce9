#include "plan/undo.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/plan_values.hpp"

namespace pgmanager::plan {

namespace {

using history::State;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::deployment;
using tests::entry;
using tests::history_of;
using tests::refusal_texts;
using tests::sql_file;
using tests::step_lines;

source::Deployment undo(std::int64_t ordinal, const std::string& text = "drop table x;") {
  return {source::Ordinal(ordinal), "change", sql_file(fmt::format("undo/{:05}-change.sql", ordinal), text)};
}

/// Deployments 0 to 2, each with its partner, all in place.
class Undo : public testing::Test {
 protected:
  Undo() {
    for (int i = 0; i < 3; ++i) {
      tree_.deployments.push_back(deployment(i, "select 1;"));
      tree_.undo.push_back(undo(i));
      history_.deployments.push_back(entry(tree_.deployments.back()));
    }
  }
  std::vector<std::string> paths(const UndoRange& range) const {
    std::vector<std::string> paths;
    for (const Step& step : plan_undo(tree_, history_, range).steps) paths.push_back(step.file->path);
    return paths;
  }

  source::SourceTree tree_;
  history::History history_{.exists = true};
};

TEST_F(Undo, TakesTheLastOneBack) {
  const Plan plan = plan_undo(tree_, history_, {});
  EXPECT_EQ(plan.function, Function::undo);
  EXPECT_EQ(plan.scope, TransactionScope::each_file);
  EXPECT_THAT(step_lines(plan), ElementsAre("run undo/00002-change.sql: takes \"deployment/00002-change.sql\" back, in "
                                            "place since 2026-01-31T12:00:00Z"));
  EXPECT_EQ(plan.steps[0].kind, history::Kind::undo);
  EXPECT_EQ(plan.steps[0].ordinal, source::Ordinal(2));
}

TEST_F(Undo, GoesBackInReverse) {
  EXPECT_THAT(paths({.steps = 2}), ElementsAre("undo/00002-change.sql", "undo/00001-change.sql"));
  EXPECT_THAT(paths({.to = source::Ordinal(0)}), ElementsAre("undo/00002-change.sql", "undo/00001-change.sql"));
  EXPECT_THAT(paths({.steps = 99}),
              ElementsAre("undo/00002-change.sql", "undo/00001-change.sql", "undo/00000-change.sql"));
  EXPECT_THAT(paths({.to = source::Ordinal(2)}), IsEmpty());
}

TEST_F(Undo, PassesOverWhatIsNotInPlace) {
  history_.deployments[2].state = State::undone;
  EXPECT_THAT(paths({}), ElementsAre("undo/00001-change.sql"));
  history_.deployments[1].state = State::failed;
  EXPECT_THAT(paths({}), ElementsAre("undo/00000-change.sql"));
  history_.deployments[0].state = State::forgotten;
  EXPECT_TRUE(plan_undo(tree_, history_, {}).nothing_to_do());
}

TEST_F(Undo, IsRefusedWhereOneOfThemHasNoUndoFile) {
  tree_.undo.erase(tree_.undo.begin() + 1);
  const Plan plan = plan_undo(tree_, history_, {.steps = 2});
  EXPECT_THAT(refusal_texts(plan), ElementsAre("undo-missing 1 deployment/00001-change.sql\n"
                                               "\"deployment/00001-change.sql\" has no undo file\n"
                                               "Write the statements that take it back into undo/00001-change.sql."));
  EXPECT_THAT(plan_undo(tree_, history_, {}).refusals, IsEmpty());
}

TEST_F(Undo, IsRefusedBelowWhatIsHalfDone) {
  history_.deployments[2].state = State::failed;
  history_.deployments[2].statements_done = 1;
  history_.deployments[2].statements_total = 2;
  EXPECT_THAT(refusal_texts(plan_undo(tree_, history_, {})),
              ElementsAre("undo-half-done 2 deployment/00002-change.sql\n"
                          "\"deployment/00002-change.sql\" stopped half way, 1 of its 2 statements are kept\n"
                          "Finish it with a deployment; or take back by hand what it has done, and say so: "
                          "postgres-manager repair --forget 2."));
}

TEST_F(Undo, OfWhatRanByHandIsNotAdoptedAgain) {
  history::Entry by_hand = entry(tests::manual(1, "select 1;"));
  by_hand.id = 1;
  history_.manual_runs.push_back(by_hand);
  history_.deployments[2].state = State::undone;
  history_.deployments[2].id = 2;
  EXPECT_EQ(plan_deployment(tree_, history_).steps.at(0).action, Action::run);
  history_.manual_runs[0].id = 3;
  EXPECT_EQ(plan_deployment(tree_, history_).steps.at(0).action, Action::record_adopted);
}

TEST_F(Undo, IsRefusedToWhatIsNotInPlace) {
  const Plan plan = plan_undo(tree_, history_, {.to = source::Ordinal(7)});
  EXPECT_THAT(refusal_texts(plan), ElementsAre("undo-target 7 \n"
                                               "deployment 7 is not in place, so there is no way back to it\n"
                                               "See what is in place: postgres-manager status."));
  EXPECT_THAT(plan.steps, IsEmpty());
}

TEST_F(Undo, GoesOnBehindAnAttemptWithoutATransaction) {
  tree_.undo[2] = undo(2, "drop index concurrently a; drop index concurrently b;");
  history::Entry attempt = entry(tree_.undo[2], State::failed);
  attempt.kind = history::Kind::undo;
  attempt.statements_done = 1;
  history_.undo_attempts.push_back(attempt);
  const Plan plan = plan_undo(tree_, history_, {});
  EXPECT_EQ(plan.steps[0].resume_after, 1);
  EXPECT_THAT(step_lines(plan),
              ElementsAre("run undo/00002-change.sql: takes \"deployment/00002-change.sql\" back, in place since "
                          "2026-01-31T12:00:00Z; failed on 2026-01-31T12:00:00Z after 1 of 2 statements, which were "
                          "kept"));
}

TEST_F(Undo, LetsTheDeploymentRunAgain) {
  history_.deployments[2].state = State::undone;
  EXPECT_THAT(step_lines(plan_deployment(tree_, history_)),
              ElementsAre("run deployment/00002-change.sql: was taken back on 2026-01-31T12:00:00Z"));
}

}  // namespace

}  // namespace pgmanager::plan
