#include "plan/repeatable.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/checksums_in_place.hpp"
#include "result/status.hpp"
#include "support/plan_values.hpp"

namespace pgmanager::plan {

namespace {

using history::EntryKind;
using history::EntryState;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::step_lines;

source::SqlFile file(const std::string& path, const std::string& text) {
  return tests::sql_file(path, text, source::FileRole::repeatable);
}

source::SourceTree tree_with(const std::string& function, const std::string& view) {
  source::SourceTree tree = tests::tree_of({tests::deployment(0, "select 0;")});
  tree.create = {{1, "1-tables", {tests::sql_file("create/1-tables/t.sql", "create table t ();")}},
                 {2, "2-functions", {file("create/2-functions/f.sql", function)}, true},
                 {3, "3-views", {file("create/3-views/v.sql", view)}, true}};
  return tree;
}

history::Entry row(const source::SqlFile& file, EntryKind kind, EntryState state = EntryState::applied) {
  history::Entry entry = tests::entry({source::Ordinal(1), "", file}, state);
  entry.kind = kind;
  entry.ordinal.reset();
  return entry;
}

const source::SqlFile& function_of(const source::SourceTree& tree) {
  return tree.create[1].files[0];
}
const source::SqlFile& view_of(const source::SourceTree& tree) {
  return tree.create[2].files[0];
}

bool is_all_in_place(const source::SourceTree& tree, const std::vector<history::FileInPlace>& files) {
  std::vector<history::InPlace> deployments;
  for (const auto& each : tree.deployments) deployments.push_back({each.ordinal, each.file.checksum});
  return ChecksumsInPlace(deployments, files).is_all_of(tree);
}

TEST(Repeatable, RunsNewFilesAfterTheDeployments) {
  const auto tree = tree_with("select 1;", "select 2;");
  EXPECT_THAT(
      step_lines(plan_deployment(tree, tests::history_of({}))),
      ElementsAre("run deployment/00000-change.sql: has not run here", "run create/2-functions/f.sql: has not run here",
                  "run create/3-views/v.sql: has not run here"));
}

TEST(Repeatable, RunsOnlyEditedFilesAgain) {
  const auto before = tree_with("select 1;", "select 2;");
  auto history = tests::history_of({tests::entry(before.deployments[0], EntryState::contained)});
  history.file_runs = {row(function_of(before), EntryKind::create), row(view_of(before), EntryKind::repeatable)};
  EXPECT_THAT(step_lines(plan_deployment(before, history)), IsEmpty());

  const auto edited = tree_with("select 1; -- a comment is an edit", "select 2;");
  EXPECT_THAT(step_lines(plan_deployment(edited, history)),
              ElementsAre("run create/2-functions/f.sql: was edited since it ran on 2026-01-31T12:00:00Z"));
  EXPECT_EQ(plan_deployment(edited, history).steps[0].kind, EntryKind::repeatable);
}

TEST(Repeatable, ReportsThatTheLastAttemptFailed) {
  const auto tree = tree_with("select 1;", "select 2;");
  auto history = tests::history_of({tests::entry(tree.deployments[0])});
  history.file_runs = {row(view_of(tree), EntryKind::create)};
  history.file_attempts = {row(function_of(tree), EntryKind::repeatable, EntryState::failed)};
  EXPECT_THAT(step_lines(plan_deployment(tree, history)),
              ElementsAre("run create/2-functions/f.sql: has not run here; failed on 2026-01-31T12:00:00Z, nothing of "
                          "it was committed"));
  const auto states = compare_repeatable(tree, history);
  ASSERT_EQ(states.size(), 2U);
  EXPECT_EQ(states[0].state, CurrentState::failed);
  EXPECT_EQ(states[1].state, CurrentState::contained);
}

TEST(Repeatable, IsInPlaceAfterAnEditThatFailedWasReverted) {
  const auto tree = tree_with("select 1;", "select 2;");
  auto history = tests::history_of({tests::entry(tree.deployments[0])});
  history.file_runs = {row(function_of(tree), EntryKind::create), row(view_of(tree), EntryKind::create)};
  const auto edited = tree_with("select 3;", "select 2;");
  history.file_attempts = {row(function_of(edited), EntryKind::repeatable, EntryState::failed)};
  EXPECT_THAT(step_lines(plan_deployment(tree, history)), IsEmpty());
}

TEST(Repeatable, IsForgottenAfterItWasRemoved) {
  const auto tree = tree_with("select 1;", "select 2;");
  auto history = tests::history_of({tests::entry(tree.deployments[0])});
  const auto gone = row(file("create/3-views/w.sql", "select 3;"), EntryKind::repeatable);
  const auto elsewhere = row(file("create/4-data/d.sql", "select 4;"), EntryKind::create);
  history.file_runs = {row(function_of(tree), EntryKind::create), row(view_of(tree), EntryKind::create), gone,
                       elsewhere};
  EXPECT_THAT(
      step_lines(plan_deployment(tree, history)),
      ElementsAre("record-forgotten create/3-views/w.sql: not in create/ any more; runs again if it is restored"));
  const auto states = compare_repeatable(tree, history);
  ASSERT_EQ(states.size(), 3U);
  EXPECT_EQ(states[2].state, CurrentState::missing);
  EXPECT_EQ(states[2].in_place->path, "create/3-views/w.sql");
  EXPECT_EQ(result::check(result::make_status({}, tree, history)).repeatable,
            (std::map{std::pair{CurrentState::missing, std::size_t{1}}}));
  const std::vector<history::FileInPlace> in_place = {{"create/2-functions/f.sql", function_of(tree).checksum},
                                                      {"create/3-views/v.sql", view_of(tree).checksum}};
  auto with_gone = in_place;
  with_gone.push_back({gone.path, gone.checksum});
  EXPECT_FALSE(is_all_in_place(tree, with_gone));
  with_gone.back().checksum.clear();
  EXPECT_TRUE(is_all_in_place(tree, with_gone));
}

TEST(Repeatable, IsNotRunByOtherFunctions) {
  const auto tree = tree_with("select 1;", "select 2;");
  EXPECT_THAT(step_lines(plan_manual_deployment(tree, tests::history_of({}))), IsEmpty());
}

TEST(Repeatable, HasNothingToDoByPathAndChecksum) {
  const auto tree = tree_with("select 1;", "select 2;");
  const history::FileInPlace function{"create/2-functions/f.sql", function_of(tree).checksum};
  const history::FileInPlace view{"create/3-views/v.sql", view_of(tree).checksum};
  EXPECT_TRUE(is_all_in_place(tree, {function, view}));
  EXPECT_FALSE(is_all_in_place(tree, {function}));
  EXPECT_FALSE(is_all_in_place(tree, {function, {view.path, "0"}}));
}

TEST(Repeatable, IsCountedByACheck) {
  const auto tree = tree_with("select 1;", "select 2;");
  auto history = tests::history_of({tests::entry(tree.deployments[0])});
  history.file_runs = {row(function_of(tree), EntryKind::create)};
  const result::Check found = result::check(result::make_status({}, tree, history));
  EXPECT_FALSE(found.passed());
  EXPECT_THAT(found.found, IsEmpty());
  EXPECT_THAT(found.repeatable, ElementsAre(std::pair(CurrentState::pending, std::size_t{1})));
  history.file_runs.push_back(row(view_of(tree), EntryKind::repeatable));
  EXPECT_TRUE(result::check(result::make_status({}, tree, history)).passed());
}

}  // namespace

}  // namespace pgmanager::plan
