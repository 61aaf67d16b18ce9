#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/drift.hpp"
#include "report/verification.hpp"

namespace pgmanager::report {

namespace {

using schema::RowDifference;
using testing::EndsWith;
using testing::HasSubstr;

const Style plain;

schema::SchemaSnapshot snapshot(std::vector<schema::Object> objects = {}) {
  return {.server_version = 150008, .objects = std::move(objects), .unmodelled = {}};
}

result::Verification verification() {
  result::Verification verification;
  verification.schemas = result::ComparedSchemas(snapshot(), snapshot(), {});
  verification.took = std::chrono::milliseconds(1500);
  return verification;
}

TEST(VerificationText, ReportsThatBothSidesAreTheSame) {
  auto same = verification();
  EXPECT_EQ(verification_text(same, plain),
            "verify: create/ and an empty base with 0 deployments lead to the same schema (0 objects), in 1.50 s\n");
  same.rows.emplace().compared = 2;
  EXPECT_THAT(verification_text(same, plain), HasSubstr("(0 objects, rows of 2 tables)"));
}

TEST(VerificationText, NamesObjectsThatCannotBeCompared) {
  auto same = verification();
  same.schemas.right.unmodelled = {{"pg_catalog.pg_future", "future thing \x1b[1"}};
  EXPECT_THAT(verification_text(same, plain),
              EndsWith("notice: not compared: future thing \\x1b[1 (pg_catalog.pg_future, in an empty base with 0 "
                       "deployments)\n"));
}

TEST(VerificationText, ShowsTheFirstRowsOfMany) {
  auto different = verification();
  auto& rows = different.rows.emplace();
  auto& table = rows.tables.emplace_back();
  table.table = "app.country";
  table.key = {"code", "since"};
  for (int i = 0; i < 25; ++i)
    table.rows.push_back({RowDifference::What::only_left, {std::to_string(i), std::nullopt}, {}});
  table.rows[1] = {RowDifference::What::changed, {"1", "a\nb"}, {{"name", std::nullopt, std::string(200, 'x')}}};
  const std::string text = verification_text(different, plain);
  EXPECT_THAT(text, HasSubstr("rows of table app.country\n  - code '0', since NULL  only in create/\n"
                              "  ~ code '1', since 'a\\nb'\n    name\n"
                              "      - create/                           NULL\n"
                              "      + an empty base with 0 deployments  '" +
                              std::string(80, 'x') + "...'\n"));
  EXPECT_THAT(text, HasSubstr("  - code '19', since NULL  only in create/\n  ... and 5 more\n"));
  EXPECT_THAT(text, HasSubstr("\n25 rows are not the same in 1 table\n"));
  EXPECT_THAT(text, HasSubstr("do not lead to the same rows"));
  const std::string json = verification_json(different, false);
  EXPECT_THAT(json, HasSubstr(R"({"what":"changed","key":["1","a\nb"],"differences":[{"column":"name","left":null)"));
  EXPECT_THAT(json, HasSubstr(R"({"what":"only-left","key":["24",null]})"));
}

TEST(VerificationText, CountsUndoFiles) {
  auto proven = verification();
  auto& undo = proven.undo.emplace();
  undo.exact = {"undo/00001-a.sql", "undo/00002-b.sql"};
  undo.without_undo = {"deployment/00003-c.sql"};
  EXPECT_THAT(verification_text(proven, plain),
              EndsWith("verify: 2 undo files revert their deployments exactly, 1 deployment is without one\n"));
  undo.failed.push_back({.title = "undo/00004-d.sql", .tree = {}, .outcome = {}});
  undo.not_tried = {"deployment/00005-e.sql"};
  EXPECT_THAT(
      verification_text(proven, plain),
      EndsWith("exactly, 1 deployment is without one; could not run undo/00004-d.sql; 1 deployment not tried\n"));
  undo.inexact.push_back({.path = "undo/00003-c.sql", .schemas = {}});
  EXPECT_THAT(verification_text(proven, plain), HasSubstr("verify: 1 of 3 undo files leaves a difference, "));
}

TEST(VerificationNotices, ShowTheChosenBase) {
  auto chosen = verification();
  chosen.base = {.kind = result::BaseKind::revision,
                 .name = "main",
                 .commit = "0123456789012345678901234567890123456789",
                 .is_chosen = true};
  EXPECT_EQ(verification_notices(chosen, plain), "notice: base 0123456 is where this branch left main\n");
  auto itself = verification();
  itself.base = {.kind = result::BaseKind::directory, .name = ".", .commit = {}};
  itself.base.is_today = true;
  EXPECT_EQ(verification_notices(itself, plain),
            "notice: base . is the tree itself, so nothing is proven; name an earlier one with --base\n");
  chosen.rows.emplace().left_out = {"app.a.made", "app.b.made"};
  EXPECT_THAT(verification_notices(chosen, plain), EndsWith("in each run: app.a.made, app.b.made\n"));
}

TEST(DriftText, ReportsWhetherTheSchemasDiffer) {
  result::Drift drift;
  drift.expected_title = "the schema recorded 2026-01-31T12:00:00Z";
  drift.instance_title = "database \"shop\"";
  drift.hint = "Take it back.";
  drift.schemas = result::ComparedSchemas(snapshot(), snapshot(), {});
  drift.took = std::chrono::milliseconds(12);
  EXPECT_EQ(drift_text(drift, plain),
            "drift: database \"shop\" is the same as the schema recorded 2026-01-31T12:00:00Z (0 objects), in 12 ms\n");
  EXPECT_THAT(drift_json(drift, true), HasSubstr(R"({"event":"compared","passed":true,)"));
  drift.schemas = result::ComparedSchemas(
      snapshot(), snapshot({{.name = {"schema", {"app"}}, .parent = {}, .attributes = {}}}), {});
  EXPECT_THAT(drift_text(drift, plain),
              EndsWith("1 difference: 1 only in database \"shop\"\n  hint: Take it back.\ndrift: database \"shop\" is "
                       "not the same as the schema recorded 2026-01-31T12:00:00Z, in 12 ms\n"));
  EXPECT_THAT(drift_json(drift, false), HasSubstr(R"("hint":"Take it back.")"));
}

TEST(DriftText, ShowsTheEffectsOfStoppedAttempts) {
  result::Drift drift;
  drift.expected_title = "the schema recorded 2026-01-31T12:00:00Z";
  drift.instance_title = "database \"shop\"";
  drift.schemas = result::ComparedSchemas(snapshot(), snapshot(), {});
  drift.took = std::chrono::milliseconds(12);
  drift.partly_applied = {{.path = "deployment/00003-a.sql", .statements_done = 2, .statements_total = 5}};
  drift.invalid_indexes = {{.name = "public.i", .table = "public.t"}};
  EXPECT_EQ(drift_text(drift, plain),
            "drift: database \"shop\" is the same as the schema recorded 2026-01-31T12:00:00Z (0 objects), in 12 "
            "ms\nfound: \"deployment/00003-a.sql\" is partly applied: 2 of its 5 statements are committed\n  hint: See "
            "how far they are: postgres-manager status.\nfound: index public.i of table public.t is INVALID: the "
            "server does not use it\n  hint: Drop it: DROP INDEX CONCURRENTLY public.i; Or remove what made the build "
            "fail, and build it again: REINDEX INDEX CONCURRENTLY public.i;\n");
  EXPECT_FALSE(drift.found_nothing());
  EXPECT_THAT(drift_json(drift, false), HasSubstr(R"("invalid_indexes":[{"name":"public.i","table":"public.t",)"
                                                  R"("hint":"Drop it: DROP INDEX CONCURRENTLY public.i; Or )"));
  EXPECT_THAT(drift_json(drift, false), HasSubstr(R"("path":"deployment/00003-a.sql")"));
  drift.has_incomplete_files = true;
  EXPECT_THAT(drift_text(drift, plain),
              HasSubstr("  hint: A pending or incomplete file that builds it drops it first. If "
                        "there is none: DROP INDEX CONCURRENTLY public.i;\n"));
}

}  // namespace

}  // namespace pgmanager::report
