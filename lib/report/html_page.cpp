#include "report/html_page.hpp"

#include <algorithm>
#include <map>

#include "page.hpp"

namespace pgmanager::report {

namespace {

// The document ends at the first "</script>" whatever its strings contain. In JSON, "<" is only inside strings.
std::string without_markup(std::string_view document) {
  std::string out;
  out.reserve(document.size());
  for (const char c : document) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string html_page(std::string_view document) {
  const std::string data = without_markup(document);
  const std::map<std::string_view, std::string_view> values = {
      {"cards", page::cards}, {"compare", page::compare},       {"document", data},         {"dom", page::dom},
      {"main", page::main},   {"navigation", page::navigation}, {"objects", page::objects}, {"rows", page::rows},
      {"style", page::style}, {"values", page::values},
  };
  std::string html;
  for (std::string_view rest = page::layout; !rest.empty();) {
    const std::size_t open = std::min(rest.find("{{"), rest.size());
    html += rest.substr(0, open);
    if (open == rest.size()) break;
    const std::size_t close = rest.find("}}", open);
    html += values.at(rest.substr(open + 2, close - open - 2));
    rest.remove_prefix(close + 2);
  }
  return html;
}

}  // namespace pgmanager::report
