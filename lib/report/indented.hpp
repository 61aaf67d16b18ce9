#pragma once

#include <string>
#include <string_view>

#include "base/utf8.hpp"

namespace pgmanager::report {

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

}  // namespace pgmanager::report
