#include "plan/test_data.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/plan_values.hpp"

namespace pgmanager::plan {

namespace {

using history::EntryState;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::step_lines;

source::NumberedFile data(std::int64_t ordinal, const std::string& text) {
  const std::string path = fmt::format("test-data/{}-x.sql", ordinal);
  return {source::Ordinal(ordinal), "x", tests::sql_file(path, text, source::FileRole::create)};
}

history::Entry row(const source::NumberedFile& of, EntryState state = EntryState::applied) {
  history::Entry entry = tests::entry(of, state);
  entry.kind = history::EntryKind::test_data;
  entry.ordinal.reset();
  return entry;
}

TEST(TestData, LoadsNewFiles) {
  const source::SourceTree tree{.test_data = {data(1, "select 1;"), data(7, "select 7;"), data(10, "select 10;")}};
  history::History history = tests::history_of({});
  history.file_runs = {row(tree.test_data[1])};
  history.file_attempts = {row(tree.test_data[2], EntryState::failed)};
  const Plan plan = plan_test_data(tree, history);
  EXPECT_THAT(step_lines(plan),
              ElementsAre("run test-data/1-x.sql: has not been loaded here",
                          "run test-data/10-x.sql: failed on 2026-01-31T12:00:00Z, nothing of it was committed"));
  EXPECT_EQ(plan.in_place, 1U);
  EXPECT_EQ(plan.steps[0].kind, history::EntryKind::test_data);
  EXPECT_EQ(plan.steps[0].ordinal, std::nullopt);  // ordinals in the history are those of deployments
}

TEST(TestData, RefusesEditedFiles) {
  const source::SourceTree before{.test_data = {data(1, "select 1;"), data(2, "select 2;")}};
  history::History history = tests::history_of({});
  history.file_runs = {row(before.test_data[0]), row(before.test_data[1])};
  const source::SourceTree tree{.test_data = {data(1, "select 3;"), data(2, "select 2; -- a remark")}};
  const Plan plan = plan_test_data(tree, history);
  ASSERT_EQ(plan.refusals.size(), 1U);
  EXPECT_EQ(plan.refusals[0].rule, "test-data-changed");
  EXPECT_EQ(plan.refusals[0].path, "test-data/1-x.sql");
  EXPECT_THAT(plan.steps, IsEmpty());
}

TEST(TestData, WaitsForCreate) {
  const source::SourceTree tree{.test_data = {data(1, "select 1;")}};
  const Plan plan = plan_test_data(tree, {});
  ASSERT_EQ(plan.refusals.size(), 1U);
  EXPECT_EQ(plan.refusals[0].rule, "test-data-too-early");
}

TEST(TestData, IsLoadedAfterCreate) {
  source::SourceTree tree{.create = {{1, "1-tables", {tests::sql_file("create/1-tables/t.sql", "select 0;")}}},
                          .deployments = {tests::deployment(0, "select 0;")},
                          .test_data = {data(1, "select 1;")}};
  EXPECT_THAT(step_lines(plan_create(tree)),
              ElementsAre("run create/1-tables/t.sql: part of the schema",
                          "record-contained deployment/00000-change.sql: create/ contains it",
                          "run test-data/1-x.sql: test data"));
}

}  // namespace

}  // namespace pgmanager::plan
