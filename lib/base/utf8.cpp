#include "base/utf8.hpp"

#include <fmt/format.h>
#include <utf8cpp/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <iterator>

namespace pgmanager::base {

namespace {

// Length of the well-formed sequence at the start of `text`, 0 if there is none.
std::size_t sequence_length(std::string_view text) {
  constexpr std::size_t longest = 4;
  const std::string_view first = text.substr(0, longest);
  if (utf8::find_invalid(first.begin(), first.end()) == first.begin()) return 0;
  auto end = first.begin();
  utf8::unchecked::advance(end, 1);
  return static_cast<std::size_t>(end - first.begin());
}

struct Range {
  std::uint32_t first, last;
  bool contains(std::uint32_t c) const { return c >= first && c <= last; }
};

// The large blocks are enough to place a caret; a full East Asian width table would not be worth its upkeep.
constexpr std::array zero_width = {Range{0x300, 0x36F}, Range{0x200B, 0x200F}, Range{0x20D0, 0x20FF},
                                   Range{0xFE00, 0xFE0F}};
constexpr std::array double_width = {Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},   Range{0x3041, 0xA4CF},
                                     Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},   Range{0xFE30, 0xFE6F},
                                     Range{0xFF00, 0xFF60},   Range{0xFFE0, 0xFFE6},   Range{0x1F300, 0x1F64F},
                                     Range{0x1F680, 0x1F6FF}, Range{0x1F900, 0x1FAFF}, Range{0x20000, 0x3FFFD}};

// C1 (a terminal may take U+009B for the beginning of an escape sequence), zero width space, marks and overrides of the
// writing direction, line and paragraph separators, byte order mark: text with them can look like another text.
constexpr std::array invisible = {Range{0x80, 0x9F},     Range{0x200B, 0x200B}, Range{0x200E, 0x200F},
                                  Range{0x2028, 0x202E}, Range{0x2066, 0x2069}, Range{0xFEFF, 0xFEFF}};

template <std::size_t Count>
bool in_any(const std::array<Range, Count>& ranges, std::uint32_t c) {
  for (const Range& range : ranges) {
    if (range.contains(c)) return true;
  }
  return false;
}

}  // namespace

std::u32string code_points(std::string_view text) {
  std::u32string points;
  utf8::unchecked::utf8to32(text.begin(), text.end(), std::back_inserter(points));
  return points;
}

void append(std::string& text, char32_t code_point) {
  utf8::unchecked::append(static_cast<std::uint32_t>(code_point), std::back_inserter(text));
}

std::uint32_t code_point(std::string_view character) {
  return utf8::unchecked::peek_next(character.begin());
}

bool is_invisible(std::uint32_t c) {
  return in_any(invisible, c);
}

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    // Checks eight bytes at a time: nearly all SQL is ASCII, and this function reads every file of the tree.
    std::uint64_t word = 0;
    if (at + sizeof word <= text.size()) {
      std::memcpy(&word, text.data() + at, sizeof word);
      if ((word & 0x8080808080808080U) == 0) {
        at += sizeof word;
        continue;
      }
    }
    const std::size_t length = sequence_length(text.substr(at));
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

std::string lowered(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = lower(c);
  return result;
}

std::size_t character_count(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += is_continuation(c) ? 0U : 1U;
  return count;
}

std::size_t byte_offset(std::string_view text, std::size_t index) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if (is_continuation(text[at])) continue;
    if (index == 0) return at;
    --index;
  }
  return at;
}

std::string_view characters(std::string_view text, std::size_t first, std::size_t count) {
  text.remove_prefix(byte_offset(text, first));
  return text.substr(0, byte_offset(text, count));
}

std::string_view trimmed(std::string_view text, std::string_view blanks) {
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  return text.substr(0, text.find_last_not_of(blanks) + 1);
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const std::string_view character = characters(text, 0, 1);
    const std::uint32_t c = code_point(character);
    width += in_any(zero_width, c) ? 0U : in_any(double_width, c) ? 2U : 1U;
    text.remove_prefix(character.size());
  }
  return width;
}

std::string_view first_columns(std::string_view text, std::size_t columns) {
  std::size_t taken = 0;
  while (taken < text.size()) {
    const std::string_view character = characters(text.substr(taken), 0, 1);
    const std::size_t width = display_width(character);
    if (width > columns) break;
    columns -= width;
    taken += character.size();
  }
  return text.substr(0, taken);
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t length = sequence_length(text);
    const auto byte = static_cast<unsigned char>(text.front());
    if (text.front() == '\n') {
      out += "\\n";
    } else if (text.front() == '\t') {
      out += "\\t";
    } else if (length == 0 || byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\x{:02x}", byte);
    } else if (length > 1 && is_invisible(code_point(text.substr(0, length)))) {
      for (const char each : text.substr(0, length)) {
        out += fmt::format("\\x{:02x}", static_cast<unsigned char>(each));
      }
    } else {
      out += text.substr(0, length);
    }
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return out;
}

std::string printable_lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find_first_of("\n\t"), text.size());
    out += printable(text.substr(0, length));
    if (length < text.size()) out += text[length];
    text.remove_prefix(std::min(length + 1, text.size()));
  }
  return out;
}

}  // namespace pgmanager::base
