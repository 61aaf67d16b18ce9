#include "cli/settings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "base/error.hpp"

namespace pgmanager::cli {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

/// The environment has none of the program's variables before and after each test.
class SettingsTest : public testing::Test {
 protected:
  void SetUp() override { clear(); }
  void TearDown() override { clear(); }

  static void set(const char* variable, const char* value) { ::setenv(variable, value, 1); }

 private:
  static void clear() {
    for (const char* option : {"DBNAME", "DSN", "POSTGRES_DSN", "HISTORY_SCHEMA", "LOCK_WAIT", "OUTPUT", "POSTGRES_BIN",
                               "REASON", "ROOT", "DRY_RUN", "ENVIRONMENT", "SET", "SETTING", "TRANSACTION",
                               "LOCK_TIMEOUT", "LOCK_RETRIES", "STATEMENT_TIMEOUT", "DURABLE_EACH"}) {
      ::unsetenv((std::string("POSTGRES_MANAGER_") + option).c_str());
    }
  }
};

/// "message
/// hint", with the detail between them if there is one.
std::string failure_of(const std::vector<std::string>& arguments) {
  try {
    parse_command_line(arguments);
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::usage);
    const auto& parts = error.parts();
    return parts.message + "\n" + (parts.detail.empty() ? "" : parts.detail + "\n") + parts.hint;
  }
  return "no failure";
}

// libpq would connect with any text that it takes for a connection string; other texts are names.
TEST_F(SettingsTest, AConnectionStringIsNotAName) {
  const std::string why_not = " is a connection string and not a name\n";
  for (const char* value :
       {"postgresql://u:hunter2@h/x", "postgres://h/x", "host=h password=hunter2", "password=hunter2"}) {
    SCOPED_TRACE(value);
    EXPECT_EQ(failure_of({"status", "--dbname", value}),
              "the value of --dbname" + why_not +
                  "A connection string belongs in --postgres-dsn, a name here: --dbname shop.");
    EXPECT_EQ(failure_of({"status", "--history-schema", value}),
              "the value of --history-schema" + why_not +
                  "A connection string belongs in --postgres-dsn, a name here: --history-schema postgres_manager.");
    set("POSTGRES_MANAGER_DBNAME", value);
    EXPECT_EQ(failure_of({"status"}), "the value of --dbname" + why_not +
                                          "It comes from the environment variable POSTGRES_MANAGER_DBNAME.\n"
                                          "A connection string belongs in --postgres-dsn, a name here: --dbname shop.");
    ::unsetenv("POSTGRES_MANAGER_DBNAME");
  }
  SettingsLayer files;
  files.options["history-schema"] = {"postgresql://u:hunter2@h/x", "\"history-schema\" in \"postgres-manager.json\""};
  EXPECT_THROW(parse_command_line({"status"}, files), base::Error);
  EXPECT_EQ(parse_command_line({"status", "--dbname", "Postgres://x y"}).dbname, "Postgres://x y");
}

TEST_F(SettingsTest, ExplainWhyANameCannotBeAHistorySchema) {
  const auto hint_of = [](const std::string& name) {
    const std::string failure = failure_of({"status", "--history-schema", name});
    return failure.substr(failure.find('\n') + 1);
  };
  EXPECT_EQ(hint_of(""), "Name a schema: --history-schema postgres_manager.");
  EXPECT_EQ(hint_of(std::string(64, 'a')), "Use a shorter name: PostgreSQL cuts names after 63 bytes.");
  EXPECT_EQ(hint_of("pg_x"), "Use another name: PostgreSQL keeps names that begin with pg_ for itself.");
  EXPECT_EQ(hint_of("information_schema"), "Use another name: PostgreSQL has its own schema of this name.");
  EXPECT_EQ(hint_of("a\x1b[31m"), "Use a name without control characters and others that cannot be seen.");
  EXPECT_EQ(parse_command_line({"status", "--history-schema", std::string(63, 'a')}).history_schema.size(), 63U);
}

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

constexpr const char* dsn = "postgresql://postgres:postgres@localhost:5432/postgres";

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

TEST_F(SettingsTest, SuggestTheNearestOption) {
  EXPECT_EQ(failure_of({"--fnuction", "create"}), "unknown option \"--fnuction\"\nDid you mean --function?");
  EXPECT_EQ(failure_of({"--dbnam=shop"}), "unknown option \"--dbnam\"\nDid you mean --dbname?");
  const std::string hint =
      "\nSee the functions: postgres-manager --help; the options of one: postgres-manager help NAME.";
  EXPECT_EQ(failure_of({"--frobnicate"}), "unknown option \"--frobnicate\"" + hint);
  EXPECT_EQ(failure_of({"-x"}), "unknown option \"-x\"" + hint);
  EXPECT_EQ(failure_of({"-x=1"}), "unknown option \"-x\"" + hint);
  EXPECT_EQ(failure_of({"--a.b"}), "unknown option \"--a.b\"" + hint);
}

TEST_F(SettingsTest, RefuseAnOptionWithoutItsValue) {
  EXPECT_EQ(failure_of({"--postgres-dsn"}),
            "option --postgres-dsn is not followed by DSN\nSee the functions: postgres-manager --help; the options of "
            "one: postgres-manager help NAME.");
  EXPECT_EQ(failure_of({"undo", "--to"}),
            "option --to is not followed by ORDINAL\nSee its options: postgres-manager help undo.");
  EXPECT_EQ(failure_of({"--function", "repair", "--forget"}),
            "option --forget is not followed by ORDINALS\nSee its options: postgres-manager help repair.");
}

TEST_F(SettingsTest, ParseASwitchWithATruthValue) {
  EXPECT_FALSE(parse_command_line({"--dry-run=false"}).dry_run);
  EXPECT_TRUE(parse_command_line({"--dry-run=true"}).dry_run);
  EXPECT_FALSE(parse_command_line({"--create-database=false"}).create_database);
}

TEST_F(SettingsTest, RefuseASwitchWithAnyOtherValue) {
  EXPECT_THAT(failure_of({"--dry-run=no"}), testing::StartsWith("could not understand the command line\n"));
}

TEST_F(SettingsTest, RefuseAnUnknownOutputFormat) {
  EXPECT_EQ(failure_of({"--output", "xml"}), "unknown output format \"xml\"\nUse --output text or --output json.");
  set("POSTGRES_MANAGER_OUTPUT", "yaml");
  EXPECT_EQ(failure_of({}),
            "unknown output format \"yaml\"\nIt comes from the environment variable POSTGRES_MANAGER_OUTPUT.\n"
            "Use --output text or --output json.");
}

TEST_F(SettingsTest, RefuseAnInvalidDuration) {
  EXPECT_EQ(failure_of({"--lock-wait", "soon"}),
            "invalid duration \"soon\"\nWrite it like this: --lock-wait 30s, 5min or 1h.");
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

TEST_F(SettingsTest, RefuseAVariableWithoutAValueAndDoNotShowIt) {
  for (const char* text : {"secret", "=secret", ""}) {
    EXPECT_EQ(failure_of({"--set", text}),
              "option --set is not followed by NAME=VALUE\nWrite it like this: --set schema=shop.");
    EXPECT_EQ(failure_of({"--setting", text}),
              "option --setting is not followed by NAME=VALUE\nWrite it like this: --setting app.user=ann.");
  }
}

TEST_F(SettingsTest, RefuseAnInvalidNameAndDoNotShowTheValue) {
  EXPECT_EQ(failure_of({"--set", "my-name=secret"}),
            "\"my-name\" cannot be the name of a variable\nUse letters, digits and underscores.");
  EXPECT_EQ(failure_of({"--setting", "user=secret"}),
            "the name of session setting \"user\" has no dot\n"
            "Settings of your own have a prefix, e.g. app.user; set one of PostgreSQL's with SET in the file.");
  EXPECT_EQ(failure_of({"--environment", "../production"}),
            "\"../production\" cannot be the name of an environment\nUse letters, digits, underscores and dashes.");
}

TEST_F(SettingsTest, RefuseAnInvalidNumberOfRetries) {
  for (const std::string text : {"-1", "101", "5x", "", "many", "1.5", "99999999999"}) {
    EXPECT_EQ(failure_of({"--lock-retries", text}),
              "\"" + text + "\" is not a valid number of retries\nWrite a number from 0 to 100: --lock-retries 5.");
  }
}

TEST_F(SettingsTest, RefuseATimeThatIsTooLongForTheServer) {
  EXPECT_EQ(parse_command_line({"--lock-timeout", "2147483s"}).lock_timeout, 2147483s);
  EXPECT_EQ(parse_command_line({"--lock-timeout", "2147483647ms"}).lock_timeout, 2147483647ms);
  EXPECT_EQ(failure_of({"--lock-timeout", "2147483648ms"}),
            "\"2147483648ms\" is too long for --lock-timeout\nThe longest time is 596h; 0 waits forever.");
  EXPECT_EQ(failure_of({"--lock-timeout", "597h"}),
            "\"597h\" is too long for --lock-timeout\nThe longest time is 596h; 0 waits forever.");
  EXPECT_EQ(failure_of({"--statement-timeout", "soon"}),
            "invalid duration \"soon\"\nWrite it like this: --statement-timeout 30s, 5min or 1h.");
}

TEST_F(SettingsTest, RefuseAnUnknownTransactionScope) {
  EXPECT_EQ(failure_of({"--transaction", "each"}),
            "unknown transaction scope \"each\"\nUse --transaction all or --transaction file.");
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

TEST_F(SettingsTest, NameTheFileOfAWrongValue) {
  const SettingsLayer files{.options = {{"lock-timeout", {"soon", "line 3 of \".env.staging\""}}}};
  try {
    parse_command_line({}, files);
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.parts().message, "invalid duration \"soon\"");
    EXPECT_EQ(error.parts().detail, "It comes from line 3 of \".env.staging\".");
  }
}

TEST_F(SettingsTest, RefuseOtherOptionsThatAreGivenTwice) {
  EXPECT_EQ(failure_of({"--lock-retries", "1", "--lock-retries=2"}),
            "option --lock-retries is given 2 times\nGive it once.");
}

TEST_F(SettingsTest, RefuseQuietAndVerboseTogether) {
  EXPECT_EQ(failure_of({"--quiet", "--verbose"}), "--quiet and --verbose exclude each other\nLeave one of them out.");
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
