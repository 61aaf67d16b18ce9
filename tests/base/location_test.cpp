#include "base/location.hpp"

#include <gtest/gtest.h>

#include "base/utf8.hpp"

namespace pgmanager::base {
namespace {

Location place(int line, int column, std::string source_line) {
  return {.file = "a.sql", .line = line, .column = column, .source_line = std::move(source_line)};
}

TEST(Locate, CountsLinesAndColumnsFromOne) {
  EXPECT_EQ(locate("a.sql", "select 1;\nselect 2;\n", 0), place(1, 1, "select 1;"));
  EXPECT_EQ(locate("a.sql", "select 1;\nselect 2;\n", 8), place(1, 9, "select 1;"));
  EXPECT_EQ(locate("a.sql", "select 1;\nselect 2;\n", 10), place(2, 1, "select 2;"));
  EXPECT_EQ(locate("a.sql", "select 1;\nselect 2;\n", 17), place(2, 8, "select 2;"));
}

TEST(Locate, PutsALineFeedAtTheEndOfItsLine) {
  EXPECT_EQ(locate("a.sql", "ab\ncd", 2), place(1, 3, "ab"));
}

TEST(Locate, TakesCarriageReturnAndLineFeedAsOneLineEnd) {
  EXPECT_EQ(locate("a.sql", "ab\r\ncd\r\nef", 2), place(1, 3, "ab"));
  EXPECT_EQ(locate("a.sql", "ab\r\ncd\r\nef", 5), place(2, 2, "cd"));
  EXPECT_EQ(locate("a.sql", "ab\r\ncd\r\nef", 9), place(3, 2, "ef"));
}

TEST(Locate, TakesALoneCarriageReturnAsALineEnd) {
  EXPECT_EQ(locate("a.sql", "ab\rcd\r\ref", 4), place(2, 2, "cd"));
  EXPECT_EQ(locate("a.sql", "ab\rcd\r\ref", 6), place(3, 1, ""));
  EXPECT_EQ(locate("a.sql", "ab\rcd\r\ref", 7), place(4, 1, "ef"));
}

TEST(Locate, CountsColumnsInCharacters) {
  const std::string text = "select 'é', '日本', '👍', x";
  EXPECT_EQ(locate("a.sql", text, text.find('x')), place(1, 24, text));
}

TEST(Locate, KnowsTheEndOfTheText) {
  EXPECT_EQ(locate("a.sql", "ab", 2), place(1, 3, "ab"));
  EXPECT_EQ(locate("a.sql", "ab\n", 3), place(2, 1, ""));
  EXPECT_EQ(locate("a.sql", "", 0), place(1, 1, ""));
}

TEST(Locate, TreatsAnOffsetAfterTheTextAsItsEnd) {
  EXPECT_EQ(locate("a.sql", "ab\ncd", 100), place(2, 3, "cd"));
}

/// The excerpt for the place of `mark` in `text`.
std::string excerpt_at(std::string_view text, std::string_view mark) {
  return excerpt(locate("a.sql", text, text.find(mark)));
}

// Tests whose names end with AsPsqlDoes expect the output of psql 15 for these files.

TEST(Excerpt, PutsACaretUnderTheColumnAsPsqlDoes) {
  EXPECT_EQ(excerpt_at("select 1\rnope nope nope;", "nope nope;"),
            "LINE 2: nope nope nope;\n"
            "             ^");
  EXPECT_EQ(excerpt_at("create table a (\r\n  b int,\r\n  c nope\r\n);\r\n", "nope"),
            "LINE 3:   c nope\n"
            "            ^");
}

TEST(Excerpt, PutsTheCaretAfterTheLineForItsEndAsPsqlDoes) {
  EXPECT_EQ(excerpt(locate("a.sql", "select 1\nwhere", 14)),
            "LINE 2: where\n"
            "             ^");
}

TEST(Excerpt, CountsCharactersAsPsqlDoes) {
  EXPECT_EQ(excerpt_at("select 'é', 'à', nope from pg_class;", "nope"),
            "LINE 1: select 'é', 'à', nope from pg_class;\n"
            "                         ^");
}

TEST(Excerpt, GivesAWideCharacterTwoColumnsAsPsqlDoes) {
  EXPECT_EQ(excerpt_at("select '日本語', nope;", "nope"),
            "LINE 1: select '日本語', nope;\n"
            "                         ^");
  EXPECT_EQ(excerpt_at("select '👍', 'é', nope;", "nope"),
            "LINE 1: select '👍', 'é', nope;\n"
            "                          ^");
}

// psql counts a column for the mark, so that its caret is one column too far to the right.
TEST(Excerpt, GivesACombiningMarkNoColumn) {
  EXPECT_EQ(excerpt_at("select 'e\xCC\x81', nope;", "nope"),
            "LINE 1: select 'e\xCC\x81', nope;\n"
            "                    ^");
}

// psql shows a blank instead. A tab in both lines keeps the layout of the file and the caret under its character.
TEST(Excerpt, KeepsTabsInBothLines) {
  EXPECT_EQ(excerpt_at("select\n\ta,\tnope", "nope"),
            "LINE 2: \ta,\tnope\n"
            "        \t  \t^");
}

TEST(Excerpt, ShowsControlCharactersAsQuestionMarks) {
  EXPECT_EQ(excerpt_at("select '\x1B[31m\xC2\x9Bm', nope;", "nope"),
            "LINE 1: select '?[31m?m', nope;\n"
            "                          ^");
}

TEST(Excerpt, ShowsALineOfAHundredCharactersInFull) {
  const std::string line = std::string(99, 'a') + "x";
  EXPECT_EQ(excerpt(place(12, 100, line)), "LINE 12: " + line + "\n" + std::string(9 + 99, ' ') + "^");
}

TEST(Excerpt, CutsALongLineAfterTheCaret) {
  EXPECT_EQ(excerpt(place(1, 3, "abx" + std::string(200, 'c'))),
            "LINE 1: abx" + std::string(97, 'c') + "...\n" + "          ^");
}

TEST(Excerpt, CutsALongLineOnBothSides) {
  const std::string line = std::string(200, 'a') + "x" + std::string(200, 'b');
  EXPECT_EQ(excerpt(place(1, 201, line)), "LINE 1: ..." + std::string(50, 'a') + "x" + std::string(49, 'b') + "...\n" +
                                              std::string(8 + 3 + 50, ' ') + "^");
}

TEST(Excerpt, CutsALongLineBeforeTheCaret) {
  const std::string line = std::string(200, 'a') + "x";
  EXPECT_EQ(excerpt(place(1, 201, line)),
            "LINE 1: ..." + std::string(50, 'a') + "x\n" + std::string(8 + 3 + 50, ' ') + "^");
}

TEST(Excerpt, OfALocatedPlaceIsThatOfItsWholeLine) {
  const std::string line = std::string(150, 'a') + "\u00e9\u65e5" + std::string(150, 'b');
  for (std::size_t column = 1; column <= 303; ++column) {
    const std::size_t offset = byte_offset(line, column - 1);
    EXPECT_EQ(excerpt(locate("a.sql", line, offset)), excerpt(place(1, static_cast<int>(column), line))) << column;
  }
}

TEST(Excerpt, PointsAtItsCharacterAnywhereInALongLine) {
  for (std::size_t before = 0; before < 300; ++before) {
    const std::string line = std::string(before, 'a') + "x" + std::string(299 - before, 'b');
    const std::string shown = excerpt(place(1, static_cast<int>(before) + 1, line));
    const std::size_t line_end = shown.find('\n');
    ASSERT_NE(line_end, std::string::npos);
    EXPECT_EQ(shown.find('^') - line_end - 1, shown.find('x')) << "behind " << before << " characters";
  }
}

TEST(Excerpt, CutsBetweenCharacters) {
  std::string line;
  for (int i = 0; i < 200; ++i) line += "é";
  const std::string shown = excerpt(place(1, 101, line));
  EXPECT_EQ(find_invalid_utf8(shown), std::nullopt);
  EXPECT_EQ(shown, "LINE 1: ..." + line.substr(0, 200) + "...\n" + std::string(8 + 3 + 50, ' ') + "^");
}

TEST(Excerpt, IsEmptyWithoutAColumnOrALine) {
  EXPECT_EQ(excerpt(place(1, 0, "select 1;")), "");
  EXPECT_EQ(excerpt(place(0, 0, "")), "");
  EXPECT_EQ(excerpt(place(2, 1, "")), "");
}

}  // namespace
}  // namespace pgmanager::base
