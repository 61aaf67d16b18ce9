#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::base {

/// A line of one text or of both, without its line end.
struct ComparedLine {
  char sign;  ///< '-': only before, '+': only after, ' ': in both
  std::string text;
};

/// All lines of both texts, by the shortest edit from `before` to `after`; what was before stands in front of what is
/// now. CRLF and LF are the same line end. Nothing when a text has more than 20,000 lines.
std::optional<std::vector<ComparedLine>> compare_lines(std::string_view before, std::string_view after);

/// What changed from `before` to `after`, line by line, as a unified diff (three lines of context, without the file
/// header). Empty when the lines are equal; CRLF and LF are the same line end. Texts of more than 20,000 lines are not
/// compared: the answer says so.
std::string text_difference(std::string_view before, std::string_view after);

}  // namespace pgmanager::base
