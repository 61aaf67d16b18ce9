#include <gtest/gtest.h>

#include "report/compared_schemas.hpp"
#include "report/parsed_json.hpp"
#include "support/golden.hpp"

namespace pgmanager::report {
namespace {

using nlohmann::literals::operator""_json;
using tests::parsed;

// The expected file shows one difference of each kind.
TEST(SchemaJson, ContainsTheSameFactsAsTheText) {
  const std::string document = schema_json(tests::compared_schemas());
  pgmanager::tests::expect_golden(parsed(document).dump(2) + "\n", PGMANAGER_GOLDEN "/schema.json");
}

TEST(SchemaJson, ReportsThatSchemasAreTheSame) {
  EXPECT_EQ(parsed(schema_json(tests::equal_schemas())),
            R"json({"event": "schemas-compared", "equal": true,
                "left": {"name": "create/", "server_version": 150008, "objects": 18, "not_compared": []},
                "right": {"name": "deployments", "server_version": 150008, "objects": 18, "not_compared": []},
                "counts": {"only-left": 0, "only-right": 0, "changed": 0, "renamed": 0, "reordered": 0},
                "differences": [],
                "equal_objects": {
                  "enum type": ["calendar.event_status"], "extension": ["citext"],
                  "function": ["calendar.person_is_free(bigint, tstzrange)", "calendar.touch_updated_at()"],
                  "schema": ["calendar", "directory"], "table": ["calendar.event", "directory.person"],
                  "view": ["calendar.upcoming_event"]}})json"_json);
}

TEST(SchemaJson, OmitsAttributesThatAreNotSet) {
  const schema::SchemaSnapshot left{
      .server_version = 150008, .objects = {tests::object("view", {"app", "v"}, {{"comment", ""}})}, .unmodelled = {}};
  const schema::SchemaSnapshot right{
      .server_version = 150008, .objects = {tests::object("view", {"app", "v"}, {})}, .unmodelled = {}};
  EXPECT_EQ(parsed(schema_json({.left_name = "a",
                                .right_name = "b",
                                .left = left,
                                .right = right,
                                .differences = diff(left, right)}))["differences"],
            R"([{"what": "changed", "kind": "view", "name": "app.v", "parts": ["app", "v"], "schema": "app",
                 "differences": [{"name": "comment", "left": ""}]}])"_json);
}

TEST(SchemaJson, NamesTheOutermostObject) {
  const schema::ObjectName table{.kind = "table", .parts = {"app", "t"}};
  const schema::ObjectName column{.kind = "column", .parts = {"app", "t", "id"}};
  const auto side = [&](const std::string& increment) -> schema::SchemaSnapshot {
    return {.server_version = 150008,
            .objects = {tests::part_of(table, tests::object("column", column.parts, {})),
                        tests::part_of(column, tests::object("sequence", {"app", "s"}, {{"increment", increment}})),
                        tests::object("table", table.parts, {})},
            .unmodelled = {}};
  };
  const auto left = side("1");
  const auto right = side("2");
  const auto json = parsed(schema_json(
      {.left_name = "a", .right_name = "b", .left = left, .right = right, .differences = diff(left, right)}));
  const auto& difference = json["differences"][0];
  EXPECT_EQ(difference["name"], "app.s");
  EXPECT_EQ(difference["parent"]["name"], "app.t.id");
  EXPECT_EQ(difference["root"], R"({"kind": "table", "name": "app.t", "parts": ["app", "t"]})"_json);
  EXPECT_EQ(json["equal_objects"], R"({})"_json) << "a part of the table differs";
}

TEST(SchemaJson, ListsThePartsOfAnObjectOfOneSide) {
  const schema::ObjectName table{.kind = "table", .parts = {"app", "t"}};
  const schema::ObjectName column{.kind = "column", .parts = {"app", "t", "id"}};
  const schema::SchemaSnapshot left{
      .server_version = 150008,
      .objects = {tests::part_of(table, tests::object("column", column.parts, {{"type", "bigint"}})),
                  tests::part_of(column, tests::object("sequence", {"app", "s"}, {{"increment", "5"}})),
                  tests::object("table", table.parts, {})},
      .unmodelled = {}};
  const schema::SchemaSnapshot right{.server_version = 150008, .objects = {}, .unmodelled = {}};
  EXPECT_EQ(parsed(schema_json({.left_name = "a",
                                .right_name = "b",
                                .left = left,
                                .right = right,
                                .differences = diff(left, right)}))["differences"],
            R"([{"what": "only-left", "kind": "table", "name": "app.t", "parts": ["app", "t"], "schema": "app",
                 "attributes": {}, "with": {"column": 1},
                 "contains": [{"kind": "column", "name": "app.t.id", "parts": ["app", "t", "id"],
                               "attributes": {"type": "bigint"},
                               "contains": [{"kind": "sequence", "name": "app.s", "parts": ["app", "s"],
                                             "attributes": {"increment": "5"}}]}]}])"_json);
}

}  // namespace
}  // namespace pgmanager::report
