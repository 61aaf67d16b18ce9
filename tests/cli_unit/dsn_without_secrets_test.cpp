#include "cli/dsn_without_secrets.hpp"

#include <gtest/gtest.h>

#include <map>

#include "pg/connect_options.hpp"

namespace pgmanager::cli {
namespace {

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
