#include "report/json.hpp"

#include <gtest/gtest.h>

#include "report/parsed_json.hpp"
#include "report/report_values.hpp"

namespace pgmanager::report {
namespace {

using namespace std::chrono_literals;

using base::Error;
using base::ErrorCode;
using nlohmann::literals::operator""_json;
using tests::parsed;

TEST(ErrorJson, OmitsUnknownFields) {
  EXPECT_EQ(parsed(error_json(Error({.code = ErrorCode::usage, .message = "no database is named"}))),
            R"({"event": "error", "error": {"code": "usage", "message": "no database is named"}})"_json);
}

TEST(ErrorJson, ContainsAllKnownFields) {
  EXPECT_EQ(
      parsed(error_json(Error(
          {.code = ErrorCode::source_invalid,
           .message = "syntax error",
           .detail = "A\nB",
           .hint = "Correct it.",
           .sqlstate = "42601",
           .location =
               base::Location{.file = "create/1-a/a.sql", .line = 2, .column = 5, .source_line = "selct \"é\""}}))),
      R"({"event": "error",
          "error": {"code": "source-invalid", "message": "syntax error", "detail": "A\nB", "hint": "Correct it.",
                    "sqlstate": "42601",
                    "location": {"file": "create/1-a/a.sql", "line": 2, "column": 5,
                                 "source_line": "selct \"é\""}}})"_json);
}

TEST(ErrorJson, ReplacesBytesThatAreNotUtf8) {
  const auto document = parsed(error_json(Error({.code = ErrorCode::sql, .message = "bad \xE9 and \xC3\x28"})));
  EXPECT_EQ(document["error"]["message"], "bad \xEF\xBF\xBD and \xEF\xBF\xBD(");
}

TEST(ErrorJson, WritesNonAsciiCharactersUnchanged) {
  EXPECT_EQ(error_json(Error({.code = ErrorCode::sql, .message = "é 日"})),
            "{\"event\":\"error\",\"error\":{\"code\":\"sql\",\"message\":\"é 日\"}}\n");
}

TEST(FindingsJson, ContainsEveryFinding) {
  EXPECT_EQ(parsed(findings_json(
                {{.rule = "ordinal-gap",
                  .location = {.file = "deployment"},
                  .message = "ordinal 3 is missing",
                  .hint = "Add it."},
                 {.rule = "psql-command",
                  .location = {.file = "deployment/1-a.sql", .line = 12, .column = 3, .source_line = "a \\connect b"},
                  .message = "psql command",
                  .hint = "Take it out."}})),
            R"({"event": "findings",
                "findings": [{"rule": "ordinal-gap", "location": {"file": "deployment"},
                              "message": "ordinal 3 is missing", "hint": "Add it."},
                             {"rule": "psql-command",
                              "location": {"file": "deployment/1-a.sql", "line": 12, "column": 3,
                                           "source_line": "a \\connect b"},
                              "message": "psql command", "hint": "Take it out."}]})"_json);
}

TEST(FindingsJson, ShowsWhereThePartOfALongLineStarts) {
  const auto place = base::locate("a.sql", std::string(1000, 'x'), 500);
  const auto document =
      parsed(findings_json({{.rule = "a", .location = place, .message = "c", .hint = "d"}}))["findings"][0]["location"];
  EXPECT_EQ(document["column"], 501);
  EXPECT_EQ(document["source_column"], 401);
  EXPECT_EQ(document["source_line"], std::string(300, 'x'));
}

TEST(FindingsJson, IsAListEvenWithOneFinding) {
  EXPECT_EQ(parsed(findings_json({{.rule = "a", .location = {.file = "b"}, .message = "c", .hint = "d"}})),
            R"({"event": "findings",
                "findings": [{"rule": "a", "location": {"file": "b"}, "message": "c", "hint": "d"}]})"_json);
}

TEST(StoppedJson, ShowsWhetherTheServerWasRunning) {
  EXPECT_EQ(parsed(stopped_json("/srv/try", true)),
            R"({"event": "stopped", "directory": "/srv/try", "was_running": true})"_json);
}

TEST(VersionJson, ContainsTheVersion) {
  EXPECT_EQ(parsed(version_json("1.2.3")), R"({"version": "1.2.3"})"_json);
}

TEST(StatusJson, OfANewInstanceHasEmptyLists) {
  EXPECT_EQ(parsed(status_json({.instance = {.database = "shop", .user = "app", .server_version = "15.4"}})),
            R"({"database": "shop", "host": "", "port": "", "user": "app", "server_version": "15.4",
                "compared": true, "has_history": false, "protected": false, "counts": {}, "deployments": [], "repeatable": [], "test_data": [], "manual_deployments": [],
                "pending_manual_deployments": [], "invalid_indexes": []})"_json);
}

TEST(TargetJson, NamesTheInstanceTheEnvironmentAndTheTree) {
  EXPECT_EQ(parsed(event_json(result::events::Target{{.database = "shop",
                                                      .host = "db1",
                                                      .port = "5432",
                                                      .user = "ann",
                                                      .server_version = "15.8",
                                                      .environment = "production",
                                                      .tree = "/srv/shop"}})),
            R"({"event": "target", "database": "shop", "host": "db1", "port": "5432", "user": "ann",
                "server_version": "15.8", "environment": "production", "tree": "/srv/shop"})"_json);
  EXPECT_EQ(parsed(event_json(result::events::Target{{.database = "shop", .tree = "/srv/shop"}})),
            R"({"event": "target", "database": "shop", "tree": "/srv/shop"})"_json);
}

TEST(StatusJson, ContainsTheFactsOfTheText) {
  const result::Status status = tests::full_status();
  const auto document = parsed(status_json(status));
  EXPECT_EQ(document["counts"], R"({"applied": 1, "contained": 1, "adopted": 1, "reformatted": 1, "pending": 1,
                                    "failed": 1, "late": 1, "changed": 1, "missing": 1})"_json);
  EXPECT_EQ(document["has_history"], true);
  EXPECT_EQ(document["created"]["path"], "create/2-views/v.sql");
  EXPECT_EQ(document["created"].count("ordinal"), 0U);
  ASSERT_EQ(document["deployments"].size(), 9U);
  EXPECT_EQ(document["deployments"][5],
            R"({"ordinal": 5, "state": "late", "path": "deployment/00005-change.sql"})"_json);
  EXPECT_EQ(document["pending_manual_deployments"],
            R"([{"ordinal": 2, "state": "pending", "path": "manual-deployment/2-urgent.sql"}])"_json);
}

TEST(StatusJson, ContainsTheFilesOfAnIncompleteCreate) {
  result::Status status = tests::full_status();
  EXPECT_EQ(parsed(status_json(status)).count("create_parts"), 0U);
  status.create_parts = {{.kind = history::EntryKind::create_part, .path = "create/1-a/a.sql"},
                         {.kind = history::EntryKind::create_part, .path = "create/1-a/b.sql"}};
  const auto rows = parsed(status_json(status))["create_parts"];
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0]["kind"], "create-part");
  EXPECT_EQ(rows[0]["path"], "create/1-a/a.sql");
  EXPECT_EQ(rows[1]["path"], "create/1-a/b.sql");
}

TEST(StatusJson, ContainsTheWholeRowOfADeployment) {
  const result::Status status = tests::full_status();
  auto expected = R"({"ordinal": 7, "state": "failed", "path": "deployment/00007-change.sql",
                      "history": {"id": 107, "run_id": "6f9619ff-8b86-4011-b42d-00c04fc964ff", "kind": "deployment",
                                  "ordinal": 7, "path": "deployment/00007-change.sql", "state": "failed",
                                  "statements_done": 0, "statements_total": 1, "seconds": 0.0,
                                  "finished_at": "2026-01-31T12:00:00Z", "database_user": "deployer",
                                  "error": {"severity": "ERROR", "sqlstate": "42601", "line": 3,
                                            "message": "syntax error at or near \"selct\""}}})"_json;
  expected["history"]["checksum"] = status.deployments[7].entry->checksum;
  EXPECT_EQ(parsed(status_json(status))["deployments"][7], expected);
}

TEST(StatusJson, ContainsTheReasonOfAManualDeployment) {
  const auto rows = parsed(status_json(tests::full_status()))["manual_deployments"];
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0]["kind"], "manual-deployment");
  EXPECT_EQ(rows[0]["ordinal"], 1);
  EXPECT_EQ(rows[0]["state"], "applied");
  EXPECT_EQ(rows[0]["reason"], "INC-42: missing index");
}

TEST(StatusJson, ContainsTheCheckOnlyOnRequest) {
  const result::Status status = tests::full_status();
  EXPECT_FALSE(parsed(status_json(status)).contains("check"));
  EXPECT_EQ(
      parsed(status_json(status, result::check(status)))["check"],
      nlohmann::json::parse(R"({"passed":false,"found":{"pending":1,"failed":1,"late":1,"changed":1,"missing":1}})"));
  EXPECT_EQ(parsed(status_json({}, result::Check()))["check"], nlohmann::json::parse(R"({"passed":true,"found":{}})"));
  EXPECT_EQ(parsed(status_json({}, result::Check{.found = {}, .create_unfinished = true}))["check"],
            nlohmann::json::parse(R"({"passed":false,"found":{},"create_unfinished":true})"));
}

}  // namespace
}  // namespace pgmanager::report
