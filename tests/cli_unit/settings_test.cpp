#include "cli/settings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "settings_fixture.hpp"

namespace pgmanager::cli {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

constexpr const char* dsn = "postgresql://postgres:postgres@localhost:5432/postgres";

TEST_F(SettingsTest, HaveDefaults) {
  const Settings settings = parse_command_line({});
  EXPECT_EQ(settings.function, "");
  EXPECT_THAT(settings.operands, IsEmpty());
  EXPECT_THAT(settings.given, IsEmpty());
  EXPECT_EQ(settings.postgres_dsn, std::nullopt);
  EXPECT_EQ(settings.dbname, std::nullopt);
  EXPECT_EQ(settings.local, std::nullopt);
  EXPECT_FALSE(settings.ephemeral);
  EXPECT_EQ(settings.postgres_bin, std::nullopt);
  EXPECT_EQ(settings.root, ".");
  EXPECT_EQ(settings.history_schema, "postgres_manager");
  EXPECT_EQ(settings.lock_wait, 60s);
  EXPECT_EQ(settings.environment, std::nullopt);
  EXPECT_THAT(settings.variables, IsEmpty());
  EXPECT_THAT(settings.session_settings, IsEmpty());
  EXPECT_EQ(settings.transaction, std::nullopt);
  EXPECT_FALSE(settings.durable_each);
  EXPECT_EQ(settings.lock_retries, 5);
  EXPECT_EQ(settings.hook_timeout, std::chrono::minutes(5));
  EXPECT_EQ(settings.lock_timeout, std::nullopt);
  EXPECT_EQ(settings.statement_timeout, std::nullopt);
  EXPECT_FALSE(settings.manual_deployment);
  EXPECT_FALSE(settings.create_database);
  EXPECT_FALSE(settings.if_needed);
  EXPECT_FALSE(settings.dry_run);
  EXPECT_EQ(settings.reason, "");
  EXPECT_EQ(settings.output, Output::text);
  EXPECT_EQ(settings.verbosity, Verbosity::normal);
  EXPECT_FALSE(settings.help);
  EXPECT_FALSE(settings.version);
}

TEST_F(SettingsTest, ParseTheThreeDocumentedCommandLines) {
  const Settings create = parse_command_line({"--postgres-dsn", dsn, "--function", "create"});
  EXPECT_EQ(create.function, "create");
  EXPECT_EQ(create.postgres_dsn, dsn);
  const Settings deployment = parse_command_line({"--postgres-dsn", dsn, "--function", "deployment"});
  EXPECT_EQ(deployment.function, "deployment");
  EXPECT_FALSE(deployment.manual_deployment);
  const Settings manual =
      parse_command_line({"--postgres-dsn", dsn, "--function", "deployment", "--manual-deployment"});
  EXPECT_EQ(manual.function, "deployment");
  EXPECT_TRUE(manual.manual_deployment);
  EXPECT_THAT(manual.given, ElementsAre("function", "manual-deployment", "postgres-dsn"));
}

TEST_F(SettingsTest, AcceptTheFunctionAsTheFirstWord) {
  EXPECT_EQ(parse_command_line({"status"}).function, "status");
  EXPECT_EQ(parse_command_line({"--postgres-dsn", dsn, "status"}).function, "status");
  const Settings help = parse_command_line({"help", "deployment"});
  EXPECT_EQ(help.function, "help");
  EXPECT_THAT(help.operands, ElementsAre("deployment"));
}

TEST_F(SettingsTest, TreatWordsAfterAFunctionAsOperands) {
  const Settings settings = parse_command_line({"--function", "create", "now"});
  EXPECT_EQ(settings.function, "create");
  EXPECT_THAT(settings.operands, ElementsAre("now"));
}

TEST_F(SettingsTest, AcceptValuesAfterAnEqualsSign) {
  const Settings settings = parse_command_line({"--function=create", "--postgres-dsn=host=db1 user=app",
                                                "--dbname=shop", "--lock-wait=5min", "--root=/srv/tree"});
  EXPECT_EQ(settings.function, "create");
  EXPECT_EQ(settings.postgres_dsn, "host=db1 user=app");
  EXPECT_EQ(settings.dbname, "shop");
  EXPECT_EQ(settings.lock_wait, 5min);
  EXPECT_EQ(settings.root, "/srv/tree");
}

TEST_F(SettingsTest, ContainEveryOption) {
  const Settings settings = parse_command_line({"--dbname",
                                                "shop",
                                                "--ephemeral",
                                                "--postgres-bin",
                                                "/opt/pg/bin",
                                                "--root",
                                                "tree",
                                                "--history-schema",
                                                "past",
                                                "--lock-wait",
                                                "30s",
                                                "--manual-deployment",
                                                "--create-database",
                                                "--if-needed",
                                                "--dry-run",
                                                "--reason",
                                                "INC-42: two words",
                                                "--output",
                                                "json",
                                                "--quiet",
                                                "--help",
                                                "--version"});
  EXPECT_EQ(settings.dbname, "shop");
  EXPECT_TRUE(settings.ephemeral);
  EXPECT_EQ(settings.postgres_bin, "/opt/pg/bin");
  EXPECT_EQ(settings.root, "tree");
  EXPECT_EQ(settings.history_schema, "past");
  EXPECT_EQ(settings.lock_wait, 30s);
  EXPECT_TRUE(settings.manual_deployment);
  EXPECT_TRUE(settings.create_database);
  EXPECT_TRUE(settings.if_needed);
  EXPECT_TRUE(settings.dry_run);
  EXPECT_EQ(settings.reason, "INC-42: two words");
  EXPECT_EQ(settings.output, Output::json);
  EXPECT_EQ(settings.verbosity, Verbosity::quiet);
  EXPECT_TRUE(settings.help);
  EXPECT_TRUE(settings.version);
  EXPECT_EQ(parse_command_line({"--verbose"}).verbosity, Verbosity::verbose);
}

TEST_F(SettingsTest, MayOmitTheDirectoryOfAPrivateServer) {
  EXPECT_EQ(parse_command_line({"create", "--local"}).local, ".postgres-manager/server");
  EXPECT_EQ(parse_command_line({"--local", "--function", "create"}).local, ".postgres-manager/server");
  EXPECT_EQ(parse_command_line({"--local="}).local, ".postgres-manager/server");
}

TEST_F(SettingsTest, AcceptTheDirectoryOfAPrivateServerInBothForms) {
  EXPECT_EQ(parse_command_line({"create", "--local", "/srv/try"}).local, "/srv/try");
  EXPECT_EQ(parse_command_line({"create", "--local=/srv/try"}).local, "/srv/try");
  // The word is the file.
  EXPECT_EQ(parse_command_line({"dump", "--local", "schema.sql"}).local, ".postgres-manager/server");
  EXPECT_EQ(parse_command_line({"dump", "--local", "schema.sql"}).operands, std::vector<std::string>{"schema.sql"});
  EXPECT_EQ(parse_command_line({"dump", "--local=/srv/try", "schema.sql"}).local, "/srv/try");
}

TEST_F(SettingsTest, DoNotTreatTheFunctionAsTheDirectoryOfAPrivateServer) {
  const Settings settings = parse_command_line({"--local", "create"});
  EXPECT_EQ(settings.function, "create");
  EXPECT_EQ(settings.local, ".postgres-manager/server");
}

TEST_F(SettingsTest, ComeFromTheEnvironmentIfTheCommandLineDoesNotSetThem) {
  set("POSTGRES_MANAGER_DBNAME", "shop");
  set("POSTGRES_MANAGER_HISTORY_SCHEMA", "past");
  set("POSTGRES_MANAGER_LOCK_WAIT", "500ms");
  set("POSTGRES_MANAGER_OUTPUT", "json");
  set("POSTGRES_MANAGER_POSTGRES_BIN", "/opt/pg/bin");
  set("POSTGRES_MANAGER_ROOT", "/srv/tree");
  const Settings settings = parse_command_line({});
  EXPECT_EQ(settings.dbname, "shop");
  EXPECT_EQ(settings.history_schema, "past");
  EXPECT_EQ(settings.lock_wait, 500ms);
  EXPECT_EQ(settings.output, Output::json);
  EXPECT_EQ(settings.postgres_bin, "/opt/pg/bin");
  EXPECT_EQ(settings.root, "/srv/tree");
  EXPECT_THAT(settings.given, IsEmpty());
}

TEST_F(SettingsTest, OfTheCommandLineOverrideTheEnvironment) {
  set("POSTGRES_MANAGER_ROOT", "/srv/tree");
  EXPECT_EQ(parse_command_line({"--root", "here"}).root, "here");
}

TEST_F(SettingsTest, TreatAnEmptyVariableAsNotSet) {
  set("POSTGRES_MANAGER_ROOT", "");
  EXPECT_EQ(parse_command_line({}).root, ".");
}

TEST_F(SettingsTest, AreNotSwitchedOnByAVariable) {
  set("POSTGRES_MANAGER_DRY_RUN", "1");
  EXPECT_FALSE(parse_command_line({}).dry_run);
}

TEST_F(SettingsTest, ParseASwitchWithATruthValue) {
  EXPECT_FALSE(parse_command_line({"--dry-run=false"}).dry_run);
  EXPECT_TRUE(parse_command_line({"--dry-run=true"}).dry_run);
  EXPECT_FALSE(parse_command_line({"--create-database=false"}).create_database);
}

TEST_F(SettingsTest, ContainOptionsOfRuns) {
  const Settings settings =
      parse_command_line({"--environment", "production", "--transaction", "all", "--durable-each", "--lock-retries",
                          "0", "--lock-timeout", "0", "--statement-timeout=10min"});
  EXPECT_EQ(settings.environment, "production");
  EXPECT_EQ(settings.transaction, plan::TransactionScope::all_files);
  EXPECT_TRUE(settings.durable_each);
  EXPECT_EQ(settings.lock_retries, 0);
  EXPECT_EQ(settings.lock_timeout, 0s);
  EXPECT_EQ(settings.statement_timeout, 10min);
  EXPECT_EQ(parse_command_line({"--transaction=file"}).transaction, plan::TransactionScope::each_file);
  EXPECT_EQ(parse_command_line({"--lock-retries=100"}).lock_retries, 100);
  EXPECT_EQ(parse_command_line({"--hook-timeout", "30s"}).hook_timeout, std::chrono::seconds(30));
  EXPECT_EQ(parse_command_line({"--hook-timeout", "0"}).hook_timeout, std::chrono::seconds(0));
}

TEST_F(SettingsTest, ContainEveryVariable) {
  const Settings settings = parse_command_line({"--set", "a=1,2", "deployment", "--set=b=x=y\nz", "--set", "a=3",
                                                "--set", "c=", "--set", "größe_2=--verbose", "--set", "A=4"});
  EXPECT_EQ(settings.function, "deployment");
  EXPECT_THAT(settings.variables, ElementsAre(Pair("A", "4"), Pair("a", "3"), Pair("b", "x=y\nz"), Pair("c", ""),
                                              Pair("größe_2", "--verbose")));
  EXPECT_EQ(settings.verbosity, Verbosity::normal);
}

TEST_F(SettingsTest, ContainALongVariable) {
  const std::string value(1'000'000, 'x');
  EXPECT_THAT(parse_command_line({"--set=a=" + value}).variables, ElementsAre(Pair("a", value)));
}

TEST_F(SettingsTest, ContainEverySessionSettingInLowerCase) {
  EXPECT_THAT(parse_command_line({"--setting", "app.User=Ann", "--setting=app.a.b=1"}).session_settings,
              ElementsAre(Pair("app.a.b", "1"), Pair("app.user", "Ann")));
}

TEST_F(SettingsTest, OfRunsComeFromTheEnvironment) {
  set("POSTGRES_MANAGER_ENVIRONMENT", "staging");
  set("POSTGRES_MANAGER_TRANSACTION", "file");
  set("POSTGRES_MANAGER_LOCK_TIMEOUT", "2s");
  set("POSTGRES_MANAGER_LOCK_RETRIES", "7");
  set("POSTGRES_MANAGER_STATEMENT_TIMEOUT", "1h");
  set("POSTGRES_MANAGER_DURABLE_EACH", "true");
  set("POSTGRES_MANAGER_SET", "a=1");
  const Settings settings = parse_command_line({});
  EXPECT_EQ(settings.environment, "staging");
  EXPECT_EQ(settings.transaction, plan::TransactionScope::each_file);
  EXPECT_EQ(settings.lock_timeout, 2s);
  EXPECT_EQ(settings.lock_retries, 7);
  EXPECT_EQ(settings.statement_timeout, 1h);
  EXPECT_FALSE(settings.durable_each);
  EXPECT_THAT(settings.variables, IsEmpty());
}

TEST_F(SettingsTest, OfFilesAreOverriddenByCommandLineAndEnvironment) {
  const SettingsLayer files{
      .options = {{"lock-timeout", {"1s", "x"}}, {"lock-retries", {"1", "x"}}, {"statement-timeout", {"1s", "x"}}},
      .variables = {{"a", "file"}, {"b", "file"}},
      .session_settings = {{"app.a", "file"}, {"app.b", "file"}}};
  set("POSTGRES_MANAGER_LOCK_TIMEOUT", "2s");
  set("POSTGRES_MANAGER_LOCK_RETRIES", "2");
  const Settings settings =
      parse_command_line({"--lock-timeout", "3s", "--set", "a=line", "--setting", "APP.A=line"}, files);
  EXPECT_EQ(settings.lock_timeout, 3s);
  EXPECT_EQ(settings.lock_retries, 2);
  EXPECT_EQ(settings.statement_timeout, 1s);
  EXPECT_THAT(settings.variables, ElementsAre(Pair("a", "line"), Pair("b", "file")));
  EXPECT_THAT(settings.session_settings, ElementsAre(Pair("app.a", "line"), Pair("app.b", "file")));
}

TEST(ParseDuration, AcceptsTheUnits) {
  EXPECT_EQ(parse_duration("500ms"), 500ms);
  EXPECT_EQ(parse_duration("30s"), 30s);
  EXPECT_EQ(parse_duration("5min"), 5min);
  EXPECT_EQ(parse_duration("1h"), 1h);
  EXPECT_EQ(parse_duration("0s"), 0ms);
  EXPECT_EQ(parse_duration("2147483647ms"), 2147483647ms);
}

TEST(ParseDuration, ReadsAPlainNumberAsSeconds) {
  EXPECT_EQ(parse_duration("60"), 60s);
  EXPECT_EQ(parse_duration("0"), 0s);
}

TEST(ParseDuration, RefusesOtherTexts) {
  for (const char* text : {"", "s", "soon", "-5s", "+5s", " 5s", "5 s", "5s ", "5m", "5S", "1.5s", "1h30min",
                           "99999999999h", "99999999999999999999s"}) {
    EXPECT_EQ(parse_duration(text), std::nullopt) << "\"" << text << "\"";
  }
}

}  // namespace

}  // namespace pgmanager::cli
