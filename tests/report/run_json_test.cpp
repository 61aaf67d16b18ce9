#include <gtest/gtest.h>

#include "report/json.hpp"
#include "report/parsed_json.hpp"
#include "report/report_values.hpp"

namespace pgmanager::report {
namespace {

using nlohmann::literals::operator""_json;
using pgmanager::tests::deployment;
using pgmanager::tests::entry;
using pgmanager::tests::history_of;
using pgmanager::tests::manual;
using pgmanager::tests::tree_of;
using plan::plan_create;
using plan::plan_deployment;
using tests::parsed;

TEST(PlannedJson, HoldsEveryStepAndWhy) {
  const source::SourceTree tree =
      tree_of({deployment(0, "-- why\nselect 0;", "zero"), deployment(1, "select 1;", "one"),
               deployment(2, "select 2; select 22;", "two")});
  const plan::Plan plan =
      plan_deployment(tree, history_of({entry(deployment(0, "select 0;", "zero"))}, {entry(manual(7, "select 1;"))}));
  EXPECT_EQ(parsed(planned_json(plan)),
            R"({"event": "planned", "function": "deployment", "in_place": 1,
                "notices": ["\"deployment/00000-zero.sql\" was edited since it ran, in comments or white space only"],
                "steps": [{"action": "record-adopted", "kind": "deployment", "ordinal": 1,
                           "path": "deployment/00001-one.sql", "statements": 1,
                           "reason": "the same content ran as \"manual-deployment/7-urgent.sql\" on 2026-01-31T12:00:00Z"},
                          {"action": "run", "kind": "deployment", "ordinal": 2, "path": "deployment/00002-two.sql",
                           "statements": 2, "reason": "has not run here"}]})"_json);
}

TEST(PlannedJson, HoldsNoOrdinalForFilesOfCreate) {
  const source::SourceTree tree{
      .create = {{1,
                  "1-a",
                  {pgmanager::tests::sql_file("create/1-a/a.sql", "create table x ();", source::FileRole::create)}}}};
  EXPECT_EQ(parsed(planned_json(plan_create(tree))),
            R"({"event": "planned", "function": "create", "in_place": 0, "notices": [],
                "steps": [{"action": "run", "kind": "create", "path": "create/1-a/a.sql", "statements": 1,
                           "reason": "part of the schema"}]})"_json);
}

// Two texts in a list must not become the key and the value of an object.
TEST(PlannedJson, KeepsTwoNoticesAList) {
  plan::Plan plan;
  plan.notices = {"one", "two"};
  EXPECT_EQ(parsed(planned_json(plan)), R"({"event": "planned", "function": "deployment", "in_place": 0,
                                            "notices": ["one", "two"], "steps": []})"_json);
}

TEST(WaitingForLockJson, SaysWhoHoldsIt) {
  EXPECT_EQ(parsed(waiting_for_lock_json({.pid = 42,
                                          .application_name = "postgres-manager create",
                                          .database_user = "app",
                                          .client = "local",
                                          .since = "2026-01-31T12:00:00Z",
                                          .query = "select\n1"},
                                         1.5)),
            R"({"event": "waiting-for-lock", "seconds": 1.5,
                "holder": {"pid": 42, "application_name": "postgres-manager create", "database_user": "app",
                           "client": "local", "since": "2026-01-31T12:00:00Z", "query": "select\n1"}})"_json);
}

TEST(FileStartedJson, SaysWhichOfHowMany) {
  const plan::Plan plan = tests::small_plan();
  EXPECT_EQ(parsed(file_started_json(plan.steps[1], 2, 3)),
            R"({"event": "file-started", "position": 2, "total": 3, "action": "run", "kind": "deployment", "ordinal": 2,
                "path": "deployment/00002-two.sql"})"_json);
}

TEST(FileDoneJson, SaysHowLongItTook) {
  const plan::Plan plan = tests::small_plan();
  EXPECT_EQ(parsed(file_done_json(plan.steps[1], 0.25)),
            R"({"event": "file-done", "seconds": 0.25, "action": "run", "kind": "deployment", "ordinal": 2,
                "path": "deployment/00002-two.sql"})"_json);
}

TEST(NoticeJson, HoldsWhatTheServerSaid) {
  const plan::Plan plan = tests::small_plan();
  EXPECT_EQ(parsed(notice_json(plan.steps[0], {.severity = "NOTICE", .message = "skipping"})),
            R"({"event": "notice", "path": "deployment/00001-one.sql", "severity": "NOTICE",
                "message": "skipping"})"_json);
  EXPECT_EQ(parsed(notice_json(plan.steps[0],
                               {.severity = "WARNING", .message = "odd", .detail = "Very odd.", .hint = "Look."})),
            R"({"event": "notice", "path": "deployment/00001-one.sql", "severity": "WARNING", "message": "odd",
                "detail": "Very odd.", "hint": "Look."})"_json);
}

TEST(OutcomeJson, HoldsWhatWasAppliedWhatFailedAndWhatWasNotTried) {
  EXPECT_EQ(parsed(outcome_json(tests::failed_outcome())),
            R"({"event": "finished", "function": "deployment", "result": "failed", "seconds": 1.5,
                "completed": [{"action": "run", "kind": "deployment", "ordinal": 1, "path": "deployment/00001-one.sql",
                               "seconds": 0.012}],
                "failure": {"code": "sql", "path": "deployment/00002-two.sql",
                            "location": {"file": "deployment/00002-two.sql", "line": 1, "column": 8,
                                         "source_line": "select nope;"},
                            "error": {"severity": "ERROR", "sqlstate": "42P01",
                                      "message": "relation \"nope\" does not exist"},
                            "statements_done": 0, "kept": false, "commit_unknown": false},
                "not_tried": [{"action": "run", "kind": "deployment", "ordinal": 3,
                               "path": "deployment/00003-three.sql"}],
                "refusals": []})"_json);
}

TEST(OutcomeJson, HoldsEverythingThatTheServerSaid) {
  plan::Outcome outcome;
  outcome.result = plan::Result::failed;
  outcome.failure = plan::Failure{.code = base::ErrorCode::connection,
                                  .error = tests::full_error(),
                                  .statements_done = 3,
                                  .kept = true,
                                  .commit_unknown = true};
  EXPECT_EQ(parsed(outcome_json(outcome))["failure"],
            R"json({"code": "connection",
                "error": {"severity": "ERROR", "sqlstate": "23505",
                          "message": "duplicate key value violates unique constraint \"a_pkey\"",
                          "detail": "Key (id)=(1) already exists.", "hint": "Take another key.",
                          "context": "PL/pgSQL function f() line 3 at SQL statement",
                          "internal_query": "insert into a values (1)", "schema": "public", "table": "a",
                          "column": "id", "data_type": "integer", "constraint": "a_pkey", "line": 2,
                          "column_number": 8},
                "statements_done": 3, "kept": true, "commit_unknown": true})json"_json);
}

TEST(OutcomeJson, ReplacesBytesThatAreNotUtf8InAServerText) {
  plan::Outcome outcome = tests::failed_outcome();
  outcome.failure->error.message = "la relation \xABnope\xBB n'existe pas";  // a server that speaks Latin 1
  outcome.failure->error.detail = "\xE2\x82";
  const auto error = parsed(outcome_json(outcome))["failure"]["error"];
  EXPECT_EQ(error["message"], "la relation \xEF\xBF\xBDnope\xEF\xBF\xBD n'existe pas");
  EXPECT_EQ(error["detail"], "\xEF\xBF\xBD");
}

TEST(OutcomeJson, HoldsEveryRefusal) {
  plan::Outcome outcome;
  outcome.result = plan::Result::refused;
  outcome.plan.refusals = {{.rule = "deployment-changed",
                            .ordinal = source::Ordinal(0),
                            .path = "deployment/0-a.sql",
                            .message = "\"deployment/0-a.sql\" was edited",
                            .hint = "Take the edit back.",
                            .difference = "@@ -1,1 +1,1 @@\n-a\n+b\n"},
                           {.rule = "already-created", .message = "created already", .detail = "On a Monday."}};
  EXPECT_EQ(parsed(outcome_json(outcome)),
            R"({"event": "finished", "function": "deployment", "result": "refused", "seconds": 0.0, "completed": [],
                "not_tried": [],
                "refusals": [{"rule": "deployment-changed", "ordinal": 0, "path": "deployment/0-a.sql",
                              "message": "\"deployment/0-a.sql\" was edited", "hint": "Take the edit back.",
                              "difference": "@@ -1,1 +1,1 @@\n-a\n+b\n"},
                             {"rule": "already-created", "message": "created already",
                              "detail": "On a Monday."}]})"_json);
}

TEST(OutcomeJson, NamesEveryResult) {
  plan::Outcome outcome;
  const auto name_of = [&](plan::Result result) {
    outcome.result = result;
    return parsed(outcome_json(outcome))["result"];
  };
  EXPECT_EQ(name_of(plan::Result::planned), "planned");
  EXPECT_EQ(name_of(plan::Result::refused), "refused");
  EXPECT_EQ(name_of(plan::Result::nothing_to_do), "nothing-to-do");
  EXPECT_EQ(name_of(plan::Result::done), "done");
  EXPECT_EQ(name_of(plan::Result::failed), "failed");
}

}  // namespace
}  // namespace pgmanager::report
