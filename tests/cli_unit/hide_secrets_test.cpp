#include "cli/hide_secrets.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgmanager::cli {
namespace {

using testing::ElementsAre;

/// The argument list as `ps` shows it afterwards, without the program's name.
std::vector<std::string> shown(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "postgres-manager");
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  hide_secrets(static_cast<int>(argv.size()), argv.data());
  arguments.erase(arguments.begin());
  return arguments;
}

TEST(HoldsSecret, IsTrueForAPasswordInAnyForm) {
  EXPECT_TRUE(holds_secret("postgresql://app:secret@localhost/shop"));
  EXPECT_TRUE(holds_secret("postgresql://localhost/shop?user=app&password=secret"));
  EXPECT_TRUE(holds_secret("host=localhost password=secret"));
  EXPECT_TRUE(holds_secret("host=localhost password='se cret'"));
  EXPECT_TRUE(holds_secret("host=localhost sslpassword=secret"));
}

TEST(HoldsSecret, IsFalseWithoutAPassword) {
  EXPECT_FALSE(holds_secret("postgresql://app@localhost:5432/shop"));
  EXPECT_FALSE(holds_secret("host=localhost user=app dbname=password"));
  EXPECT_FALSE(holds_secret("host=localhost passfile=/home/app/.pgpass"));
  EXPECT_FALSE(holds_secret(""));
}

// A string that cannot be parsed may contain a password with a character that was not escaped.
TEST(HoldsSecret, IsTrueForAStringThatLibpqCannotParse) {
  EXPECT_TRUE(holds_secret("postgresql://app:se cret@localhost:port:5432/shop"));
  EXPECT_TRUE(holds_secret("host=localhost password='secret"));
  EXPECT_TRUE(holds_secret("host=localhost pasword=secret"));
}

TEST(HideSecrets, OverwritesTheConnectionString) {
  EXPECT_THAT(shown({"--postgres-dsn", "password=secret", "--function", "create"}),
              ElementsAre("--postgres-dsn", "xxxxxxxxxxxxxxx", "--function", "create"));
  EXPECT_THAT(shown({"--function", "create", "--postgres-dsn=password=secret"}),
              ElementsAre("--function", "create", "--postgres-dsn=xxxxxxxxxxxxxxx"));
}

TEST(HideSecrets, OverwritesEachOfSeveral) {
  EXPECT_THAT(shown({"--postgres-dsn", "password=a", "--postgres-dsn=password=b"}),
              ElementsAre("--postgres-dsn", "xxxxxxxxxx", "--postgres-dsn=xxxxxxxxxx"));
}

TEST(HideSecrets, LeavesAConnectionStringWithoutAPassword) {
  EXPECT_THAT(shown({"--postgres-dsn", "postgresql://app@localhost/shop"}),
              ElementsAre("--postgres-dsn", "postgresql://app@localhost/shop"));
}

TEST(HideSecrets, OverwritesAConnectionStringInAnyPosition) {
  EXPECT_THAT(
      shown({"status", "postgresql://app:s@h/x", "--against-dsn", "password=b", "--dsn=postgres://app:s@h"}),
      ElementsAre("status", "xxxxxxxxxxxxxxxxxxxxxx", "--against-dsn", "xxxxxxxxxx", "xxxxxxxxxxxxxxxxxxxxxxxx"));
  EXPECT_THAT(shown({"postgresql://app@h/x", "--reason", "see https://tracker/1"}),
              ElementsAre("postgresql://app@h/x", "--reason", "see https://tracker/1"));
}

TEST(WithoutPasswords, OmitsPasswordsOfUris) {
  EXPECT_EQ(without_passwords("a \"postgresql://ann:se@cret@db1:5432/x\" b http://c:d@e"),
            "a \"postgresql://ann:...@db1:5432/x\" b http://c:...@e");
  EXPECT_EQ(without_passwords("invalid value \"host=db1 password=se'cret user=ann\", \"password = 'a b' x\""),
            "invalid value \"host=db1 password=... user=ann\", \"password = ... x\"");
  EXPECT_EQ(without_passwords("jdbc:postgresql://db1/x?user=ann&password=secret&ssl=true"),
            "jdbc:postgresql://db1/x?user=ann&password=...&ssl=true");
  EXPECT_EQ(without_passwords("\"sslpassword='a\\' b' oauth_client_secret=c&scram_client_key=d\" x"),
            "\"sslpassword=... oauth_client_secret=...&scram_client_key=...\" x");
  EXPECT_EQ(without_passwords("--root ann:secret@db1/x, a:b c@d"), "--root ann:...@db1/x, a:b c@d");
  EXPECT_EQ(without_passwords("environment variable PGPASSWORD, option password"),
            "environment variable PGPASSWORD, option password");
  EXPECT_EQ(without_passwords("postgresql://ann@db1:5432/x https://tracker:80/a user@host"),
            "postgresql://ann@db1:5432/x https://tracker:80/a user@host");
}

TEST(HideSecrets, OverwritesTheValuesOfVariablesAndSettings) {
  EXPECT_THAT(shown({"--set", "key=a=b", "--set=key=secret", "--setting", "app.key=secret", "--setting=app.key="}),
              ElementsAre("--set", "key=xxx", "--set=key=xxxxxx", "--setting", "app.key=xxxxxx", "--setting=app.key="));
}

TEST(HideSecrets, OverwritesAVariableWithoutANameCompletely) {
  EXPECT_THAT(shown({"--set", "secret", "--setting=secret"}), ElementsAre("--set", "xxxxxx", "--setting=xxxxxx"));
  EXPECT_THAT(shown({"--set"}), ElementsAre("--set"));
}

TEST(HideSecrets, LeavesOtherArgumentsUnchanged) {
  EXPECT_THAT(shown({"--reason", "password=secret", "--postgres-dsnx", "password=secret"}),
              ElementsAre("--reason", "password=secret", "--postgres-dsnx", "password=secret"));
  EXPECT_THAT(shown({"--settings", "key=secret", "set", "key=secret"}),
              ElementsAre("--settings", "key=secret", "set", "key=secret"));
  EXPECT_THAT(shown({"--postgres-dsn"}), ElementsAre("--postgres-dsn"));
  EXPECT_THAT(shown({"--postgres-dsn="}), ElementsAre("--postgres-dsn="));
  EXPECT_THAT(shown({}), ElementsAre());
}

}  // namespace
}  // namespace pgmanager::cli
