#include "source/text_encoding.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "source/findings.hpp"

namespace pgmanager::source {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using tests::in_full;

base::Findings findings_of(std::string bytes) {
  base::Findings findings;
  EXPECT_EQ(decode_text("deployment/1-a.sql", std::move(bytes), findings), std::nullopt);
  return findings;
}

std::string text_of(std::string bytes) {
  base::Findings findings;
  const auto text = decode_text("deployment/1-a.sql", std::move(bytes), findings);
  EXPECT_TRUE(findings.empty());
  return text.value_or("(nothing)");
}

TEST(TextEncoding, IsUtf8) {
  EXPECT_EQ(text_of("select 'größe €';\n"), "select 'größe €';\n");
}

TEST(TextEncoding, MayStartWithAByteOrderMarkThatIsNotPartOfTheText) {
  EXPECT_EQ(text_of("\xEF\xBB\xBFselect 1;"), "select 1;");
}

TEST(TextEncoding, KeepsTheLineEnds) {
  EXPECT_EQ(text_of("select\r\n1;\r\n"), "select\r\n1;\r\n");
}

TEST(TextEncoding, ReportsAByteThatIsNotUtf8AndItsPlace) {
  const base::Findings findings = findings_of("select 1;\n-- für das Caf\xe9\n");
  EXPECT_THAT(in_full(findings),
              ElementsAre("deployment/1-a.sql:2:15 not-utf-8", "file is not in UTF-8: invalid byte 0xe9",
                          "Convert it: iconv -f latin1 -t utf-8 deployment/1-a.sql > deployment/1-a.sql.utf-8 && "
                          "mv deployment/1-a.sql.utf-8 deployment/1-a.sql"));
  EXPECT_EQ(findings.front().location.source_line, "-- für das Caf\uFFFD");
}

TEST(TextEncoding, ReportsAFileInUtf16OrUtf32) {
  const auto message = [](std::string bytes) { return findings_of(std::move(bytes)).front().message; };
  EXPECT_EQ(message("\xFF\xFEs\0e\0"s), "file is in UTF-16, not in UTF-8");
  EXPECT_EQ(message("\xFE\xFF\0s\0e"s), "file is in UTF-16, not in UTF-8");
  EXPECT_EQ(message("\xFF\xFE\0\0s\0\0\0"s), "file is in UTF-32, not in UTF-8");
  EXPECT_EQ(message("\0\0\xFE\xFF\0\0\0s"s), "file is in UTF-32, not in UTF-8");
  EXPECT_THAT(in_full(findings_of("\xFF\xFEs\0"s)),
              ElementsAre("deployment/1-a.sql not-utf-8", "file is in UTF-16, not in UTF-8",
                          "Convert it: iconv -f UTF-16 -t utf-8 deployment/1-a.sql > deployment/1-a.sql.utf-8 && "
                          "mv deployment/1-a.sql.utf-8 deployment/1-a.sql"));
}

TEST(TextEncoding, FindsTheLineOfANulByte) {
  EXPECT_THAT(in_full(findings_of("select 1;\nselect\0 2;\n"s)),
              ElementsAre("deployment/1-a.sql:2 nul-byte", "file contains a NUL byte",
                          "Remove the byte, or restore the file: PostgreSQL's text cannot contain it."));
}

TEST(TextEncoding, ReportsANulByteBeforeOtherProblems) {
  EXPECT_THAT(in_full(findings_of("\xFF\n\0"s)).front(), "deployment/1-a.sql:2 nul-byte");
}

TEST(TextEncoding, CountsLinesOfAnyKindUpToAByte) {
  EXPECT_THAT(in_full(findings_of("a\r\nb\rc\n\r\nü \xFF"s)).front(), "deployment/1-a.sql:5:3 not-utf-8");
}

TEST(TextEncoding, FindsAnIncompleteEndOfAPortion) {
  EXPECT_EQ(unfinished_end(""), 0U);
  EXPECT_EQ(unfinished_end("a\n"), 0U);
  EXPECT_EQ(unfinished_end("a\r"), 1U);
  EXPECT_EQ(unfinished_end("aü"), 0U);
  EXPECT_EQ(unfinished_end("a\xC3"), 1U);
  EXPECT_EQ(unfinished_end("a€"), 0U);
  EXPECT_EQ(unfinished_end("a\xE2\x82"), 2U);
  EXPECT_EQ(unfinished_end("a🙂"), 0U);
  EXPECT_EQ(unfinished_end("a\xF0\x9F\x99"), 3U);
  EXPECT_EQ(unfinished_end("\x99\x99\x99\x99"), 0U);
}

}  // namespace

}  // namespace pgmanager::source
