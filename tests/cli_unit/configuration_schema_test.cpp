#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "cli/configuration.hpp"

namespace pgmanager::cli {
namespace {

using Json = nlohmann::json;
using testing::UnorderedElementsAreArray;

std::string content_of(const std::string& file) {
  std::ifstream stream(PGMANAGER_ROOT "/" + file, std::ios::binary);
  stream.exceptions(std::ios::failbit);
  return {std::istreambuf_iterator<char>(stream), {}};
}

Json schema() {
  return Json::parse(content_of("postgres-manager.schema.json"));
}

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

std::vector<std::string> texts(const std::vector<std::string_view>& views) {
  return {views.begin(), views.end()};
}

/// Follows {"$ref": "#/definitions/name"}.
const Json& resolved(const Json& schema, const Json& part) {
  const auto reference = part.find("$ref");
  if (reference == part.end()) return part;
  return schema.at(Json::json_pointer(reference->get<std::string>().substr(1)));
}

bool has_type(const Json& value, const std::string& type) {
  return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
         (type == "string" && value.is_string()) || (type == "boolean" && value.is_boolean()) ||
         (type == "integer" && value.is_number_integer());
}

/// The part of JSON Schema that ours uses, without the limits of texts and numbers. Adds findings to `problems`.
void validate(const Json& schema, const Json& part, const Json& value, const std::string& at,
              std::vector<std::string>& problems) {
  const Json& rules = resolved(schema, part);
  const Json types = rules.at("type").is_array() ? rules.at("type") : Json::array({rules.at("type")});
  const bool fits = std::any_of(types.begin(), types.end(),
                                [&](const Json& type) { return has_type(value, type.get<std::string>()); });
  if (!fits) problems.push_back(at + ": type");
  if (value.is_array()) {
    for (const Json& item : value) validate(schema, rules.at("items"), item, at + "[]", problems);
  }
  if (!fits || !value.is_object()) return;
  for (const auto& [key, member] : value.items()) {
    const std::string there = at + "/" + key;
    const Json properties = rules.value("properties", Json::object());
    const Json& others = rules.at("additionalProperties");
    if (properties.contains(key)) {
      validate(schema, properties.at(key), member, there, problems);
    } else if (others.is_object()) {
      validate(schema, others, member, there, problems);
    } else {
      problems.push_back(there + ": unknown");
    }
  }
}

std::vector<std::string> problems_of(const std::string& text) {
  std::vector<std::string> problems;
  const Json rules = schema();
  validate(rules, rules, Json::parse(text), "", problems);
  return problems;
}

/// The indented block below the heading.
std::string example_in(const std::string& file, const std::string& heading) {
  std::istringstream lines(content_of(file));
  std::string block;
  bool found = false;
  for (std::string line; std::getline(lines, line);) {
    if (line == heading) found = true;
    const bool is_code = line.starts_with("    ");
    if (found && is_code) block += line + "\n";
    if (found && !is_code && !block.empty()) break;
  }
  return block;
}

TEST(ConfigurationSchema, ContainsTheKeysOfTheDocument) {
  EXPECT_THAT(keys_of(schema().at("properties")), UnorderedElementsAreArray(texts(configuration_keys().document)));
}

TEST(ConfigurationSchema, ContainsTheKeysOfAnEnvironment) {
  EXPECT_THAT(keys_of(schema().at("definitions").at("environment").at("properties")),
              UnorderedElementsAreArray(texts(configuration_keys().environment)));
}

TEST(ConfigurationSchema, DescribesEachKey) {
  const Json rules = schema();
  const auto expect_described = [&](const Json& properties) {
    for (const auto& [key, part] : properties.items())
      EXPECT_TRUE(resolved(rules, part).contains("description")) << key;
  };
  expect_described(rules.at("properties"));
  expect_described(rules.at("definitions").at("environment").at("properties"));
}

TEST(ConfigurationSchema, FindsMistakes) {
  EXPECT_THAT(problems_of(R"({"lock-retries": "5", "password_command": "x", "password-command": [1], "environments":
                              {"a": {"protected": 1, "environments": {}}}, "variables": {"a": 1}})"),
              testing::UnorderedElementsAre("/lock-retries: type", "/password_command: unknown",
                                            "/password-command[]: type", "/environments/a/protected: type",
                                            "/environments/a/environments: unknown", "/variables/a: type"));
}

TEST(ConfigurationSchema, AcceptsTheExampleOfTheDocsAsTheProgramDoes) {
  const std::string example = example_in("docs/settings.md", "## postgres-manager.json");
  EXPECT_THAT(problems_of(example), testing::IsEmpty());
  const Configuration configuration = parse_configuration("example", example);
  EXPECT_EQ(configuration.environments.at("production").is_protected, true);
  EXPECT_EQ(configuration.environments.at("production").password_command->front(), "vault");
}

}  // namespace
}  // namespace pgmanager::cli
