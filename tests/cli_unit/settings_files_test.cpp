#include "cli/settings_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>

#include "base/error.hpp"
#include "cli/environments.hpp"
#include "cli/hints.hpp"
#include "support/temporary_directory.hpp"

namespace pgmanager::cli {
namespace {

using pgmanager::tests::TemporaryDirectory;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

/// A directory, and an environment without the variables that the tests set.
class SettingsFiles : public testing::Test {
 protected:
  void SetUp() override { clear(); }
  void TearDown() override { clear(); }

  SettingsLayer read(const std::optional<std::string>& environment = std::nullopt) const {
    return read_settings_files(root_.path(), environment);
  }
  /// "message\ndetail\nhint", with the directory as "<root>".
  std::string failure_of(const std::string& environment) const {
    try {
      read(environment);
    } catch (const base::Error& error) {
      EXPECT_EQ(error.code(), base::ErrorCode::usage);
      const base::Error shown = with_hint(error, Settings());
      const auto& parts = shown.parts();
      std::string text = parts.message + "\n" + parts.detail + "\n" + parts.hint;
      const std::string root = root_.path().string();
      for (std::size_t at = 0; (at = text.find(root)) != std::string::npos;) text.replace(at, root.size(), "<root>");
      return text;
    }
    return "no failure";
  }
  static std::string in_environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "nothing" : value;
  }

  TemporaryDirectory root_;

 private:
  static void clear() {
    for (const char* name : {"PGAPPNAME", "PGDATABASE", "PGHOST", "PGPORT", "DATABASE_URL", "POSTGRES_MANAGER_DSN"}) {
      ::unsetenv(name);
    }
  }
};

TEST_F(SettingsFiles, MustBeRegularFiles) {
  const std::string no_file =
      ": it is not a regular file\n\nA pipe or device may have no end: put a regular file in its place.";
  ASSERT_EQ(::mkfifo((root_.path() / ".env.pipe").c_str(), 0600), 0);
  EXPECT_EQ(failure_of("pipe"), "could not read file \"<root>/.env.pipe\"" + no_file);
  std::filesystem::create_symlink("/dev/zero", root_.path() / ".env.zero");
  EXPECT_EQ(failure_of("zero"), "could not read file \"<root>/.env.zero\"" + no_file);
  std::filesystem::create_directory(root_.path() / ".env.prod");
  EXPECT_EQ(
      failure_of("prod"),
      "could not read file \"<root>/.env.prod\": Is a directory\n\nPut a regular file in its place, or move it away.");
  std::filesystem::create_symlink("/dev/zero", root_.path() / "postgres-manager.json");
  EXPECT_EQ(failure_of("prod"), "could not read file \"<root>/postgres-manager.json\"" + no_file);
}

TEST_F(SettingsFiles, AreOptional) {
  const SettingsLayer settings = read();
  EXPECT_THAT(settings.options, IsEmpty());
  EXPECT_THAT(settings.variables, IsEmpty());
  EXPECT_THAT(settings.session_settings, IsEmpty());
}

// Reading the tree reports the missing directory.
TEST_F(SettingsFiles, AreNotReadIfTheDirectoryIsMissing) {
  EXPECT_THAT(read_settings_files(root_.path() / "missing", "production").options, IsEmpty());
}

TEST_F(SettingsFiles, OfAnEnvironmentOverrideThoseForAllEnvironments) {
  root_.write(".env.production", "a=env file\nPOSTGRES_MANAGER_LOCK_TIMEOUT=1s\n");
  root_.write("postgres-manager.json", R"({
    "variables": {"a": "all", "b": "all", "c": "all"},
    "settings": {"app.x": "all", "app.y": "all"},
    "lock-timeout": "3s", "lock-retries": 3, "statement-timeout": "3s",
    "environments": {"production": {"variables": {"a": "environment", "b": "environment"},
                                    "settings": {"app.x": "environment"},
                                    "lock-timeout": "2s", "lock-retries": 2}}})");
  const SettingsLayer settings = read("production");
  EXPECT_THAT(settings.variables, ElementsAre(Pair("a", "env file"), Pair("b", "environment"), Pair("c", "all")));
  EXPECT_THAT(settings.session_settings, ElementsAre(Pair("app.x", "environment"), Pair("app.y", "all")));
  EXPECT_EQ(settings.options.at("lock-timeout").text, "1s");
  EXPECT_EQ(settings.options.at("lock-retries").text, "2");
  EXPECT_EQ(settings.options.at("statement-timeout").text, "3s");

  EXPECT_THAT(read().variables, ElementsAre(Pair("a", "all"), Pair("b", "all"), Pair("c", "all")));
  EXPECT_EQ(read().options.at("lock-timeout").text, "3s");
}

TEST_F(SettingsFiles, MustContainTheEnvironment) {
  root_.write(".env.staging", "a=1\n");
  root_.write("postgres-manager.json", R"({"environments": {"production": {"variables": {"b": "2"}}}})");
  EXPECT_THAT(read("staging").variables, ElementsAre(Pair("a", "1")));
  EXPECT_THAT(read("production").variables, ElementsAre(Pair("b", "2")));
}

TEST_F(SettingsFiles, MustSpellAnEnvironmentTheSameWayEverywhere) {
  root_.write(".env.prod", "a=1\n");
  root_.write("postgres-manager.json", R"({"environments": {"Prod": {"protected": true}}})");
  EXPECT_EQ(failure_of("prod"),
            "environment \"prod\" is called \"Prod\" in \"<root>/postgres-manager.json\"\n"
            "\n"
            "Use the same spelling in the option, in the name of the .env file and in postgres-manager.json.");
}

TEST_F(SettingsFiles, ListTheEnvironments) {
  root_.write(".env.staging", "a=1\n");
  root_.write(".env.", "a=1\n");
  root_.write(".env.old~", "a=1\n");
  root_.write("postgres-manager.json", R"({"environments": {"production": {}}})");
  EXPECT_EQ(failure_of("prodcution"),
            "there is no environment \"prodcution\"\n"
            "There is neither a file \"<root>/.env.prodcution\" nor such a key in \"environments\" of "
            "\"<root>/postgres-manager.json\". Known are: \"production\", \"staging\".\n"
            "Did you mean --environment production?");
}

TEST_F(SettingsFiles, ReportThatThereIsNoEnvironment) {
  EXPECT_EQ(failure_of("production"),
            "there is no environment \"production\"\n"
            "There is neither a file \"<root>/.env.production\" nor such a key in \"environments\" of "
            "\"<root>/postgres-manager.json\". No environment is known.\n"
            "Write the file \"<root>/.env.production\".");
}

TEST_F(SettingsFiles, AddConnectionSettingsToTheEnvironmentUnlessSet) {
  ::setenv("PGHOST", "mine", 1);
  ::setenv("PGAPPNAME", "", 1);
  ::setenv("DATABASE_URL", "", 1);
  root_.write(
      ".env.production",
      "PGHOST=db1\nPGPORT=6543\nPGAPPNAME=x\nDATABASE_URL=postgresql://db1/shop\nPOSTGRES_MANAGER_DSN=host=db1\n");
  EXPECT_THAT(read("production").variables, IsEmpty());
  EXPECT_EQ(in_environment("PGHOST"), "mine");
  EXPECT_EQ(in_environment("PGPORT"), "6543");
  EXPECT_EQ(in_environment("PGAPPNAME"), "x") << "empty is as good as not there";
  EXPECT_EQ(in_environment("DATABASE_URL"), "postgresql://db1/shop");
  EXPECT_EQ(in_environment("POSTGRES_MANAGER_DSN"), "host=db1");
}

TEST_F(SettingsFiles, DoNotMixADatabaseWithThatOfTheEnvironment) {
  ::setenv("PGHOST", "mine", 1);
  root_.write(".env.production", "PGDATABASE=shop\n");
  EXPECT_EQ(
      failure_of("production"),
      "environment \"production\" and the variable PGHOST each name a database\n"
      "The file \"<root>/.env.production\" sets PGDATABASE, and PGHOST is set in the environment of the program.\n"
      "Remove one of the two (unset PGHOST), or use --postgres-dsn.");
  EXPECT_EQ(in_environment("PGDATABASE"), "nothing");
  EXPECT_NO_THROW(read_settings_files(root_.path(), "production", NamedDatabase::by_command_line));
}

TEST_F(SettingsFiles, AddNothingToTheEnvironmentIfTheyAreInvalid) {
  root_.write(".env.production", "PGHOST=db1\nbroken\n");
  EXPECT_EQ(failure_of("production"), "line is not of the form NAME=VALUE\n\nA comment begins with #.");
  EXPECT_EQ(in_environment("PGHOST"), "nothing");
}

TEST_F(SettingsFiles, ContainTheDatabaseAndItsSettings) {
  root_.write("postgres-manager.json", R"({"postgres-dsn": "host=db0", "password-command": "a",
    "environments": {"production": {"postgres-dsn": "host=db1", "protected": true}, "staging": {}}})");
  const SettingsLayer production = read("production");
  EXPECT_EQ(production.options.at("postgres-dsn").text, "host=db1");
  EXPECT_EQ(production.password_command->back(), "a");
  EXPECT_EQ(production.is_protected, true);
  const SettingsLayer staging = read("staging");
  EXPECT_EQ(staging.options.at("postgres-dsn").text, "host=db0");
  EXPECT_EQ(staging.is_protected, std::nullopt);
}

TEST_F(SettingsFiles, MustNotNameAnotherDatabaseThanTheEnvironment) {
  root_.write("postgres-manager.json", R"({"environments": {"production": {"postgres-dsn": "host=db1"}}})");
  ::setenv("PGDATABASE", "shop", 1);
  EXPECT_EQ(failure_of("production"),
            "environment \"production\" and the variable PGDATABASE each name a database\nThe file "
            "\"<root>/postgres-manager.json\" sets postgres-dsn, and PGDATABASE is set in the environment of the "
            "program.\nRemove one of the two (unset PGDATABASE), or use --postgres-dsn.");
  EXPECT_EQ(
      read_settings_files(root_.path(), "production", NamedDatabase::by_command_line).options.at("postgres-dsn").text,
      "host=db1");
  ::unsetenv("PGDATABASE");
  root_.write(".env.production", "PGHOST=db2\n");  // overrides it
  read("production");
  EXPECT_EQ(in_environment("PGHOST"), "db2");
}

class EnvironmentSettingsTest : public SettingsFiles {
 protected:
  void write_environments() const {
    root_.write("postgres-manager.json", R"({"postgres-dsn": "host=shared", "environments": {
      "a": {"postgres-dsn": "host=a", "history-schema": "h"}, "b": {}, "c": {"protected": true}}})");
    root_.write(".env.b", "PGHOST=b\nPGAPPNAME=own\n");
    root_.write(".env.old", "PGHOST=old\n");
  }
  Settings command_line() const {
    return parse_command_line({"prune", "--before", "3", "--root", root_.path().string()});
  }
};

TEST_F(EnvironmentSettingsTest, ListsTheEnvironments) {
  write_environments();
  EXPECT_THAT(environments_of(root_.path()).configured, ElementsAre("a", "b", "c"));
  EXPECT_THAT(environments_of(root_.path()).only_env_files, ElementsAre("old"));
}

TEST_F(EnvironmentSettingsTest, HoldForTheSameCommandLine) {
  write_environments();
  ::setenv("DATABASE_URL", "postgresql://shell/shop", 1);
  const EnvironmentSettings settings(command_line(), "a");
  EXPECT_EQ(settings.get().environment, "a");
  EXPECT_EQ(settings.get().history_schema, "h");
  EXPECT_EQ(settings.get().configured_dsn->text, "host=a");
  EXPECT_EQ(settings.get().before, source::Ordinal(3));
  EXPECT_EQ(in_environment("DATABASE_URL"), "nothing");
}

TEST_F(EnvironmentSettingsTest, RestoreTheVariablesOfTheShell) {
  write_environments();
  ::setenv("DATABASE_URL", "postgresql://shell/shop", 1);
  {
    const EnvironmentSettings settings(command_line(), "b");
    EXPECT_EQ(in_environment("PGHOST"), "b");
    EXPECT_EQ(in_environment("PGAPPNAME"), "own");
  }
  EXPECT_EQ(in_environment("PGHOST"), "nothing");
  EXPECT_EQ(in_environment("PGAPPNAME"), "nothing");
  EXPECT_EQ(in_environment("DATABASE_URL"), "postgresql://shell/shop");
}

// The shell's database, or that of the whole file, would be the same for each of them.
TEST_F(EnvironmentSettingsTest, NeedADatabaseOfTheirOwn) {
  write_environments();
  ::setenv("DATABASE_URL", "postgresql://shell/shop", 1);
  try {
    const EnvironmentSettings settings(command_line(), "c");
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.parts().message, "environment \"c\" names no database");
  }
  EXPECT_EQ(in_environment("DATABASE_URL"), "postgresql://shell/shop");
}

}  // namespace
}  // namespace pgmanager::cli
