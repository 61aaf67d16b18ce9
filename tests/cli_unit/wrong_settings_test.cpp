#include "cli/settings.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "settings_fixture.hpp"

namespace pgmanager::cli {
namespace {

using namespace std::chrono_literals;

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
  EXPECT_EQ(hint_of("pg_x"), "Use another name: PostgreSQL reserves names that begin with pg_.");
  EXPECT_EQ(hint_of("information_schema"), "Use another name: PostgreSQL has its own schema of this name.");
  EXPECT_EQ(hint_of("a\x1b[31m"), "Use a name without control characters and others that cannot be seen.");
  EXPECT_EQ(parse_command_line({"status", "--history-schema", std::string(63, 'a')}).history_schema.size(), 63U);
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
            "option --to is not followed by ORDINAL|WHAT\nSee its options: postgres-manager help undo.");
  EXPECT_EQ(failure_of({"--function", "repair", "--forget"}),
            "option --forget is not followed by ORDINALS\nSee its options: postgres-manager help repair.");
}

TEST_F(SettingsTest, RefuseASwitchWithAnyOtherValue) {
  EXPECT_THAT(failure_of({"--dry-run=no"}), testing::StartsWith("could not understand the command line\n"));
}

TEST_F(SettingsTest, RefuseAnUnknownOutputFormat) {
  EXPECT_EQ(failure_of({"--output", "xml"}),
            "unknown output format \"xml\"\nUse --output text or --output json, for status also --output openmetrics.");
  set("POSTGRES_MANAGER_OUTPUT", "yaml");
  EXPECT_EQ(failure_of({}),
            "unknown output format \"yaml\"\nIt comes from the environment variable POSTGRES_MANAGER_OUTPUT.\n"
            "Use --output text or --output json, for status also --output openmetrics.");
}

TEST_F(SettingsTest, RefuseAnInvalidDuration) {
  EXPECT_EQ(failure_of({"--lock-wait", "soon"}),
            "invalid duration \"soon\"\nWrite it like this: --lock-wait 30s, 5min or 1h.");
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

}  // namespace

}  // namespace pgmanager::cli
