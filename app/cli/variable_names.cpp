#include "cli/variable_names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace pgmanager::cli {

namespace {

using base::Error;
using base::ErrorCode;

// These do not depend on the locale, as std::isalpha would.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_identifier(std::string_view word) {
  return !word.empty() && is_letter(word.front()) &&
         std::all_of(word.begin(), word.end(), [](char c) { return is_letter(c) || is_digit(c) || c == '$'; });
}

// A text that is not a name may be a secret in the wrong place; names are short.
std::string shown(std::string_view name) {
  constexpr std::size_t longest_shown = 63;
  if (base::character_count(name) <= longest_shown) return base::printable(name);
  return base::printable(base::characters(name, 0, longest_shown)) + "...";
}

void require_text(std::string_view what, std::string_view name, std::string_view value) {
  const bool usable = value.find('\0') == std::string_view::npos && !base::find_invalid_utf8(value);
  if (usable) return;
  throw Error({.code = ErrorCode::usage,
               .message = fmt::format("value of {} \"{}\" is not text in UTF-8", what, shown(name)),
               .hint = "Convert it to UTF-8, without NUL bytes."});
}

}  // namespace

bool is_variable_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return is_letter(c) || is_digit(c); });
}

bool is_session_setting_name(std::string_view name) {
  std::size_t words = 0;
  for (std::size_t begin = 0; begin <= name.size(); ++words) {
    const std::size_t end = std::min(name.find('.', begin), name.size());
    if (!is_identifier(name.substr(begin, end - begin))) return false;
    begin = end + 1;
  }
  return words > 1;
}

bool is_environment_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (is_letter(c) && static_cast<unsigned char>(c) < 0x80) || is_digit(c) || c == '-';
  });
}

void require_variable(std::string_view name, std::string_view value) {
  if (!is_variable_name(name)) {
    throw Error({.code = ErrorCode::usage,
                 .message = fmt::format("\"{}\" cannot be the name of a variable", shown(name)),
                 .hint = "Use letters, digits and underscores."});
  }
  require_text("variable", name, value);
}

void require_session_setting(std::string_view name, std::string_view value) {
  if (!is_session_setting_name(name)) {
    const bool has_dot = name.find('.') != std::string_view::npos;
    throw Error({.code = ErrorCode::usage,
                 .message = has_dot ? fmt::format("\"{}\" cannot be the name of a session setting", shown(name))
                                    : fmt::format("the name of session setting \"{}\" has no dot", shown(name)),
                 .hint = has_dot ? "Use letters, digits and underscores with dots between them, e.g. app.user."
                                 : "Settings of your own have a prefix, e.g. app.user; set one of PostgreSQL's with "
                                   "SET in the file."});
  }
  require_text("session setting", name, value);
}

void require_environment_name(std::string_view name) {
  if (is_environment_name(name)) return;
  throw Error({.code = ErrorCode::usage,
               .message = fmt::format("\"{}\" cannot be the name of an environment", shown(name)),
               .hint = "Use letters, digits, underscores and dashes."});
}

}  // namespace pgmanager::cli
