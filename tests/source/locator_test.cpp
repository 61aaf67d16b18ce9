#include "source/locator.hpp"

#include <gtest/gtest.h>

namespace pgmanager::source {
namespace {

TEST(Locator, FindsTheSamePlaceAsASearchFromTheStartForEveryOffset) {
  const std::string text = "select 1;\n\nü€🙂x\r\nb\rc\n\r\n\r\rend";
  Locator forwards("a.sql", text);
  Locator backwards("a.sql", text);
  for (std::size_t i = 0; i <= text.size(); ++i) {
    EXPECT_EQ(forwards.at(i), base::locate("a.sql", text, i)) << i;
    const std::size_t j = text.size() - i;
    EXPECT_EQ(backwards.at(j), base::locate("a.sql", text, j)) << j;
  }
}

TEST(Locator, FindsTheStartOfAnEmptyText) {
  EXPECT_EQ(Locator("a.sql", "").at(0), (base::Location{.file = "a.sql", .line = 1, .column = 1, .source_line = ""}));
}

TEST(Locator, ReturnsTheLineAlone) {
  EXPECT_EQ(Locator("a.sql", "a\nbc\n").line_at(3),
            (base::Location{.file = "a.sql", .line = 2, .column = 0, .source_line = "bc"}));
}

TEST(Locator, ShowsMalformedBytesOfTheSourceLineAsReplacementCharacters) {
  EXPECT_EQ(Locator("a.sql", "-- caf\xe9 \xff!\n").at(6).source_line, "-- caf\uFFFD \uFFFD!");
}

TEST(Locator, ReturnsOnlyThePartOfALongLineAroundThePlace) {
  const std::string text = "\n" + std::string(70'000, 'a') + "x" + std::string(70'000, 'b');
  Locator locator("a.sql", text);
  EXPECT_EQ(locator.at(70'001), (base::Location{.file = "a.sql",
                                                .line = 2,
                                                .column = 70'001,
                                                .source_line = std::string(100, 'a') + "x" + std::string(199, 'b'),
                                                .source_column = 69'901}));
  EXPECT_EQ(locator.line_at(70'001).source_line, std::string(200, 'a'));
}

TEST(Locator, CountsLinesThatWereLeftOut) {
  const std::string text = "copy a from stdin;\n-- rows\n\\.\ncopy b from stdin;\n-- rows\n\\.\nend\n";
  const std::vector<RowsOnDisk> rows = {{.begin = text.find("--"), .lines = 1000, .sha256 = {}},
                                        {.begin = text.rfind("--"), .lines = 200, .sha256 = {}}};
  Locator locator("a.sql", text, rows);
  EXPECT_EQ(locator.at(text.rfind("end")).line, 1205);
  EXPECT_EQ(locator.at(text.rfind("copy")).line, 1003);
  EXPECT_EQ(locator.at(text.rfind("end")),
            (base::Location{.file = "a.sql", .line = 1205, .column = 1, .source_line = "end"}));
  EXPECT_EQ(locator.at(text.find("--")).line, 2);
}

TEST(Locator, CountsLineEndsOfAnyKind) {
  EXPECT_EQ(count_line_ends("a\nb\r\nc\rd\r\r\n\n"), 6);
  EXPECT_EQ(count_line_ends(""), 0);
}

TEST(Locator, PrintsFileNamesOnOneLine) {
  EXPECT_EQ(in_file("a\nb\xe9").file, "a\\nb\\xe9");
}

}  // namespace
}  // namespace pgmanager::source
