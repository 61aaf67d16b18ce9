#include "report/style.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace pgmanager::report {

namespace {

bool is_inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

}  // namespace

std::string shortened(std::string_view text, std::size_t most_columns) {
  if (base::display_width(text) <= most_columns) return std::string(text);
  return std::string(base::first_columns(text, most_columns - 1)) + "…";
}

std::string shortened_around(std::string_view text, std::size_t at, std::size_t most_columns) {
  const std::size_t in_front = most_columns / 4;
  const std::size_t before = base::character_count(text.substr(0, at));
  if (base::display_width(text) <= most_columns || before <= in_front) return shortened(text, most_columns);
  return "…" + shortened(text.substr(base::byte_offset(text, before - in_front)), most_columns - 1);
}

std::string Style::cut(const std::string& text, std::size_t used) const {
  constexpr std::size_t fewest = 2;  // a character and the ellipsis
  return columns_ == 0 ? text : shortened(text, std::max(columns_, used + fewest) - used);
}

std::size_t first_difference(std::string_view a, std::string_view b) {
  auto at = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  while (at > 0 && (is_inside_character(a, at) || is_inside_character(b, at))) --at;
  return at;
}

std::size_t common_end(std::string_view a, std::string_view b, std::size_t from) {
  std::size_t count = 0;
  const std::size_t most = std::min(a.size(), b.size()) - from;
  while (count < most && a[a.size() - 1 - count] == b[b.size() - 1 - count]) ++count;
  while (count > 0 && is_inside_character(a, a.size() - count)) --count;
  return count;
}

}  // namespace pgmanager::report
