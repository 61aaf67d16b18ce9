#include <gtest/gtest.h>

#include "report/json.hpp"
#include "report/parsed_json.hpp"
#include "report/report_values.hpp"

namespace pgmanager::report {
namespace {

using namespace std::chrono_literals;

using nlohmann::literals::operator""_json;
using pgmanager::tests::deployment;
using pgmanager::tests::entry;
using pgmanager::tests::history_of;
using pgmanager::tests::manual;
using pgmanager::tests::tree_of;
using plan::plan_create;
using plan::plan_deployment;
using tests::parsed;

TEST(PlannedJson, ContainsEveryStepAndItsReason) {
  const source::SourceTree tree =
      tree_of({deployment(0, "-- why\nselect 0;", "zero"), deployment(1, "select 1;", "one"),
               deployment(2, "select 2; select 22;", "two")});
  const plan::Plan plan =
      plan_deployment(tree, history_of({entry(deployment(0, "select 0;", "zero"))}, {entry(manual(7, "select 1;"))}));
  EXPECT_EQ(parsed(event_json(result::events::Planned{plan})),
            R"({"event": "planned", "function": "deployment", "in_place": 1,
                "notices": ["\"deployment/00000-zero.sql\" was edited since it ran, in comments or white space only"],
                "steps": [{"action": "record-adopted", "kind": "deployment", "ordinal": 1,
                           "path": "deployment/00001-one.sql", "statements": 1,
                           "reason": "the same content ran as \"manual-deployment/7-urgent.sql\" on 2026-01-31T12:00:00Z"},
                          {"action": "run", "kind": "deployment", "ordinal": 2, "path": "deployment/00002-two.sql",
                           "statements": 2, "reason": "has not run here"}]})"_json);
}

TEST(PlannedJson, ContainsNoOrdinalForFilesOfCreate) {
  const source::SourceTree tree{
      .create = {{1,
                  "1-a",
                  {pgmanager::tests::sql_file("create/1-a/a.sql", "create table x ();", source::FileRole::create)}}}};
  EXPECT_EQ(parsed(event_json(result::events::Planned{plan_create(tree)})),
            R"({"event": "planned", "function": "create", "in_place": 0, "notices": [],
                "steps": [{"action": "run", "kind": "create", "path": "create/1-a/a.sql", "statements": 1,
                           "reason": "part of the schema"}]})"_json);
}

// nlohmann would turn a list of two texts into an object with one member.
TEST(PlannedJson, KeepsTwoNoticesAsAList) {
  plan::Plan plan;
  plan.notices = {"one", "two"};
  EXPECT_EQ(parsed(event_json(result::events::Planned{plan})),
            R"({"event": "planned", "function": "deployment", "in_place": 0,
                                            "notices": ["one", "two"], "steps": []})"_json);
}

TEST(PlannedJson, NamesTheHooksIfThereAreAny) {
  plan::Plan plan;
  plan.hooks = {source::Hook::before_deployment, source::Hook::after_failure};
  EXPECT_EQ(parsed(event_json(result::events::Planned{plan}))["hooks"],
            R"(["before-deployment", "after-failure"])"_json);
}

TEST(HookJson, ShowsItsActions) {
  EXPECT_EQ(parsed(event_json(result::events::HookStarted{source::Hook::after_create})),
            R"({"event": "hook-started", "hook": "after-create"})"_json);
  EXPECT_EQ(parsed(event_json(result::events::HookOutput{source::Hook::after_create, "a \xFF\x1B"})),
            R"({"event": "hook-output", "hook": "after-create", "text": "a \ufffd\u001b"})"_json);
  EXPECT_EQ(parsed(event_json(result::events::HookDone{source::Hook::after_create, 1.5s})),
            R"({"event": "hook-done", "hook": "after-create", "seconds": 1.5})"_json);
}

TEST(WaitingForLockJson, ShowsTheHolder) {
  EXPECT_EQ(parsed(event_json(result::events::WaitingForLock{{.pid = 42,
                                                              .application_name = "postgres-manager create",
                                                              .database_user = "app",
                                                              .client = "local",
                                                              .since = "2026-01-31T12:00:00Z",
                                                              .query = "select\n1"},
                                                             1.5s})),
            R"({"event": "waiting-for-lock", "seconds": 1.5,
                "holder": {"pid": 42, "application_name": "postgres-manager create", "database_user": "app",
                           "client": "local", "since": "2026-01-31T12:00:00Z", "query": "select\n1"}})"_json);
}

TEST(WaitingForLockJson, ShowsHowLongItWasHeldAndHowToEndIt) {
  const auto holder = parsed(event_json(result::events::WaitingForLock{
      {.pid = 42, .end = "SELECT pg_terminate_backend(42)", .in_transaction = std::chrono::duration<double>(2.5)},
      1s}))["holder"];
  EXPECT_EQ(holder["end"], "SELECT pg_terminate_backend(42)");
  EXPECT_EQ(holder["transaction_seconds"], 2.5);
}

TEST(FileStartedJson, ShowsPositionAndTotal) {
  const plan::Plan plan = tests::small_plan();
  EXPECT_EQ(parsed(event_json(result::events::FileStarted{plan.steps[1], 2, 3})),
            R"({"event": "file-started", "position": 2, "total": 3, "action": "run", "kind": "deployment", "ordinal": 2,
                "path": "deployment/00002-two.sql"})"_json);
}

TEST(FileDoneJson, ShowsTheDuration) {
  const plan::Plan plan = tests::small_plan();
  EXPECT_EQ(parsed(event_json(result::events::FileDone{plan.steps[1], 0.25s})),
            R"({"event": "file-done", "seconds": 0.25, "action": "run", "kind": "deployment", "ordinal": 2,
                "path": "deployment/00002-two.sql"})"_json);
}

TEST(NoticeJson, ContainsTheServersNotice) {
  const plan::Plan plan = tests::small_plan();
  EXPECT_EQ(parsed(event_json(result::events::Notice{plan.steps[0], {.severity = "NOTICE", .message = "skipping"}})),
            R"({"event": "notice", "path": "deployment/00001-one.sql", "severity": "NOTICE",
                "message": "skipping"})"_json);
  EXPECT_EQ(parsed(event_json(result::events::Notice{
                plan.steps[0], {.severity = "WARNING", .message = "odd", .detail = "Very odd.", .hint = "Look."}})),
            R"({"event": "notice", "path": "deployment/00001-one.sql", "severity": "WARNING", "message": "odd",
                "detail": "Very odd.", "hint": "Look."})"_json);
}

const result::LockHolder ann{.pid = 4711,
                             .application_name = "psql",
                             .database_user = "ann",
                             .client = "local",
                             .since = "2026-01-31T12:00:00Z",
                             .query = "select 1"};

TEST(StatementWaitsJson, ContainsEveryHolder) {
  const plan::Plan plan = tests::small_plan();
  EXPECT_EQ(parsed(event_json(result::events::StatementWaits{plan.steps[0], {ann, {.pid = 42}}, 1.5s})),
            R"({"event": "statement-waits", "path": "deployment/00001-one.sql", "seconds": 1.5,
                "holders": [{"pid": 4711, "application_name": "psql", "database_user": "ann", "client": "local",
                             "since": "2026-01-31T12:00:00Z", "query": "select 1"},
                            {"pid": 42}]})"_json);
}

TEST(RetryingJson, ShowsReasonAndTime) {
  const plan::Plan plan = tests::small_plan();
  EXPECT_EQ(parsed(event_json(result::events::Retrying{plan.steps[0],
                                                       {.attempt = 2,
                                                        .attempts = 5,
                                                        .sqlstate = "40P01",
                                                        .message = "deadlock detected",
                                                        .pause = std::chrono::milliseconds(250)}})),
            R"({"event": "retrying", "path": "deployment/00001-one.sql", "attempt": 2, "attempts": 5,
                "pause_seconds": 0.25, "sqlstate": "40P01", "message": "deadlock detected", "holders": []})"_json);
  EXPECT_EQ(parsed(event_json(result::events::Retrying{plan.steps[0], {.holders = {ann}}}))["holders"][0]["pid"], 4711);
}

TEST(IndexProgressJson, ShowsTheProgress) {
  const plan::Plan plan = tests::small_plan();
  EXPECT_EQ(
      parsed(event_json(result::events::IndexProgress{
          plan.steps[0], {.index = "public.i", .phase = "building index: scanning table", .done = 9, .total = 20}})),
      R"({"event": "index-progress", "path": "deployment/00001-one.sql", "index": "public.i",
                "phase": "building index: scanning table", "done": 9, "total": 20})"_json);
  EXPECT_EQ(parsed(event_json(result::events::IndexProgress{plan.steps[0], {.phase = "initializing"}})),
            R"({"event": "index-progress", "path": "deployment/00001-one.sql", "phase": "initializing", "done": 0,
                "total": 0})"_json);
}

TEST(InvalidIndexDroppedJson, NamesTheIndex) {
  const plan::Plan plan = tests::small_plan();
  EXPECT_EQ(parsed(event_json(result::events::InvalidIndexDropped{plan.steps[0], "public.i"})),
            R"({"event": "invalid-index-dropped", "path": "deployment/00001-one.sql", "index": "public.i"})"_json);
}

TEST(GeneratedStatementDoneJson, ShowsPositionAndTotal) {
  const plan::Plan plan = tests::small_plan();
  EXPECT_EQ(parsed(event_json(result::events::GeneratedStatementDone{plan.steps[0], 3, 12})),
            R"({"event": "generated-statement-done", "path": "deployment/00001-one.sql", "done": 3,
                "total": 12})"_json);
}

TEST(RoundDoneJson, CountsRoundsAndRows) {
  const plan::Plan plan = tests::small_plan();
  EXPECT_EQ(parsed(event_json(result::events::RoundDone{plan.steps[0], {.rounds = 12, .rows = 5'000'000'000}})),
            R"({"event": "round-done", "path": "deployment/00001-one.sql", "rounds": 12, "rows": 5000000000})"_json);
}

}  // namespace
}  // namespace pgmanager::report
