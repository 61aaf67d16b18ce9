#include "plan/scope.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/plan_values.hpp"

namespace pgmanager::plan {

namespace {

using history::Kind;
using history::State;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::refusal_texts;
using tests::step_lines;

source::SqlFile create_file(const std::string& path, const std::string& text = "create table x ();") {
  return tests::sql_file(path, text, source::FileRole::create);
}

source::SourceTree small_tree() {
  return {.create = {{1, "1-a", {create_file("create/1-a/a.sql"), create_file("create/1-a/b.sql")}},
                     {2, "2-b", {create_file("create/2-b/c.sql")}}},
          .deployments = {tests::deployment(0, "select 0;")}};
}

history::Entry part(const source::SqlFile& file) {
  history::Entry row = tests::entry({source::Ordinal(0), "", file});
  row.kind = Kind::create_part;
  row.ordinal.reset();
  return row;
}

std::vector<Kind> kinds(const Plan& plan) {
  std::vector<Kind> kinds;
  for (const Step& step : plan.steps) kinds.push_back(step.kind);
  return kinds;
}

TEST(Scope, OfEachFileMakesPartsOfAllFilesButTheLastOfACreate) {
  const auto tree = small_tree();
  Plan plan = plan_create(tree);
  set_scope(plan, TransactionScope::each_file);
  EXPECT_EQ(plan.scope, TransactionScope::each_file);
  EXPECT_THAT(kinds(plan), ElementsAre(Kind::create_part, Kind::create_part, Kind::create, Kind::deployment));
}

TEST(Scope, OfAllFilesDoesNotChangeACreate) {
  const auto tree = small_tree();
  Plan plan = plan_create(tree);
  set_scope(plan, TransactionScope::all_files);
  EXPECT_THAT(kinds(plan), ElementsAre(Kind::create, Kind::create, Kind::create, Kind::deployment));
  EXPECT_THAT(plan.refusals, IsEmpty());
}

TEST(Scope, OfAllFilesIsRefusedIfAFileRunsWithoutATransaction) {
  const auto tree = tests::tree_of({tests::deployment(0, "select 0;"), tests::deployment(1, "vacuum;")});
  Plan plan = plan_deployment(tree, {});
  set_scope(plan, TransactionScope::all_files);
  EXPECT_THAT(refusal_texts(plan),
              ElementsAre("needs-no-transaction 1 deployment/00001-change.sql\nfile \"deployment/00001-change.sql\" "
                          "must run without a transaction, but all files would share one\nOmit --transaction all: each "
                          "file then runs in its own transaction where it can."));
}

TEST(ResumedCreate, LeavesOutCompletedFiles) {
  const auto tree = small_tree();
  Plan plan = plan_create(tree);
  set_scope(plan, TransactionScope::each_file);
  resume_create(plan, {.exists = true, .create_parts = {part(tree.create[0].files[0])}});
  EXPECT_THAT(step_lines(plan),
              ElementsAre("skip create/1-a/a.sql: ran on 2026-01-31T12:00:00Z",
                          "run create/1-a/b.sql: part of the schema", "run create/2-b/c.sql: part of the schema",
                          "record-contained deployment/00000-change.sql: create/ contains it"));
  EXPECT_EQ(plan.in_place, 1);
  EXPECT_THAT(plan.refusals, IsEmpty());
}

// The file after it, which had failed, was removed.
TEST(ResumedCreate, IsCompletedByTheRecordOfALastFileThatRan) {
  auto tree = small_tree();
  tree.create.pop_back();
  Plan plan = plan_create(tree);
  set_scope(plan, TransactionScope::each_file);
  const auto& files = tree.create[0].files;
  resume_create(plan, {.exists = true, .create_parts = {part(files[0]), part(files[1])}});
  EXPECT_THAT(step_lines(plan), ElementsAre("skip create/1-a/a.sql: ran on 2026-01-31T12:00:00Z",
                                            "record-applied create/1-a/b.sql: ran on 2026-01-31T12:00:00Z",
                                            "record-contained deployment/00000-change.sql: create/ contains it"));
  EXPECT_EQ(plan.steps[1].kind, Kind::create);
}

TEST(ResumedCreate, AcceptsAPartOfWhichOnlyCommentsWereEdited) {
  const auto tree = small_tree();
  Plan plan = plan_create(tree);
  set_scope(plan, TransactionScope::each_file);
  resume_create(
      plan, {.exists = true, .create_parts = {part(create_file("create/1-a/a.sql", "-- new\ncreate table x ();"))}});
  EXPECT_TRUE(plan.steps[0].is_skipped());
}

TEST(ResumedCreate, RefusesEditedAndRemovedFiles) {
  const auto tree = small_tree();
  Plan plan = plan_create(tree);
  set_scope(plan, TransactionScope::each_file);
  resume_create(plan, {.exists = true,
                       .create_parts = {part(create_file("create/1-a/a.sql", "create table y ();")),
                                        part(create_file("create/1-a/gone.sql"))}});
  const std::string rest =
      " since create ran it\n"
      "It ran on 2026-01-31T12:00:00Z, and create was not completed.\n"
      "Restore it, or start over in an empty database.";
  EXPECT_THAT(refusal_texts(plan),
              ElementsAre("create-changed - create/1-a/a.sql\nfile \"create/1-a/a.sql\" was edited" + rest,
                          "create-changed - create/1-a/gone.sql\nfile \"create/1-a/gone.sql\" was removed" + rest));
}

TEST(RequiredServer, RefusesFilesToRunThatRequireANewerOne) {
  const auto tree = tests::tree_of({tests::deployment(0, "-- postgres-manager: requires-server=17\nselect 0;"),
                                    tests::deployment(1, "-- postgres-manager: requires-server=16\nselect 1;"),
                                    tests::deployment(2, "-- postgres-manager: requires-server=15\nselect 2;")});
  Plan plan = plan_deployment(tree, tests::history_of({tests::entry(tree.deployments[0])}));
  check_required_server(plan, 150'008);
  EXPECT_THAT(refusal_texts(plan),
              ElementsAre("server-too-old 1 deployment/00001-change.sql\n"
                          "file \"deployment/00001-change.sql\" requires PostgreSQL 16, and the server is 15\n"
                          "Upgrade the server, or keep the file out of the tree until then."));
}

TEST(RequiredServer, AcceptsTheSameVersion) {
  const auto tree = tests::tree_of({tests::deployment(0, "-- postgres-manager: requires-server=16\nselect 1;")});
  Plan plan = plan_deployment(tree, {});
  check_required_server(plan, 160'000);
  EXPECT_THAT(plan.refusals, IsEmpty());
}

}  // namespace

}  // namespace pgmanager::plan
