#include <gtest/gtest.h>

#include "report/json.hpp"
#include "report/parsed_json.hpp"
#include "report/report_values.hpp"

namespace pgmanager::report {
namespace {

using nlohmann::literals::operator""_json;
using tests::parsed;

TEST(OutcomeJson, ContainsAppliedFailedAndUntriedFiles) {
  EXPECT_EQ(parsed(outcome_json(tests::failed_outcome())),
            R"({"event": "finished", "function": "deployment", "result": "failed", "seconds": 1.5,
                "completed": [{"action": "run", "kind": "deployment", "ordinal": 1, "path": "deployment/00001-one.sql",
                               "seconds": 0.012}],
                "failure": {"code": "sql", "path": "deployment/00002-two.sql",
                            "location": {"file": "deployment/00002-two.sql", "line": 1, "column": 8,
                                         "source_line": "select nope;"},
                            "error": {"severity": "ERROR", "sqlstate": "42P01",
                                      "message": "relation \"nope\" does not exist"},
                            "statements_done": 0, "kept": false, "in_part": false, "commit_unknown": false},
                "unknown": [], "not_tried": [{"action": "run", "kind": "deployment", "ordinal": 3,
                               "path": "deployment/00003-three.sql"}],
                "refusals": []})"_json);
}

TEST(OutcomeJson, ContainsAllFieldsOfTheServersMessage) {
  result::Outcome outcome;
  outcome.result = result::RunResult::failed;
  outcome.failure = result::Failure{.code = base::ErrorCode::connection,
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
                "statements_done": 3, "kept": true, "in_part": false, "commit_unknown": true})json"_json);
}

TEST(OutcomeJson, ContainsOurAdvice) {
  result::Outcome outcome = tests::failed_outcome();
  outcome.failure->advice = "Run it in pieces: --transaction file.";
  EXPECT_EQ(parsed(outcome_json(outcome))["failure"]["advice"], "Run it in pieces: --transaction file.");
}

TEST(OutcomeJson, ReplacesBytesThatAreNotUtf8InAServerMessage) {
  result::Outcome outcome = tests::failed_outcome();
  outcome.failure->error.message = "la relation \xABnope\xBB n'existe pas";  // a server with Latin 1 messages
  outcome.failure->error.detail = "\xE2\x82";
  const auto error = parsed(outcome_json(outcome))["failure"]["error"];
  EXPECT_EQ(error["message"], "la relation \xEF\xBF\xBDnope\xEF\xBF\xBD n'existe pas");
  EXPECT_EQ(error["detail"], "\xEF\xBF\xBD");
}

TEST(OutcomeJson, ContainsEveryRefusal) {
  result::Outcome outcome;
  outcome.result = result::RunResult::refused;
  outcome.plan.refusals = {{.rule = "deployment-changed",
                            .ordinal = source::Ordinal(0),
                            .path = "deployment/0-a.sql",
                            .message = "\"deployment/0-a.sql\" was edited",
                            .hint = "Revert the edit.",
                            .difference = "@@ -1,1 +1,1 @@\n-a\n+b\n"},
                           {.rule = "already-created", .message = "created already", .detail = "On a Monday."}};
  EXPECT_EQ(parsed(outcome_json(outcome)),
            R"({"event": "finished", "function": "deployment", "result": "refused", "seconds": 0.0, "completed": [],
                "unknown": [], "not_tried": [],
                "refusals": [{"rule": "deployment-changed", "ordinal": 0, "path": "deployment/0-a.sql",
                              "message": "\"deployment/0-a.sql\" was edited", "hint": "Revert the edit.",
                              "difference": "@@ -1,1 +1,1 @@\n-a\n+b\n"},
                             {"rule": "already-created", "message": "created already",
                              "detail": "On a Monday."}]})"_json);
}

TEST(OutcomeJson, NamesEveryResult) {
  result::Outcome outcome;
  const auto name_of = [&](result::RunResult result) {
    outcome.result = result;
    return parsed(outcome_json(outcome))["result"];
  };
  EXPECT_EQ(name_of(result::RunResult::planned), "planned");
  EXPECT_EQ(name_of(result::RunResult::refused), "refused");
  EXPECT_EQ(name_of(result::RunResult::nothing_to_do), "nothing-to-do");
  EXPECT_EQ(name_of(result::RunResult::done), "done");
  EXPECT_EQ(name_of(result::RunResult::failed), "failed");
}

}  // namespace
}  // namespace pgmanager::report
