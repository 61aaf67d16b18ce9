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
            R"({"event": "schemas-compared", "equal": true,
                "left": {"name": "create/", "server_version": 150008, "objects": 18, "not_compared": []},
                "right": {"name": "deployments", "server_version": 150008, "objects": 18, "not_compared": []},
                "counts": {"only-left": 0, "only-right": 0, "changed": 0, "renamed": 0, "reordered": 0},
                "differences": []})"_json);
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
            R"([{"what": "changed", "kind": "view", "name": "app.v", "parts": ["app", "v"],
                 "differences": [{"name": "comment", "left": ""}]}])"_json);
}

}  // namespace
}  // namespace pgmanager::report
