#include "cli/secrets.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "pg/connect_options.hpp"

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

std::string without(const std::string& dsn) {
  return dsn_without_secrets(dsn).value_or("(nothing)");
}

TEST(DsnWithoutSecrets, OmitsThePasswordOfAUri) {
  EXPECT_EQ(without("postgresql://ann:secret@db1:5432/shop"), "postgresql://ann@db1:5432/shop");
  EXPECT_EQ(without("postgres://ann:se%40cret:x@db1,db2:5433/shop?sslmode=require"),
            "postgres://ann@db1,db2:5433/shop?sslmode=require");
  EXPECT_EQ(without("postgresql://:secret@db1/shop"), "postgresql://db1/shop");
  EXPECT_EQ(without("postgresql://ann@[::1]:5432/shop"), "postgresql://ann@[::1]:5432/shop");
  EXPECT_EQ(without("postgresql://"), "postgresql://");
}

TEST(DsnWithoutSecrets, OmitsSecretParametersOfAUri) {
  EXPECT_EQ(without("postgresql://db1/shop?password=secret"), "postgresql://db1/shop");
  EXPECT_EQ(without("postgresql://db1/shop?user=ann&password=secret&sslmode=require&sslpassword=x"),
            "postgresql://db1/shop?user=ann&sslmode=require");
  EXPECT_EQ(without("postgresql://db1?pass%77ord=secret"), "postgresql://db1");
  EXPECT_EQ(without("postgresql:///shop?host=/tmp&password=se?cret"), "postgresql:///shop?host=/tmp");
}

TEST(DsnWithoutSecrets, OmitsThePasswordAmongSettings) {
  EXPECT_EQ(without("host=db1 password=secret dbname=shop"), "host=db1 dbname=shop");
  EXPECT_EQ(without(" host = db1\n password = 'se cret' dbname='my shop' sslpassword=x"),
            "host = db1 dbname='my shop'");
  EXPECT_EQ(without(R"(password='a\'b host=no' host=db1)"), "host=db1");
  EXPECT_EQ(without(R"(password=a\ host=no host=db1)"), "host=db1");
  EXPECT_EQ(without("password='a'host=db1"), "host=db1");
  EXPECT_EQ(without("host=db1 password="), "host=db1");
  EXPECT_EQ(without("user=password passfile=/home/ann/.pgpass"), "user=password passfile=/home/ann/.pgpass");
}

TEST(DsnWithoutSecrets, IsEmptyIfNothingIsLeftOrItCannotBeParsed) {
  EXPECT_EQ(without("password=secret"), "(nothing)");
  EXPECT_EQ(without(""), "(nothing)");
  EXPECT_EQ(without("host=db1 password='secret"), "(nothing)");
  EXPECT_EQ(without("postgresql://ann:se/cret@db1/shop"), "(nothing)");
}

// libpq parses the result to the same settings as the original, except the secrets.
TEST(DsnWithoutSecrets, KeepsEverySettingThatIsNotSecret) {
  const auto settings_of = [](const std::string& dsn) {
    std::map<std::string, std::string> settings;
    for (const pg::ConnectionSetting& each : pg::parse_dsn(dsn)) settings[each.keyword] = each.value;
    return settings;
  };
  for (const char* dsn :
       {"postgresql://ann:a:b@h1:1,h2:2/x?options=-c%20a%3Db&password=c", "postgresql://ann:@/x?host=%2Ftmp",
        R"(password=\'\\ user='o\'hara' options='-c a=\'b c\'' sslpassword = 'x' dbname = x)",
        "host=a\tpassword=b\tport=1"}) {
    auto expected = settings_of(dsn);
    expected.erase("password");
    expected.erase("sslpassword");
    EXPECT_EQ(settings_of(dsn_without_secrets(dsn).value()), expected) << dsn;
  }
}

}  // namespace

}  // namespace pgmanager::cli
