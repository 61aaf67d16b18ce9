#pragma once

#include <cstddef>
#include <string>
#include <string_view>

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

}  // namespace pgmanager::report
