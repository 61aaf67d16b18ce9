#include "pg/connect_options.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "pg/causes.hpp"
#include "support/thrown.hpp"

namespace pgmanager::pg {

bool operator==(const ConnectionSetting& a, const ConnectionSetting& b) {
  return a.keyword == b.keyword && a.value == b.value;
}

namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::UnorderedElementsAre;
using tests::cause_of;

TEST(ParseDsn, AcceptsAUri) {
  EXPECT_THAT(parse_dsn("postgresql://ann:p%40ss@db.example:5433/sales?connect_timeout=3"),
              UnorderedElementsAre(ConnectionSetting{"user", "ann"}, ConnectionSetting{"password", "p@ss"},
                                   ConnectionSetting{"host", "db.example"}, ConnectionSetting{"port", "5433"},
                                   ConnectionSetting{"dbname", "sales"}, ConnectionSetting{"connect_timeout", "3"}));
}

TEST(ParseDsn, AcceptsKeyValuePairs) {
  EXPECT_THAT(parse_dsn("host=/tmp dbname = 'two words' password='it\\'s'"),
              UnorderedElementsAre(ConnectionSetting{"host", "/tmp"}, ConnectionSetting{"dbname", "two words"},
                                   ConnectionSetting{"password", "it's"}));
}

TEST(ParseDsn, AcceptsSeveralHostsAndASocketDirectoryInAUri) {
  EXPECT_THAT(parse_dsn("postgresql://a:1,b:2/x"),
              UnorderedElementsAre(ConnectionSetting{"host", "a,b"}, ConnectionSetting{"port", "1,2"},
                                   ConnectionSetting{"dbname", "x"}));
  EXPECT_THAT(parse_dsn("postgresql:///x?host=/tmp"),
              UnorderedElementsAre(ConnectionSetting{"host", "/tmp"}, ConnectionSetting{"dbname", "x"}));
}

TEST(ParseDsn, AcceptsAUriWithAnAtSignInTheRightPlace) {
  EXPECT_THAT(parse_dsn("postgresql://ann:hu?sh@h/x?application_name=a@b"),
              UnorderedElementsAre(ConnectionSetting{"user", "ann"}, ConnectionSetting{"password", "hu?sh"},
                                   ConnectionSetting{"host", "h"}, ConnectionSetting{"dbname", "x"},
                                   ConnectionSetting{"application_name", "a@b"}));
}

TEST(ParseDsn, OfNothingIsEmpty) {
  EXPECT_TRUE(parse_dsn("").empty());
}

TEST(ParseDsn, ExplainsAnInvalidString) {
  const auto error = tests::thrown_by([] { parse_dsn("host=a dbname"); });
  EXPECT_EQ(error.code, base::ErrorCode::usage);
  EXPECT_EQ(error.message, "could not parse the connection string");
  EXPECT_EQ(error.detail, "libpq says: missing \"...\" in connection info string.");
  EXPECT_TRUE(error.cause.as<causes::MalformedConnectionString>());
}

std::string nearest_to(const std::string& dsn) {
  return cause_of<causes::UnknownConnectionParameter>(tests::thrown_by([&] { parse_dsn(dsn); })).nearest;
}

ForeignParameter foreign_in(const std::string& dsn) {
  return cause_of<causes::ForeignConnectionParameter>(tests::thrown_by([&] { parse_dsn(dsn); })).parameter;
}

TEST(ParseDsn, NamesAParameterOfAnotherProgram) {
  const auto prisma = tests::thrown_by([] { parse_dsn("postgresql://ann:hush@h/x?schema=secret"); });
  EXPECT_EQ(prisma.code, base::ErrorCode::usage);
  EXPECT_EQ(prisma.message, "unknown connection parameter \"schema\"");
  EXPECT_EQ(prisma.detail, "");
  EXPECT_EQ(cause_of<causes::ForeignConnectionParameter>(prisma).parameter, ForeignParameter::prisma_schema);
  EXPECT_EQ(nearest_to("postgresql://h/x?sslmode=require&conect_timeout=1"), "connect_timeout");
  EXPECT_EQ(nearest_to("postgresql://h/x?zzzzzzzz=1"), "");
  EXPECT_NO_THROW(parse_dsn("postgresql://h/x?ssl=true&sslmode=require"));
  EXPECT_EQ(tests::thrown_by([] { parse_dsn("dbname=x schema=secret"); }).message,
            "unknown connection parameter \"schema\"");
  EXPECT_EQ(foreign_in("host=h pgbouncer = true"), ForeignParameter::prisma_pgbouncer);
  EXPECT_NO_THROW(parse_dsn("host=h password='a schema' dbname=x"));
  EXPECT_EQ(tests::thrown_by([] { parse_dsn("host=h foo=secretval"); }).message,
            "unknown connection parameter \"foo\"");
  EXPECT_EQ(nearest_to("host='a b' hots = 'secretval'"), "host");
  EXPECT_EQ(foreign_in("host=h ssl=true"), ForeignParameter::jdbc_ssl);
  const auto ssl = tests::thrown_by([] { parse_dsn("postgresql://h/x?ssl=1"); });
  EXPECT_EQ(ssl.message, "invalid value for connection parameter \"ssl\"");
  EXPECT_TRUE(ssl.cause.as<causes::SslParameter>());
}

class BrokenDsnWithPassword : public ::testing::TestWithParam<const char*> {};

TEST_P(BrokenDsnWithPassword, NeverShowsAPieceOfIt) {
  const auto error = tests::thrown_by([] { parse_dsn(GetParam()); });
  EXPECT_EQ(error.code, base::ErrorCode::usage);
  const auto* unknown = error.cause.as<causes::UnknownConnectionParameter>();
  for (const std::string& text : {error.message, error.detail, unknown != nullptr ? unknown->nearest : ""}) {
    EXPECT_THAT(text, Not(HasSubstr("hush"))) << text;
    EXPECT_THAT(text, Not(HasSubstr("secret"))) << text;
  }
}

// Each password consists of "hush" and "secret" and a character that was not quoted or encoded.
INSTANTIATE_TEST_SUITE_P(All, BrokenDsnWithPassword,
                         ::testing::Values("host=a password=hush secret",           //
                                           "host=a password='hush secret",          //
                                           "host=a password=hush secret=hush",      //
                                           "dbname=postgres://a:hush secret=1@b",   //
                                           "host=a sslpassword=hush  secret = 1",   //
                                           "host=a passwort=hush foo=secret",       //
                                           "postgresql://ann:hush%secret@a/x",      //
                                           "postgresql://ann:hush@secret@a/x",      //
                                           "postgresql://ann:hush/secret@a/x",      //
                                           "postgresql://ann:1/secret@a/x",         //
                                           "postgresql://ann:hush?@secret@a/x",     //
                                           "postgresql://ann:hush/?secret@a/x",     //
                                           "postgresql://ann:hush/?secret=1@a/x",   //
                                           "postgresql://ann:hush\"%secret\"@a/x",  //
                                           "postgresql://ann:hush%00secret@a/x",    //
                                           "postgresql://ann:hush@[secret/x",       //
                                           "postgres://ann:@hush:secret@a:5432/x"));

/// Sets an environment variable during its lifetime.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) { ::setenv(name, value, 1); }
  ~Variable() { ::unsetenv(name_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
};

TEST(ConnectionString, IsWhatLibpqExpandsInPlaceOfADatabase) {
  for (const char* text : {"postgresql://", "postgres://h", "a=b", "="})
    EXPECT_TRUE(is_connection_string(text)) << text;
  for (const char* text : {"", "shop", "Postgres://h", "a postgres://h"})
    EXPECT_FALSE(is_connection_string(text)) << text;
}

TEST(DatabaseName, OverridesTheDatabaseOfTheDsn) {
  EXPECT_EQ(database_name({.dsn = "dbname=a user=u", .dbname = "b"}), "b");
  EXPECT_EQ(database_name({.dsn = "dbname=a user=u"}), "a");
  EXPECT_EQ(database_name({.dsn = "postgresql://u@h/a"}), "a");
}

TEST(DatabaseName, ComesFromTheEnvironmentOrElseFromTheUsersName) {
  EXPECT_EQ(database_name({.dsn = "user=u"}), "u");
  const Variable variable("PGDATABASE", "from_environment");
  EXPECT_EQ(database_name({.dsn = "user=u"}), "from_environment");
  EXPECT_EQ(database_name({.dsn = "user=u dbname=a"}), "a");
}

TEST(EnvironmentNamesConnection, IsTrueIfAVariableOfLibpqIsSet) {
  const auto names = {"PGHOST", "PGPORT", "PGDATABASE", "PGSERVICE", "PGSERVICEFILE", "PGUSER"};
  for (const char* name : names) ::unsetenv(name);  // the shell may have set some
  ASSERT_FALSE(environment_names_connection());
  for (const char* name : names) {
    const Variable variable(name, "x");
    EXPECT_TRUE(environment_names_connection()) << name;
  }
}

}  // namespace

}  // namespace pgmanager::pg
