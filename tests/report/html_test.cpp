#include "report/html.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

namespace pgmanager::report {
namespace {

using testing::HasSubstr;

TEST(Escaped, ContainsNoMarkup) {
  EXPECT_EQ(escaped("<a href=\"x\">'&amp;'</a>"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;amp;&#39;&lt;/a&gt;");
  EXPECT_EQ(escaped("é\n\t日"), "é\n\t日");
  EXPECT_EQ(escaped("\x1b\xff"), "\\x1b\\xff");
}

TEST(Marked, ContainsTheDifference) {
  const MarkedTexts texts = marked("now() < x", "clock() < x");
  EXPECT_EQ(texts.left, "<mark>now</mark>() &lt; x");
  EXPECT_EQ(texts.right, "<mark>clock</mark>() &lt; x");
}

TEST(Marked, OmitsAMarkAroundNothing) {
  const MarkedTexts texts = marked("with zone", "without zone");
  EXPECT_EQ(texts.left, "with zone");
  EXPECT_EQ(texts.right, "with<mark>out</mark> zone");
}

/// The table as text: a line per row with number and text of both sides; "..." for a fold.
std::string rows_of(const std::string& left, const std::string& right) {
  const std::string html = line_table(left, right, "a", "b");
  static const std::regex row("<tr(?: class=\"(same-line|folded)\")?>(.*)</tr>");
  static const std::regex cell("<t[dh][^>]*>");
  static const std::regex tag("<[^>]*>");
  std::string text;
  for (auto at = std::sregex_iterator(html.begin(), html.end(), row); at != std::sregex_iterator(); ++at) {
    text += std::regex_replace(std::regex_replace(at->str(2), cell, "|"), tag, "") + "\n";
  }
  return text;
}

TEST(LineTable, ShowsSimilarLinesSideBySide) {
  EXPECT_EQ(rows_of("begin\n  -- why\n  x := now();\nend\n", "begin\n  x := clock();\nend\n"),
            "|− a|+ b\n"
            "|1|begin|1|begin\n"
            "|2|  -- why||\n"
            "|3|  x := now();|2|  x := clock();\n"
            "|4|end|3|end\n");
}

TEST(LineTable, ShowsDifferentLinesInSeparateRows) {
  EXPECT_EQ(rows_of("abcdef\n", "123456\n"), "|− a|+ b\n|1|abcdef||\n|||1|123456\n");
}

TEST(LineTable, ShowsATextOfOneSide) {
  EXPECT_EQ(rows_of("", "x\ny\n"), "|− a|+ b\n|||1|x\n|||2|y\n");
}

TEST(LineTable, FoldsEqualLinesFarFromADifference) {
  std::string equal;
  for (int i = 0; i < 7; ++i) equal += "l\n";
  const std::string html = line_table(equal + "x\n", equal + "y\n", "a", "b");
  EXPECT_THAT(html, HasSubstr("data-fold>4 equal lines</button>"));
  EXPECT_THAT(html, HasSubstr("<tbody class=\"fold\" hidden>\n<tr class=\"same-line\"><td class=\"number both\">1<"));
  EXPECT_THAT(line_table(equal.substr(2) + "x\n", equal.substr(2) + "y\n", "a", "b"),
              testing::Not(HasSubstr("data-fold")))
      << "three lines take no more room than the button";
}

TEST(LineTable, WorksWithoutACommonLine) {
  std::string many;
  for (int i = 0; i < 200; ++i) many += "x" + std::to_string(i) + "\n";
  EXPECT_THAT(line_table(many, "y\n" + many.substr(3), "a", "b"), HasSubstr("<table"));
}

}  // namespace
}  // namespace pgmanager::report
