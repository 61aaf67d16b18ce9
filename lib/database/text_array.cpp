#include "database/text_array.hpp"

#include <algorithm>

namespace pgmanager::database {

std::vector<std::string> text_array(std::string_view written) {
  std::vector<std::string> elements;
  if (written.size() <= 2) return elements;
  written = written.substr(1, written.size() - 2);
  elements.reserve(static_cast<std::size_t>(std::ranges::count(written, ',')) + 1);
  elements.emplace_back();
  bool quoted = false;
  for (std::size_t at = 0; at < written.size(); ++at) {
    const char each = written[at];
    if (each == '"') {
      quoted = !quoted;
    } else if (each == ',' && !quoted) {
      elements.emplace_back();
    } else {
      elements.back() += each == '\\' ? written[++at] : each;
    }
  }
  return elements;
}

std::string written_array(const std::vector<std::string>& elements) {
  std::string out = "{";
  for (const std::string& element : elements) {
    if (out.size() > 1) out += ',';
    out += '"';
    for (const char each : element) {
      if (each == '"' || each == '\\') out += '\\';
      out += each;
    }
    out += '"';
  }
  return out + '}';
}

}  // namespace pgmanager::database
