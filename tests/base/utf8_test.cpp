#include "base/utf8.hpp"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace pgmanager::base {
namespace {

struct Bytes {
  unsigned first, last;
  bool contains(char c) const {
    const unsigned byte = static_cast<unsigned char>(c);
    return byte >= first && byte <= last;
  }
};

// Table 3-7 of the Unicode standard, "Well-Formed UTF-8 Byte Sequences", row by row.
const std::vector<std::vector<Bytes>> well_formed = {
    {{0x00, 0x7F}},
    {{0xC2, 0xDF}, {0x80, 0xBF}},
    {{0xE0, 0xE0}, {0xA0, 0xBF}, {0x80, 0xBF}},
    {{0xE1, 0xEC}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xED, 0xED}, {0x80, 0x9F}, {0x80, 0xBF}},
    {{0xEE, 0xEF}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xF0, 0xF0}, {0x90, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xF1, 0xF3}, {0x80, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xF4, 0xF4}, {0x80, 0x8F}, {0x80, 0xBF}, {0x80, 0xBF}},
};

bool begins_with(std::string_view text, const std::vector<Bytes>& row) {
  if (text.size() < row.size()) return false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (!row[i].contains(text[i])) return false;
  }
  return true;
}

/// The expected result of find_invalid_utf8, computed from the table.
std::optional<std::size_t> invalid_by_table(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t length = 0;
    for (const auto& row : well_formed) {
      if (begins_with(text.substr(at), row)) length = row.size();
    }
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

TEST(FindInvalidUtf8, AgreesWithTheTableOfTheStandardForEveryClassOfBytes) {
  // The limits of all ranges in the table, and the adjacent bytes.
  const std::vector<int> borders = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF,
                                    0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFE, 0xFF};
  std::vector<std::string> sequences = {""};
  for (std::size_t begin = 0, length = 1; length <= 4; ++length) {
    const std::size_t end = sequences.size();
    for (std::size_t i = begin; i < end; ++i) {
      for (const int byte : borders) sequences.push_back(sequences[i] + static_cast<char>(byte));
    }
    begin = end;
  }
  for (const std::string& sequence : sequences) {
    ASSERT_EQ(find_invalid_utf8(sequence), invalid_by_table(sequence)) << printable(sequence);
  }
}

TEST(FindInvalidUtf8, FindsTheByteAtEveryPosition) {
  for (std::size_t before = 0; before < 20; ++before) {
    for (std::size_t behind = 0; behind < 20; ++behind) {
      const std::string text = std::string(before, 'a') + "\xFF" + std::string(behind, 'b');
      EXPECT_EQ(find_invalid_utf8(text), before) << before << " before, " << behind << " behind";
    }
  }
}

TEST(FindInvalidUtf8, PointsAtTheFirstByteOfTheSequence) {
  EXPECT_EQ(find_invalid_utf8("select 'é', '\xE2\x82'"), 14U) << "a euro sign without its last byte";
  EXPECT_EQ(find_invalid_utf8("a\xED\xA0\x80z"), 1U) << "a surrogate";
  EXPECT_EQ(find_invalid_utf8("a\xC0\xAFz"), 1U) << "an overlong slash";
  EXPECT_EQ(find_invalid_utf8("\xF4\x90\x80\x80"), 0U) << "above U+10FFFF";
}

TEST(FindInvalidUtf8, AcceptsANulByteAndTheLimitsOfUnicode) {
  using namespace std::string_view_literals;
  EXPECT_EQ(find_invalid_utf8("a\0b"sv), std::nullopt);
  EXPECT_EQ(find_invalid_utf8("\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"), std::nullopt);
}

TEST(CharacterCount, CountsCodePoints) {
  EXPECT_EQ(character_count(""), 0U);
  EXPECT_EQ(character_count("abc"), 3U);
  EXPECT_EQ(character_count("aé日👍"), 4U);
  EXPECT_EQ(character_count("e\xCC\x81"), 2U);
}

TEST(Characters, CutsBetweenCharacters) {
  EXPECT_EQ(characters("aé日👍z", 1, 3), "é日👍");
  EXPECT_EQ(characters("aé日👍z", 0, 100), "aé日👍z");
  EXPECT_EQ(characters("aé日👍z", 4, 1), "z");
  EXPECT_EQ(characters("aé日👍z", 5, 1), "");
  EXPECT_EQ(characters("aé日👍z", 2, 0), "");
}

TEST(ByteOffset, IsTheBeginningOfTheCharacter) {
  EXPECT_EQ(byte_offset("aé日👍z", 0), 0U);
  EXPECT_EQ(byte_offset("aé日👍z", 1), 1U);
  EXPECT_EQ(byte_offset("aé日👍z", 2), 3U);
  EXPECT_EQ(byte_offset("aé日👍z", 3), 6U);
  EXPECT_EQ(byte_offset("aé日👍z", 4), 10U);
  EXPECT_EQ(byte_offset("aé日👍z", 5), 11U);
  EXPECT_EQ(byte_offset("aé日👍z", 99), 11U);
}

TEST(DisplayWidth, EqualsThatOfATerminal) {
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width("é"), 1U);
  EXPECT_EQ(display_width("e\xCC\x81"), 1U) << "a combining accent";
  EXPECT_EQ(display_width("日本語"), 6U);
  EXPECT_EQ(display_width("한글"), 4U);
  EXPECT_EQ(display_width("ＡＢ"), 4U) << "full-width letters";
  EXPECT_EQ(display_width("👍"), 2U);
  EXPECT_EQ(display_width("\xE2\x80\x8B"), 0U) << "a zero-width space";
  EXPECT_EQ(display_width("Ωж"), 2U);
  EXPECT_EQ(display_width(""), 0U);
}

TEST(Printable, KeepsPrintableText) {
  EXPECT_EQ(printable("deployment/00001-zoë 日本 👍.sql"), "deployment/00001-zoë 日本 👍.sql");
}

TEST(Printable, ShowsControlCharacters) {
  using namespace std::string_view_literals;
  EXPECT_EQ(printable("a\nb\tc\rd"), "a\\nb\\tc\\x0dd");
  EXPECT_EQ(printable("\x1B[31mred\x7F\0"sv), "\\x1b[31mred\\x7f\\x00");
}

// U+0085 and U+009B (a terminal takes the latter for ESC [), but not U+00A0 next to them.
TEST(Printable, ShowsControlCharactersAboveAscii) {
  EXPECT_EQ(printable("a\xC2\x85z\xC2\x9B"
                      "31m"),
            "a\\xc2\\x85z\\xc2\\x9b31m");
  EXPECT_EQ(printable("\xC2\xA0"), "\xC2\xA0");
}

TEST(Printable, ShowsTheBytesOfMalformedUtf8) {
  EXPECT_EQ(printable("a\xE9z"), "a\\xe9z");
  EXPECT_EQ(printable("\xE2\x82"), "\\xe2\\x82");
  EXPECT_EQ(printable("\xED\xA0\x80"), "\\xed\\xa0\\x80");
}

TEST(PrintableLines, KeepsLineEndsAndTabsOnly) {
  EXPECT_EQ(printable_lines("one\n\ttwo\r\n\x1B[2J\x7F"), "one\n\ttwo\\x0d\n\\x1b[2J\\x7f");
  EXPECT_EQ(printable_lines("\n\n"), "\n\n");
  EXPECT_EQ(printable_lines(""), "");
}

TEST(FirstColumns, CutsBeforeTheCharacterThatDoesNotFit) {
  EXPECT_EQ(first_columns("a日本", 3), "a日");
  EXPECT_EQ(first_columns("a日本", 2), "a");
  EXPECT_EQ(first_columns("a日本", 99), "a日本");
  EXPECT_EQ(first_columns("abc", 0), "");
}

TEST(Lowered, ChangesOnlyAsciiLetters) {
  EXPECT_EQ(lowered("App.ÄZ"), "app.Äz");
}

TEST(CodePoints, AreAppendedAsTheyWere) {
  for (const std::u32string& text : {std::u32string(U"aé€"), std::u32string(U"\U0001F600z"), std::u32string()}) {
    std::string written;
    for (const char32_t each : text) append(written, each);
    EXPECT_EQ(code_points(written), text);
  }
  EXPECT_EQ(code_points("a\u00e9\u20ac"), U"a\u00e9\u20ac");
}

}  // namespace
}  // namespace pgmanager::base
