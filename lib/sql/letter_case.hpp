#pragma once

namespace pgmanager::sql {

/// As SQL folds the letters of key words and identifiers: those of ASCII alone, whatever the locale. Not for use
/// outside lib/sql.
constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace pgmanager::sql
