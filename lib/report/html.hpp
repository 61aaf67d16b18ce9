#pragma once

#include <string>
#include <string_view>

#include "base/utf8.hpp"

/// Fragments of HTML pages. Not for use outside lib/report.
namespace pgmanager::report {

/// `text` escaped for an element or an attribute in double quotes: nothing in it is markup.
inline std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : base::printable_lines(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// Two texts of one line each, escaped, with their differences marked.
struct MarkedTexts {
  std::string left;
  std::string right;
};
MarkedTexts marked(std::string_view left, std::string_view right);

/// Two texts side by side, line by line, as a table; equal lines far from any difference are folded.
std::string line_table(std::string_view left, std::string_view right, const std::string& left_name,
                       const std::string& right_name);

}  // namespace pgmanager::report
