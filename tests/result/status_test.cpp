#include "result/status.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/plan_values.hpp"

namespace pgmanager::result {
namespace {

using history::EntryState;
using history::History;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using tests::deployment;
using tests::entry;
using tests::history_of;
using tests::manual;
using tests::tree_of;

std::vector<std::string> lines_of(const std::vector<StatusLine>& lines) {
  std::vector<std::string> texts;
  for (const StatusLine& line : lines) {
    texts.push_back(fmt::format("{} {} {}{}", line.ordinal.value(), to_string(line.state), line.path,
                                line.entry ? fmt::format(" (row {})", line.entry->id) : ""));
  }
  return texts;
}

TEST(Status, OfAFreshInstanceIsAllPending) {
  const Status status = make_status({.database = "shop"}, tree_of({deployment(0, "select 0;")}), History());
  EXPECT_EQ(status.instance.database, "shop");
  EXPECT_FALSE(status.has_history);
  EXPECT_FALSE(status.created);
  EXPECT_THAT(lines_of(status.deployments), ElementsAre("0 pending deployment/00000-change.sql"));
}

TEST(Status, ShowsEveryDeploymentWithItsRow) {
  const auto zero = deployment(0, "select 0;");
  const auto one = deployment(1, "select 1;");
  const Status status =
      make_status({}, tree_of({zero, deployment(2, "select 2;"), deployment(3, "select 3;")}),
                  history_of({entry(zero), entry(one), entry(deployment(2, "x"), EntryState::failed)}));
  EXPECT_TRUE(status.has_history);
  EXPECT_THAT(
      lines_of(status.deployments),
      ElementsAre("0 applied deployment/00000-change.sql (row 100)", "1 missing deployment/00001-change.sql (row 101)",
                  "2 failed deployment/00002-change.sql (row 102)", "3 pending deployment/00003-change.sql"));
}

TEST(Status, ShowsThePathOnDiskOfARenamedFile) {
  const Status status = make_status({}, tree_of({deployment(0, "select 0;", "new")}),
                                    history_of({entry(deployment(0, "select 0;", "old"))}));
  EXPECT_THAT(lines_of(status.deployments), ElementsAre("0 applied deployment/00000-new.sql (row 100)"));
}

TEST(Status, CountsByState) {
  const auto zero = deployment(0, "select 0;");
  const Status status = make_status({}, tree_of({zero, deployment(1, "select 1;"), deployment(2, "select 2;")}),
                                    history_of({entry(zero)}));
  EXPECT_THAT(status.counts(),
              ElementsAre(Pair(plan::CurrentState::applied, 1U), Pair(plan::CurrentState::pending, 2U)));
}

TEST(Status, ShowsManualRunsAndPendingOnes) {
  const Status status = make_status(
      {}, tree_of({}, {manual(1, "select 1;"), manual(2, "select 2;"), manual(3, "select 3;"), manual(4, "select 4;")}),
      history_of({entry(deployment(0, "select 3;"))},
                 {entry(manual(1, "select 1;")), entry(manual(2, "select 2;"), EntryState::failed)}));
  ASSERT_EQ(status.manual_runs.size(), 2U);
  EXPECT_EQ(status.manual_runs[0].path, "manual-deployment/1-urgent.sql");
  EXPECT_EQ(status.manual_runs[1].path, "manual-deployment/2-urgent.sql");
  EXPECT_THAT(lines_of(status.pending_manual),
              ElementsAre("2 pending manual-deployment/2-urgent.sql", "4 pending manual-deployment/4-urgent.sql"));
}

TEST(Status, AgreesWithThePlanOnContentOfTwoEmergencyFiles) {
  const Status status = make_status({}, tree_of({}, {manual(1, "select 1;"), manual(2, "select 1;")}), History());
  EXPECT_THAT(lines_of(status.pending_manual), ElementsAre("1 pending manual-deployment/1-urgent.sql"));
}

TEST(Check, FindsNothingIfEverythingIsInPlace) {
  const auto zero = deployment(0, "select 0;");
  const auto one = deployment(1, "select 1;");
  const Check found =
      check(make_status({}, tree_of({zero, deployment(1, "-- why\nselect 1;")}, {manual(1, "select 5;")}),
                        history_of({entry(zero, EntryState::contained), entry(one)})));
  EXPECT_TRUE(found.passed()) << "a comment was edited, and an emergency file is there: nothing for deployment to do";
  EXPECT_THAT(found.found, IsEmpty());
}

TEST(Check, CountsEverythingThatDeploymentWouldDoOrRefuse) {
  const auto gone = deployment(1, "select 1;");
  const auto edited = deployment(2, "select 2;");
  const auto high = deployment(4, "select 4;");
  const Check found = check(make_status(
      {},
      tree_of({deployment(0, "select 0;"), deployment(2, "select 22;"), high, deployment(5, "select 5;"),
               deployment(6, "select 6;"), deployment(7, "select 7;")}),
      history_of({entry(gone), entry(edited), entry(high), entry(deployment(5, "select 5;"), EntryState::failed)})));
  EXPECT_FALSE(found.passed());
  EXPECT_THAT(found.found, ElementsAre(Pair(plan::CurrentState::pending, 2U), Pair(plan::CurrentState::failed, 1U),
                                       Pair(plan::CurrentState::late, 1U), Pair(plan::CurrentState::changed, 1U),
                                       Pair(plan::CurrentState::missing, 1U)));
}

TEST(RecordedStatus, ShowsTheHistoryWithoutATree) {
  const auto zero = deployment(0, "select 0;");
  History history = history_of({entry(zero, EntryState::contained), entry(deployment(1, "select 1;")),
                                entry(deployment(2, "select 2;"), EntryState::undone),
                                entry(deployment(3, "select 3;"), EntryState::failed)});
  const Status status = recorded_status({.database = "shop"}, history);
  EXPECT_FALSE(status.compared);
  EXPECT_THAT(lines_of(status.deployments), ElementsAre("0 contained deployment/00000-change.sql (row 100)",
                                                        "1 applied deployment/00001-change.sql (row 101)",
                                                        "2 pending deployment/00002-change.sql (row 102)",
                                                        "3 failed deployment/00003-change.sql (row 103)"));
}

TEST(Check, FindsThatTheInstanceIsAheadUnlessAllowed) {
  const auto zero = deployment(0, "select 0;");
  const Status status = make_status({}, tree_of({zero}), history_of({entry(zero), entry(deployment(1, "select 1;"))}));
  EXPECT_THAT(check(status).found, ElementsAre(Pair(plan::CurrentState::ahead, 1U)));
  EXPECT_TRUE(check(status, plan::Ahead::allow).passed());
}

TEST(Check, FindsAnUndoThatStoppedPartWay) {
  const auto zero = deployment(0, "select 0;");
  History history = history_of({entry(zero)});
  history.undo_attempts = {entry(zero, EntryState::failed)};
  EXPECT_TRUE(check(make_status({}, tree_of({zero}), history)).passed()) << "it was rolled back";
  history.undo_attempts[0].statements_done = 1;
  const Status status = make_status({}, tree_of({zero}), history);
  EXPECT_THAT(lines_of(status.deployments), ElementsAre("0 partly-undone deployment/00000-change.sql (row 100)"));
  ASSERT_TRUE(status.deployments[0].undo);
  EXPECT_THAT(check(status).found, ElementsAre(Pair(plan::CurrentState::partly_undone, 1U)));
}

source::NumberedFile data(std::int64_t ordinal, const std::string& text) {
  const std::string path = fmt::format("test-data/{}-x.sql", ordinal);
  return {source::Ordinal(ordinal), "x", tests::sql_file(path, text, source::FileRole::create)};
}

History with_test_data(std::vector<history::Entry> loaded, std::vector<history::Entry> attempts) {
  History history{.exists = true, .file_runs = std::move(loaded), .file_attempts = std::move(attempts)};
  for (auto* entries : {&history.file_runs, &history.file_attempts}) {
    for (history::Entry& entry : *entries) entry.kind = history::EntryKind::test_data;
  }
  return history;
}

TEST(Check, FindsTestDataThatDifferFromTheTree) {
  const auto same = data(1, "select 1;");
  const auto commented = data(2, "select 2;");
  const auto edited = data(3, "select 3;");
  const auto gone = data(4, "select 4;");
  const auto failed = data(5, "select 5;");
  const source::SourceTree tree{
      .test_data = {same, data(2, "select 2; -- why"), data(3, "select 33;"), failed, data(6, "select 6;")}};
  const Status status = make_status(
      {}, tree,
      with_test_data({entry(same), entry(commented), entry(edited), entry(gone)}, {entry(failed, EntryState::failed)}));
  std::vector<std::string> lines;
  for (const FileLine& line : status.test_data) {
    lines.push_back(fmt::format("{} {}{}", to_string(line.state), line.path, line.entry ? "" : ", never tried"));
  }
  EXPECT_THAT(lines, ElementsAre("applied test-data/1-x.sql", "reformatted test-data/2-x.sql",
                                 "changed test-data/3-x.sql", "failed test-data/5-x.sql",
                                 "pending test-data/6-x.sql, never tried", "missing test-data/4-x.sql"));
  EXPECT_FALSE(check(status).passed());
  EXPECT_THAT(check(status).test_data,
              ElementsAre(Pair(plan::CurrentState::pending, 1U), Pair(plan::CurrentState::failed, 1U),
                          Pair(plan::CurrentState::changed, 1U), Pair(plan::CurrentState::missing, 1U)));
}

TEST(Check, IgnoresTestDataIfTheInstanceHasNone) {
  const source::SourceTree tree{.test_data = {data(1, "select 1;")}};
  const Status status = make_status({}, tree, with_test_data({}, {}));
  EXPECT_THAT(status.test_data, IsEmpty());
  EXPECT_TRUE(check(status).passed());
}

TEST(Check, FindsAnIncompleteCreate) {
  History history;
  history.exists = true;
  history.create_parts = {history::Entry{.id = 1, .kind = history::EntryKind::create_part}};
  const Check found = check(make_status({}, {}, history));
  EXPECT_TRUE(found.create_unfinished);
  EXPECT_FALSE(found.passed());
}

TEST(Status, KnowsWhenTheInstanceWasCreated) {
  History history;
  history.exists = true;
  history.created = history::Entry{.id = 5, .kind = history::EntryKind::create, .finished_at = tests::some_time};
  const Status status = make_status({}, {}, history);
  ASSERT_TRUE(status.created);
  EXPECT_EQ(status.created->finished_at, tests::some_time);
  EXPECT_THAT(status.deployments, IsEmpty());
  EXPECT_THAT(status.create_parts, IsEmpty());
}

TEST(Status, ShowsTheFilesInPlaceOfAnIncompleteCreate) {
  const history::Entry part{.id = 5, .kind = history::EntryKind::create_part, .path = "create/1-a/a.sql"};
  const Status status =
      make_status({}, tree_of({deployment(0, "select 0;")}), {.exists = true, .create_parts = {part}});
  ASSERT_EQ(status.create_parts.size(), 1U);
  EXPECT_EQ(status.create_parts[0].path, "create/1-a/a.sql");
  EXPECT_FALSE(status.created);
  EXPECT_THAT(lines_of(status.deployments), ElementsAre("0 pending deployment/00000-change.sql"));
}

}  // namespace
}  // namespace pgmanager::result
