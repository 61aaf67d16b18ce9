#pragma once

#include <string>
#include <string_view>

namespace pgmanager::sql {

/// Folds letters as SQL folds keywords and identifiers: ASCII letters only, in every locale.
constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string lowered(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = lower(c);
  return result;
}

}  // namespace pgmanager::sql
