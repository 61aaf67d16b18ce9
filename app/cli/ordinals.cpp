#include "cli/ordinals.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace pgmanager::cli {

source::Ordinal parse_ordinal(std::string_view option, const std::string& text) {
  if (const auto ordinal = source::Ordinal::parse(text)) return *ordinal;
  throw base::Error({.code = base::ErrorCode::usage,
                     .message = fmt::format("invalid ordinal \"{}\"", base::printable(text)),
                     .hint = fmt::format("Write the number of a deployment: --{} 7.", option)});
}

std::vector<source::Ordinal> parse_ordinals(std::string_view option, const std::string& text) {
  std::vector<source::Ordinal> ordinals;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    std::string one = text.substr(begin, end - begin);
    one.erase(std::remove(one.begin(), one.end(), ' '), one.end());
    const source::Ordinal ordinal = parse_ordinal(option, one);
    if (std::find(ordinals.begin(), ordinals.end(), ordinal) != ordinals.end()) {
      throw base::Error({.code = base::ErrorCode::usage,
                         .message = fmt::format("option --{} names deployment {} twice", option, to_string(ordinal)),
                         .hint = "Name each deployment once."});
    }
    ordinals.push_back(ordinal);
    begin = end + 1;
  }
  return ordinals;
}

}  // namespace pgmanager::cli
