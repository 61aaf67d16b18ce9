#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::base {

/// A line of one or both texts, without its line end.
struct ComparedLine {
  char sign;  ///< '-': only before, '+': only after, ' ': in both
  std::string text;
};

/// All lines of both texts, by the shortest edit from `before` to `after`; within a change, deleted lines come first.
/// CRLF and LF are the same line end. Nothing if a text has more than 20,000 lines.
std::optional<std::vector<ComparedLine>> compare_lines(std::string_view before, std::string_view after);

/// The changes from `before` to `after` as a unified diff (three lines of context, without the file header). Empty if
/// the lines are equal; CRLF and LF are the same line end. Texts of more than 20,000 lines are not compared; the result
/// says so.
std::string text_difference(std::string_view before, std::string_view after);

}  // namespace pgmanager::base
