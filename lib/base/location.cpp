#include "base/location.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"

namespace pgmanager::base {

namespace {

constexpr std::size_t widest_excerpt = 100;  // maximum number of characters of source shown

// Replaces each by "?": columns stay the same, and the text cannot send control sequences to the terminal.
std::string without_control_characters(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::string_view character = characters(text, 0, 1);
    const bool as_it_is = character == "\t" || printable(character) == character;
    out += as_it_is ? character : "?";
    text.remove_prefix(character.size());
  }
  return out;
}

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

}  // namespace

void show_line(Location& place, std::string_view line, std::size_t at) {
  constexpr int before = 100;
  constexpr std::size_t from_there = 200;
  at = std::min(at, line.size());
  while (at > 0 && at < line.size() && is_continuation(line[at])) --at;
  std::size_t begin = at;
  int characters_before = 0;
  for (; begin > 0 && characters_before < before; ++characters_before) {
    do {
      --begin;
    } while (begin > 0 && is_continuation(line[begin]));
  }
  place.source_line = line.substr(begin, at - begin);
  place.source_line += characters(line.substr(at), 0, from_there);
  place.source_column = begin == 0 ? 1 : std::max(place.column, 1) - characters_before;
}

Location locate(std::string file, std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  Location place{.file = std::move(file), .line = 1, .column = 0, .source_line = {}};
  std::size_t line_begin = 0;
  for (std::size_t i = 0; i < offset; ++i) {
    const bool first_half_of_crlf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (is_line_end(text[i]) && !first_half_of_crlf) {
      ++place.line;
      line_begin = i + 1;
    }
  }
  const auto line_end = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(line_begin), text.end(), is_line_end);
  place.column = static_cast<int>(character_count(text.substr(line_begin, offset - line_begin))) + 1;
  const auto line_size = static_cast<std::size_t>(line_end - text.begin()) - line_begin;
  show_line(place, text.substr(line_begin, line_size), offset - line_begin);
  return place;
}

std::string excerpt(const Location& location) {
  if (location.column < location.source_column || location.source_line.empty()) return {};
  const std::string prefix = fmt::format("LINE {}: ", location.line);
  const auto column = static_cast<std::size_t>(location.column - location.source_column);

  // Cuts long lines to the part around the caret: a minified file can have a line of a megabyte.
  const std::size_t length = character_count(location.source_line);
  const bool is_short = length <= widest_excerpt && location.source_column == 1;
  const std::size_t first = is_short || column < widest_excerpt / 2 ? 0 : column - widest_excerpt / 2;
  const std::string_view shown = characters(location.source_line, first, widest_excerpt);
  const std::string lead = first > 0 || location.source_column > 1 ? "..." : "";
  const std::string tail = first + widest_excerpt < length ? "..." : "";

  // Keeps tabs and writes two blanks for a wide character, so that the caret is under its character.
  std::string blank(prefix.size() + lead.size(), ' ');
  for (std::string_view before = characters(shown, 0, column - first); !before.empty();) {
    const std::string_view character = characters(before, 0, 1);
    blank += character == "\t" ? "\t" : std::string(display_width(character), ' ');
    before.remove_prefix(character.size());
  }
  return fmt::format("{}{}{}{}\n{}^", prefix, lead, without_control_characters(shown), tail, blank);
}

}  // namespace pgmanager::base
