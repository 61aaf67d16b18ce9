#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/utf8.hpp"

/// Colours, width and indentation of text on a terminal. All texts are printable UTF-8; columns are those of a
/// terminal.
namespace pgmanager::report {

/// Whether text may carry ANSI colours.
enum class Colour { no, yes };

/// Colours by meaning, and the maximum width of a table line. With Colour::no every function returns its argument.
class Style {
 public:
  /// `columns`: the width of the terminal; 0: no limit.
  explicit Style(Colour colour = Colour::no, std::size_t columns = 0) : colour_(colour), columns_(columns) {}

  /// `text` without colours, cut to the rest of a line of which `used` columns are in use, so that it does not wrap.
  std::string cut(const std::string& text, std::size_t used) const;

  std::string good(std::string_view text) const { return paint("32", text); }
  std::string bad(std::string_view text) const { return paint("1;31", text); }
  std::string attention(std::string_view text) const { return paint("33", text); }
  std::string faint(std::string_view text) const { return paint("2", text); }
  std::string strong(std::string_view text) const { return paint("1", text); }

 private:
  std::string paint(std::string_view code, std::string_view text) const {
    if (colour_ == Colour::no || text.empty()) return std::string(text);
    return std::string("\033[").append(code).append("m").append(text).append("\033[0m");
  }

  Colour colour_;
  std::size_t columns_;
};

/// `text`, or its start and "…".
std::string shortened(std::string_view text, std::size_t most_columns);

/// `text`, or the part around byte `at`, with "…" in place of the rest.
std::string shortened_around(std::string_view text, std::size_t at, std::size_t most_columns);

/// The first byte where two texts differ, moved to the start of its character.
std::size_t first_difference(std::string_view a, std::string_view b);

/// How many bytes after that place are the same at the end of both texts.
std::size_t common_end(std::string_view a, std::string_view b, std::size_t from);

/// `text` with all lines after the first indented, so that a message of several lines stays one block. Its control
/// characters cannot affect the terminal.
inline std::string indented(std::string_view text, std::string_view indent) {
  std::string out;
  for (const char c : base::printable_lines(text)) {
    out += c;
    if (c == '\n') out += indent;
  }
  return out;
}

/// `lines`, the text of a file without its last line end, indented by four blanks; no blanks in lines that are empty.
inline std::string indented_lines(std::string_view lines) {
  std::string text = "    " + indented(lines, "    ");
  for (std::size_t at = text.find(" \n"); at != std::string::npos; at = text.find(" \n", at > 0 ? at - 1 : 0)) {
    text.erase(at, 1);
  }
  return text;
}

}  // namespace pgmanager::report
