#include <gtest/gtest.h>

#include "sql/split_text.hpp"

namespace pgmanager::sql {
namespace {

// One statement if the backslash escapes the quote; two if the string ends at the quote.
constexpr const char* probe = "; select 'a\\';b'";

bool escapes_after(const std::string& setting) {
  const Texts off{"sql: " + setting, "sql: select 'a\\';b'"};
  return split_text(setting + probe) == off;
}

TEST(StandardStrings, AreOnAtFirst) {
  EXPECT_FALSE(escapes_after("select 0"));
}

TEST(StandardStrings, AreTurnedOffByEveryFormOfSet) {
  for (const char* setting :
       {"set standard_conforming_strings = off", "SET Standard_Conforming_Strings TO OFF",
        "set session standard_conforming_strings to 'off'", "set local standard_conforming_strings=false",
        "set \"standard_conforming_strings\" = \"off\"", "/* c */ set standard_conforming_strings /* = on */ = 0",
        "set standard_conforming_strings = of", "set standard_conforming_strings = 'No'"}) {
    const std::string text = std::string(setting) + probe;
    EXPECT_EQ(split(text).pieces.size(), 2U) << setting;
    EXPECT_EQ(split(text).unterminated.size(), 0U) << setting;
  }
}

TEST(StandardStrings, StayOnWithOtherSettings) {
  for (const char* setting :
       {"set standard_conforming_strings = on", "set standard_conforming_strings to default",
        "set standard_conforming_strings = 'true'", "set backslash_quote = off", "show standard_conforming_strings",
        "create function f() set standard_conforming_strings = off",
        "select set_config('standard_conforming_strings', 'off', false)"})
    EXPECT_FALSE(escapes_after(setting)) << setting;
}

TEST(StandardStrings, AreTurnedOnAgain) {
  const std::string off = "set standard_conforming_strings = off; ";
  for (const char* setting : {"set standard_conforming_strings = on", "set standard_conforming_strings to default",
                              "reset standard_conforming_strings", "reset all", "discard all"}) {
    EXPECT_EQ(split_text(off + setting + "; select 'a\\'; select 2"),
              (Texts{"sql: set standard_conforming_strings = off", std::string("sql: ") + setting, "sql: select 'a\\'",
                     "sql: select 2"}));
  }
}

TEST(StandardStrings, ChangePlainAndNationalStringsOnly) {
  EXPECT_EQ(
      split_text("set standard_conforming_strings = off; select '\\';', N'\\';', $$\\$$, \"\\\", x'\\'; select 2"),
      (Texts{"sql: set standard_conforming_strings = off", "sql: select '\\';', N'\\';', $$\\$$, \"\\\", x'\\'",
             "sql: select 2"}));
}

TEST(StandardStrings, ChangeOnlyAfterTheStatement) {
  EXPECT_EQ(split_text("set standard_conforming_strings = off, '\\'; select '\\';'"),
            (Texts{"sql: set standard_conforming_strings = off, '\\'", "sql: select '\\';'"}));
}

}  // namespace
}  // namespace pgmanager::sql
