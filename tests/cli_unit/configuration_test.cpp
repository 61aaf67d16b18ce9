#include "cli/configuration.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace pgmanager::cli {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

/// "file:line: message
/// hint", with the detail between them if there is one.
std::string failure_of(std::string_view text) {
  try {
    parse_configuration("pm.json", text);
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::usage);
    const auto& parts = error.parts();
    EXPECT_EQ(parts.location->source_line, "") << "it may hold a secret";
    return parts.location->file + ":" + std::to_string(parts.location->line) + ": " + parts.message + "\n" +
           (parts.detail.empty() ? "" : parts.detail + "\n") + parts.hint;
  }
  return "no failure";
}

TEST(ParseConfiguration, AcceptsEveryKey) {
  const Configuration configuration = parse_configuration("pm.json", R"({
    "variables": {"schema": "shop", "größe": ""},
    "settings": {"App.user": "Ann"},
    "history-schema": "past",
    "lock-timeout": "2s",
    "statement-timeout": "10min",
    "lock-retries": 7,
    "environments": {
      "production": {"lock-timeout": "1s", "variables": {"schema": "live"}, "settings": {"app.user": "Bob"}},
      "staging": {}
    }
  })");
  EXPECT_THAT(configuration.settings.variables, ElementsAre(Pair("größe", ""), Pair("schema", "shop")));
  EXPECT_THAT(configuration.settings.session_settings, ElementsAre(Pair("app.user", "Ann")));
  EXPECT_THAT(configuration.settings.options,
              ElementsAre(Pair("history-schema", OptionValue{"past", "\"history-schema\" in \"pm.json\""}),
                          Pair("lock-retries", OptionValue{"7", "\"lock-retries\" in \"pm.json\""}),
                          Pair("lock-timeout", OptionValue{"2s", "\"lock-timeout\" in \"pm.json\""}),
                          Pair("statement-timeout", OptionValue{"10min", "\"statement-timeout\" in \"pm.json\""})));
  ASSERT_THAT(configuration.environments, ElementsAre(Pair("production", testing::_), Pair("staging", testing::_)));
  const SettingsLayer& production = configuration.environments.at("production");
  EXPECT_THAT(
      production.options,
      ElementsAre(Pair("lock-timeout", OptionValue{"1s", "\"environments.production.lock-timeout\" in \"pm.json\""})));
  EXPECT_THAT(production.variables, ElementsAre(Pair("schema", "live")));
  EXPECT_THAT(production.session_settings, ElementsAre(Pair("app.user", "Bob")));
  EXPECT_THAT(configuration.environments.at("staging").options, IsEmpty());
}

TEST(ParseConfiguration, ParsesTheDatabaseAndTheSourceOfItsPassword) {
  const Configuration configuration = parse_configuration("pm.json", R"({
    "$schema": "x.json",
    "postgres-dsn": "host=db0",
    "password-command": "pass show db0",
    "environments": {
      "production": {"postgres-dsn": "host=db1", "password-command": ["vault", "read", ""], "protected": true},
      "staging": {"protected": false}
    }
  })");
  EXPECT_EQ(configuration.settings.options.at("postgres-dsn"),
            (OptionValue{"host=db0", "\"postgres-dsn\" in \"pm.json\""}));
  EXPECT_THAT(configuration.settings.password_command.value(), ElementsAre("/bin/sh", "-c", "pass show db0"));
  EXPECT_EQ(configuration.settings.is_protected, std::nullopt);
  const SettingsLayer& production = configuration.environments.at("production");
  EXPECT_EQ(production.options.at("postgres-dsn").text, "host=db1");
  EXPECT_THAT(production.password_command.value(), ElementsAre("vault", "read", ""));
  EXPECT_EQ(production.is_protected, true);
  EXPECT_EQ(configuration.environments.at("staging").is_protected, false);
}

TEST(ParseConfiguration, AcceptsOneSpellingOfEachKey) {
  EXPECT_EQ(failure_of(R"({"password_command": "secret"})"),
            "pm.json:0: unknown key \"password_command\"\nDid you mean \"password-command\"?");
  EXPECT_EQ(failure_of(R"({"environments": {"a": {"postgres_dsn": "secret"}}})"),
            "pm.json:0: unknown key \"environments.a.postgres_dsn\"\nDid you mean \"postgres-dsn\"?");
  EXPECT_EQ(failure_of(R"({"environments": {"a": {"protect": true}}})"),
            "pm.json:0: unknown key \"environments.a.protect\"\nDid you mean \"protected\"?");
  EXPECT_THAT(failure_of(R"({"environments": {"a": {"$schema": "x"}}})"),
              testing::StartsWith("pm.json:0: unknown key \"environments.a.$schema\"\n"));
}

TEST(ParseConfiguration, RefusesInvalidProgramsAndDatabases) {
  const std::string hint =
      "\nWrite a program with its arguments, or a line for the shell: \"password-command\": [\"vault\", \"read\", "
      "\"-field=password\", \"db1/deployer\"].";
  for (const char* value : {R"("")", R"([])", R"([""])", R"(["a\u0000b"])"}) {
    EXPECT_EQ(failure_of(std::string(R"({"password-command": )") + value + "}"),
              "pm.json:0: value of key \"password-command\" does not name a program" + hint);
  }
  EXPECT_THAT(failure_of(R"({"password-command": [1]})"),
              testing::StartsWith("pm.json:0: value of key \"password-command\" is a number, not a string\n"));
  EXPECT_THAT(failure_of(R"({"password-command": 1})"),
              testing::StartsWith(
                  "pm.json:0: value of key \"password-command\" is a number, not a string or an array of strings\n"));
  EXPECT_THAT(failure_of(R"({"postgres-dsn": ""})"),
              testing::StartsWith("pm.json:0: value of key \"postgres-dsn\" is empty\n"));
}

TEST(ParseConfiguration, ProtectsOnlyEnvironments) {
  EXPECT_EQ(failure_of(R"({"protected": true})"),
            "pm.json:0: key \"protected\" is allowed in an environment only\n"
            "Write it like this: \"environments\": {\"production\": {\"protected\": true}}.");
  EXPECT_THAT(failure_of(R"({"environments": {"a": {"protected": "yes"}}})"),
              testing::StartsWith("pm.json:0: value of key \"environments.a.protected\" is a string, not a boolean\n"));
}

TEST(ParseConfiguration, AcceptsRepeatableGroupsForTheWholeTree) {
  EXPECT_EQ(parse_configuration("pm.json", R"({"repeatable": ["6-functions", "7-views"]})").settings.repeatable,
            (std::vector<std::string>{"6-functions", "7-views"}));
  EXPECT_EQ(failure_of(R"({"repeatable": "6-functions"})"),
            "pm.json:0: value of key \"repeatable\" is a string, not an array of strings\n"
            "Write it like this: \"repeatable\": [\"6-functions\", \"7-views\"].");
  EXPECT_EQ(failure_of(R"({"repeatable": ["6-functions", "6-functions"]})"),
            "pm.json:0: group \"6-functions\" is listed twice in \"repeatable\"\nRemove one of the two.");
  EXPECT_THAT(failure_of(R"({"environments": {"a": {"repeatable": []}}})"),
              testing::StartsWith("pm.json:0: unknown key \"environments.a.repeatable\"\n"));
}

TEST(ParseConfiguration, AcceptsWhatIsNotCompared) {
  const SettingsLayer layer = parse_configuration("pm.json", R"({"ignore": ["table app.log"]})").settings;
  ASSERT_EQ(layer.ignored.size(), 1U);
  EXPECT_EQ(layer.ignored[0], (OptionValue{"table app.log", "\"ignore\" in \"pm.json\""}));
  EXPECT_EQ(failure_of(R"({"ignore": "table app.log"})"),
            "pm.json:0: value of key \"ignore\" is a string, not an array of strings\n"
            "Write it like this: \"ignore\": [\"table public.flyway_schema_history\"].");
}

TEST(ParseConfiguration, AcceptsAnEmptyObjectAndAByteOrderMark) {
  EXPECT_THAT(parse_configuration("pm.json", "\xEF\xBB\xBF{}\r\n").settings.options, IsEmpty());
}

TEST(ParseConfiguration, RefusesInvalidJson) {
  EXPECT_EQ(failure_of("{\n\"variables\": {\n\"a\": \"secret\",\n}}"),
            "pm.json:4: file is not valid JSON: unexpected '}'\n"
            "Write an object, e.g. {\"lock-timeout\": \"5s\"}.");
  EXPECT_EQ(failure_of("{\"variables\": {\"a\": \"secret"),
            "pm.json:1: file is not valid JSON: invalid string: missing closing quote\n"
            "Write an object, e.g. {\"lock-timeout\": \"5s\"}.");
  EXPECT_EQ(failure_of(""),
            "pm.json:1: file is not valid JSON: unexpected end of input\n"
            "Write an object, e.g. {\"lock-timeout\": \"5s\"}.");
  EXPECT_EQ(failure_of("{\"variables\": {\"a\": \"gr\xF6\"}}"),
            "pm.json:1: file is not valid JSON: invalid string: ill-formed UTF-8 byte\n"
            "Write an object, e.g. {\"lock-timeout\": \"5s\"}.");
}

TEST(ParseConfiguration, RefusesUnknownKeys) {
  EXPECT_EQ(failure_of(R"({"lock-timout": "5s"})"),
            "pm.json:0: unknown key \"lock-timout\"\nDid you mean \"lock-timeout\"?");
  EXPECT_EQ(failure_of(R"({"frobnicate": "secret"})"),
            "pm.json:0: unknown key \"frobnicate\"\n"
            "The keys are \"$schema\", \"postgres-dsn\", \"password-command\", \"port\", \"repeatable\", "
            "\"variables\", \"settings\", "
            "\"history-schema\", \"lock-timeout\", \"statement-timeout\", "
            "\"lock-retries\", \"snapshots\", \"ignore\", \"allow-ahead\", \"restore-point\", \"hook-timeout\", "
            "\"environments\".");
  EXPECT_EQ(failure_of(R"({"environments": {"production": {"variabels": {}}}})"),
            "pm.json:0: unknown key \"environments.production.variabels\"\nDid you mean \"variables\"?");
}

TEST(ParseConfiguration, RefusesEnvironmentsInAnEnvironment) {
  EXPECT_EQ(failure_of(R"({"environments": {"production": {"environments": {}}}})"),
            "pm.json:0: unknown key \"environments.production.environments\"\n"
            "The keys are \"postgres-dsn\", \"password-command\", \"local\", \"port\", \"protected\", \"variables\", "
            "\"settings\", "
            "\"history-schema\", \"lock-timeout\", \"statement-timeout\", "
            "\"lock-retries\", \"snapshots\", \"ignore\", \"allow-ahead\", \"restore-point\", \"hook-timeout\".");
}

TEST(ParseConfiguration, RefusesADuplicateKey) {
  EXPECT_EQ(failure_of(R"({"lock-timeout": "5s", "lock-timeout": "6s"})"),
            "pm.json:0: key \"lock-timeout\" appears twice\nRemove one of the two.");
  EXPECT_EQ(failure_of(R"({"environments": {"a": {"variables": {"x": "secret", "x": "secret"}}}})"),
            "pm.json:0: key \"environments.a.variables.x\" appears twice\nRemove one of the two.");
  EXPECT_EQ(failure_of(R"({"environments": {"a": {"variables": {"x": "1"}}, "b": {"variables": {"x": "2"}}}})"),
            "no failure");
  EXPECT_EQ(failure_of(R"({"settings": {"app.x": "1", "App.X": "2"}})"),
            "pm.json:0: key \"settings.app.x\" appears twice\n"
            "Remove one of the two; names that differ only in case are the same.");
}

TEST(ParseConfiguration, RefusesValuesOfAnotherType) {
  EXPECT_EQ(failure_of("[]"),
            "pm.json:0: the document is an array, not an object\nWrite it like this: {\"lock-timeout\": \"5s\"}.");
  EXPECT_EQ(failure_of(R"({"lock-timeout": 5})"),
            "pm.json:0: value of key \"lock-timeout\" is a number, not a string\n"
            "Write it like this: \"lock-timeout\": \"5s\".");
  EXPECT_EQ(failure_of(R"({"lock-retries": "5"})"),
            "pm.json:0: value of key \"lock-retries\" is a string, not an integer\n"
            "Write it like this: \"lock-retries\": 5.");
  EXPECT_EQ(failure_of(R"({"lock-retries": 5.5})"),
            "pm.json:0: value of key \"lock-retries\" is not an integer\nWrite it like this: \"lock-retries\": 5.");
  EXPECT_EQ(failure_of(R"({"variables": {"port": 5432}})"),
            "pm.json:0: value of key \"variables.port\" is a number, not a string\n"
            "Write it like this: \"variables\": {\"schema\": \"shop\"}.");
  EXPECT_EQ(failure_of(R"({"settings": null})"),
            "pm.json:0: value of key \"settings\" is null, not an object\n"
            "Write it like this: \"settings\": {\"app.user\": \"ann\"}.");
  EXPECT_EQ(failure_of(R"({"environments": {"a": true}})"),
            "pm.json:0: value of key \"environments.a\" is a boolean, not an object\n"
            "Write it like this: \"environments\": {\"production\": {\"lock-timeout\": \"2s\"}}.");
}

TEST(ParseConfiguration, RefusesInvalidNames) {
  EXPECT_EQ(failure_of(R"({"variables": {"my-name": "secret"}})"),
            "pm.json:0: \"my-name\" cannot be the name of a variable\nIt is the key \"variables.my-name\".\n"
            "Use letters, digits and underscores.");
  EXPECT_EQ(failure_of(R"({"settings": {"user": "secret"}})"),
            "pm.json:0: the name of session setting \"user\" has no dot\nIt is the key \"settings.user\".\n"
            "Settings of your own have a prefix, e.g. app.user; set one of PostgreSQL's with SET in the file.");
  EXPECT_EQ(failure_of(R"({"environments": {"a.b": {}}})"),
            "pm.json:0: \"a.b\" cannot be the name of an environment\nIt is the key \"environments.a.b\".\n"
            "Use letters, digits, underscores and dashes.");
  EXPECT_EQ(failure_of(R"({"variables": {"a": "x\u0000y"}})"),
            "pm.json:0: value of variable \"a\" is not text in UTF-8\n"
            "It is the key \"variables.a\".\n"
            "Convert it to UTF-8, without NUL bytes.");
}

}  // namespace
}  // namespace pgmanager::cli
