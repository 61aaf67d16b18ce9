#include "plan/planner.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/plan_values.hpp"
#include "support/thrown.hpp"

namespace pgmanager::plan {

namespace {

using history::EntryKind;
using history::EntryState;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::deployment;
using tests::entry;
using tests::history_of;
using tests::refusal_texts;
using tests::step_lines;
using tests::tree_of;

constexpr int some_version = 150008;

std::vector<std::string> rules(const Planner& planner, const source::SourceTree& tree, const Known& known) {
  std::vector<std::string> rules;
  for (const Refusal& refusal : make_plan(planner, tree, known).refusals) rules.push_back(refusal.rule);
  return rules;
}

const source::NumberedFile a = deployment(0, "select 0;", "a");
const source::NumberedFile b = deployment(1, "select 1;", "b");

history::History created_with(const std::vector<source::NumberedFile>& deployments) {
  history::History history = history_of({});
  for (const source::NumberedFile& each : deployments) history.deployments.push_back(entry(each));
  history.exists = true;
  history.created = history.deployments.front();
  return history;
}

TEST(Planner, LeavesACreatedDatabaseUnchangedOnRequest) {
  const history::History history = created_with({a, b});
  const Known known{.history = history, .contents = {}, .server_version = some_version};
  const Planner alone = create_planner(WhenCreated::leave_alone);
  EXPECT_THAT(rules(create_planner(), tree_of({a, b}), known), ElementsAre("already-created"));
  EXPECT_THAT(rules(alone, tree_of({a, b}), known), IsEmpty());
  EXPECT_TRUE(make_plan(alone, tree_of({a, b}), known).nothing_to_do());
  EXPECT_THAT(rules(alone, tree_of({deployment(0, "select 8;", "x"), deployment(1, "select 9;", "y")}), known),
              ElementsAre("history-of-another-tree"));
}

// Of a file in place only the checksum was read; a dry run holds no lock that would keep it in place.
TEST(Planner, RunsNoFileThatWasNotReadInDepth) {
  history::History history = created_with({a, b});
  source::NumberedFile in_place = b;
  in_place.file.depth = source::Depth::text;
  const Known known{.history = history, .contents = {}, .server_version = some_version};
  EXPECT_TRUE(make_plan(deployment_planner(), tree_of({a, in_place}), known).nothing_to_do());
  history.deployments.back().state = EntryState::undone;
  const auto error = tests::thrown_by([&] { make_plan(deployment_planner(), tree_of({a, in_place}), known); });
  EXPECT_EQ(error.code, base::ErrorCode::refused);
  EXPECT_EQ(error.message, "\"deployment/00001-b.sql\" is no longer in place");
  EXPECT_EQ(error.hint, "Run the same command again.");
}

TEST(Planner, NeedsTheContentsOnlyOfADatabaseWithoutHistory) {
  const history::History none;
  EXPECT_TRUE(needs_contents(create_planner(), none));
  EXPECT_TRUE(needs_contents(deployment_planner(), none));
  EXPECT_FALSE(needs_contents(reset_planner({}), none));
  EXPECT_FALSE(needs_contents(deployment_planner(), created_with({a})));
  EXPECT_FALSE(needs_contents(create_planner(), created_with({a})));
  Planner first = deployment_planner();
  first.first_run = FirstRun::yes;
  EXPECT_FALSE(needs_contents(first, none));
}

TEST(Planner, RefusesDeploymentsInADatabaseThatOnlyContainsObjects) {
  const history::History none;
  Known known{.history = none, .contents = {.database = "shop", .schema = "h", .objects = {"table public.x"}}};
  known.server_version = some_version;
  EXPECT_THAT(rules(deployment_planner(), tree_of({a}), known), ElementsAre("history-missing"));
  EXPECT_THAT(rules(deployment_planner(), tree_of({}), known), IsEmpty()) << "nothing would be done";
  Planner first = deployment_planner();
  first.first_run = FirstRun::yes;
  EXPECT_THAT(rules(first, tree_of({a}), known), IsEmpty());
  EXPECT_THAT(rules(create_planner(), tree_of({a}), known), ElementsAre("database-not-empty"));
  EXPECT_THAT(rules(reset_planner({}), tree_of({a}), known), IsEmpty());
}

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
  row.kind = EntryKind::create_part;
  row.ordinal.reset();
  return row;
}

std::vector<EntryKind> kinds(const Plan& plan) {
  std::vector<EntryKind> kinds;
  for (const Step& step : plan.steps) kinds.push_back(step.kind);
  return kinds;
}

TEST(Scope, OfEachFileMakesPartsOfAllFilesButTheLastOfACreate) {
  const auto tree = small_tree();
  Plan plan = plan_create(tree);
  set_scope(plan, TransactionScope::each_file);
  EXPECT_EQ(plan.scope, TransactionScope::each_file);
  EXPECT_THAT(kinds(plan),
              ElementsAre(EntryKind::create_part, EntryKind::create_part, EntryKind::create, EntryKind::deployment));
}

TEST(Scope, OfAllFilesDoesNotChangeACreate) {
  const auto tree = small_tree();
  Plan plan = plan_create(tree);
  set_scope(plan, TransactionScope::all_files);
  EXPECT_THAT(kinds(plan), ElementsAre(EntryKind::create, EntryKind::create, EntryKind::create, EntryKind::deployment));
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
  EXPECT_EQ(plan.steps[1].kind, EntryKind::create);
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
