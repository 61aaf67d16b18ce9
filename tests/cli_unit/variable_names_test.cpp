#include "cli/variable_names.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace pgmanager::cli {
namespace {

template <typename Check>
std::string failure_of(Check check) {
  try {
    check();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::usage);
    return error.parts().message + "\n" + error.parts().hint;
  }
  return "no failure";
}

// For the others psql -v 'NAME=1' reports "invalid variable name".
TEST(IsVariableName, AcceptsTheNamesThatPsqlAccepts) {
  for (const char* name : {"a", "A", "_", "1", "1a", "schema_2", "größe", "\xFF"}) EXPECT_TRUE(is_variable_name(name));
  for (const char* name : {"", "a-b", "a.b", "a b", "a:", "$a", "a\n"}) EXPECT_FALSE(is_variable_name(name)) << name;
}

// The names that set_config(NAME, 'x', false) accepts on PostgreSQL 15.
TEST(IsSessionSettingName, AcceptsTheNamesThatPostgresqlAccepts) {
  for (const char* name : {"app.user", "app.a.b", "App._x1$", "größe.b"}) EXPECT_TRUE(is_session_setting_name(name));
  for (const char* name :
       {"", ".", "app", "app.", ".user", "app..user", "1.a", "app.1", "app.us-er", "app.$a", "a b.c"})
    EXPECT_FALSE(is_session_setting_name(name)) << name;
}

TEST(IsEnvironmentName, RefusesNamesThatLeadToAnotherDirectory) {
  for (const char* name : {"production", "eu-west_1", "1", "-"}) EXPECT_TRUE(is_environment_name(name));
  for (const char* name : {"", ".", "a/b", "..", "a.b", "größe", "a b"})
    EXPECT_FALSE(is_environment_name(name)) << name;
}

TEST(RequireVariable, RefusesAValueThatTheServerCannotAccept) {
  EXPECT_EQ(failure_of([] { require_variable("a", "größe\n"); }), "no failure");
  EXPECT_EQ(failure_of([] {
              require_variable("a",
                               "gr\xF6\xDF"
                               "e");
            }),
            "value of variable \"a\" is not text in UTF-8\nConvert it to UTF-8, without NUL bytes.");
  EXPECT_EQ(failure_of([] { require_variable("a", std::string_view("x\0y", 3)); }),
            "value of variable \"a\" is not text in UTF-8\nConvert it to UTF-8, without NUL bytes.");
}

TEST(RequireSessionSetting, ExplainsInvalidNames) {
  EXPECT_EQ(failure_of([] { require_session_setting("app.user", ""); }), "no failure");
  EXPECT_EQ(failure_of([] { require_session_setting("app..user", ""); }),
            "\"app..user\" cannot be the name of a session setting\n"
            "Use letters, digits and underscores with dots between them, e.g. app.user.");
  EXPECT_EQ(failure_of([] { require_session_setting("work_mem", ""); }),
            "the name of session setting \"work_mem\" has no dot\n"
            "Settings of your own have a prefix, e.g. app.user; set one of PostgreSQL's with SET in the file.");
}

TEST(RequireEnvironmentName, EscapesControlCharacters) {
  EXPECT_EQ(failure_of([] { require_environment_name("a\x1B[2J"); }),
            "\"a\\x1b[2J\" cannot be the name of an environment\nUse letters, digits, underscores and dashes.");
}

}  // namespace
}  // namespace pgmanager::cli
