#include "sql/copy_rows.hpp"

#include <algorithm>

namespace pgmanager::sql {

namespace {

constexpr std::string_view last_line = "\\.\r";  // with or without the \r

bool ends_rows(std::string_view line) {
  return line.size() >= 2 && last_line.starts_with(line);
}

}  // namespace

CopyRows::Found CopyRows::find_end(std::string_view portion, TextEnd end) {
  std::size_t line = 0;
  if (inside_line_) {
    const std::size_t line_end = portion.find('\n');
    if (line_end == std::string_view::npos) return {.rows = portion.size(), .next = portion.size()};
    line = line_end + 1;
    inside_line_ = false;
  }
  while (true) {
    const std::size_t line_end = std::min(portion.find('\n', line), portion.size());
    const bool complete = line_end < portion.size() || end == TextEnd::here;
    const std::string_view written = portion.substr(line, line_end - line);
    if (complete && ends_rows(written)) {
      return {.rows = line, .next = std::min(line_end + 1, portion.size()), .ended = true};
    }
    // The text so far may be the beginning of the last line, so it is not counted as a row yet.
    if (!complete && last_line.starts_with(written)) return {.rows = line, .next = line};
    if (line_end == portion.size()) break;
    line = line_end + 1;
  }
  inside_line_ = true;
  return {.rows = portion.size(), .next = portion.size()};
}

}  // namespace pgmanager::sql
