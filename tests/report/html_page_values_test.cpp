// How the page compares two values, in headless Chromium.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <optional>

#include "report/drawn_page.hpp"

namespace pgmanager::report {
namespace {

using schema::SchemaSnapshot;
using tests::page_of;
using tests::verification_of;

class HtmlPageValues : public tests::DrawnPage {};

// A function of each name, with these definitions.
std::string page_of_texts(const std::vector<std::array<std::optional<std::string>, 2>>& texts) {
  SchemaSnapshot sides[2];
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (std::size_t side = 0; side < 2; ++side) {
      std::vector<schema::Attribute> attributes;
      if (texts[i][side]) attributes.push_back({"definition", *texts[i][side]});
      sides[side].objects.push_back(tests::object("view", {"app", fmt::format("v{}", i)}, attributes));
    }
  }
  return page_of(verification_of(sides[0], sides[1]));
}

constexpr auto say_lines = R"js(
  const marked = (cell) => [...cell.childNodes].map((node) => (node.tagName === "MARK" ? `[${node.textContent}]` : node.textContent)).join("");
  for (const card of $$(".card")) {
    say("---");
    for (const row of $$(".values tbody tr, .lines tr", card)) say($$(".text, .number, button.unfold", row).map(marked).join("|"));
    for (const text of $$("pre, p.missing", card)) say(text_of(text));
  }
)js";

TEST_F(HtmlPageValues, MarksWords) {
  EXPECT_EQ(said(page_of_texts({{"now() < x", "clock() < x"},
                                {"with time zone", "without time zone"},
                                {"tex", "text"},
                                {"a  b c", "a b c"},
                                {"select the old value", "select a new value"},
                                {"", "x"}}),
                 say_lines),
            "---\n[now]() < x|[clock]() < x\n---\n[with] time zone|[without] time zone\n---\ntex|text\n"
            "---\na[  ]b c|a[ ]b c\n---\nselect [the old] value|select [a new] value\n---\nempty|x");
}

TEST_F(HtmlPageValues, ComparesLines) {
  EXPECT_EQ(said(page_of_texts({{"begin\n  -- why\n  x := now();\nend\n", "begin\n  x := clock();\nend\n"},
                                {"a b c\nsame\n", "1 2 3\nsame\n"},
                                {"a\nb\n", "a\nb"},
                                {"a\nb", std::nullopt},
                                {std::nullopt, "a\nb"}}),
                 say_lines),
            R"(---
1|begin|1|begin
2|  -- why||
3|  x := [now]();|2|  x := [clock]();
4|end|3|end
---
1|a b c||
||1|1 2 3
2|same|2|same
---
1|a|1|a
2|b|2|b
3|||
---
a b
+not set
---
−not set
a b)");
}

TEST_F(HtmlPageValues, FoldsEqualLinesFarFromADifference) {
  std::string equal;
  for (int i = 0; i < 7; ++i) equal += fmt::format("line {}\n", i);
  EXPECT_EQ(said(page_of_texts({{equal + "x\n", equal + "y\n"}, {equal.substr(7) + "x\n", equal.substr(7) + "y\n"}}),
                 std::string(say_lines) + R"js(
    const button = $(".unfold");
    button.click();
    say("---", $$(".lines")[0].rows.length, page_document.activeElement.tagName);
  )js"),
            R"(---
4 equal lines
5|line 4|5|line 4
6|line 5|6|line 5
7|line 6|7|line 6
8|x||
||8|y
---
1|line 1|1|line 1
2|line 2|2|line 2
3|line 3|3|line 3
4|line 4|4|line 4
5|line 5|5|line 5
6|line 6|6|line 6
7|x||
||7|y
--- 9 TBODY)");
}

// Nothing in common, one line of many words, many lines with a change at both ends.
TEST_F(HtmlPageValues, ComparesLongTextsInTime) {
  std::string left;
  std::string right;
  for (int i = 0; i < 3000; ++i) {
    left += fmt::format("left {}\n", i);
    right += fmt::format("right {}\n", i);
  }
  std::string words;
  for (int i = 0; i < 100'000; ++i) words += fmt::format("word{} ", i);
  const std::string page =
      page_of_texts({{left, right}, {words, words + "more"}, {"first\n" + left + "last\n", "1st\n" + left + "end\n"}});
  EXPECT_EQ(said(page, R"js(
    say($$(".card").map((card) => $$("tr", card).length).join(" "), $$("mark").length);
    const [{ domInteractive, domContentLoadedEventEnd }] = page_window.performance.getEntriesByType("navigation");
    const seconds = (domContentLoadedEventEnd - domInteractive) / 1000;
    say("in time:", seconds < 20 || seconds);
  )js"),
            R"(6000 2 11 0
in time: true)");
}

}  // namespace
}  // namespace pgmanager::report
