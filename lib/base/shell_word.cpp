#include "base/shell_word.hpp"

#include "base/utf8.hpp"

namespace pgmanager::base {

namespace {

constexpr std::string_view plain_in_shell = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./,:+@%=";

// $'...', in which the escapes of printable() mean the bytes that they stand for.
std::string with_escapes(std::string_view word) {
  std::string text;
  for (const char c : word) {
    if (c == '\\' || c == '\'') text += '\\';
    text += c;
  }
  return "$'" + printable(text) + "'";
}

}  // namespace

std::string shell_word(std::string_view word) {
  if (!word.empty() && word.find_first_not_of(plain_in_shell) == std::string_view::npos) return std::string(word);
  if (printable(word) != word) return with_escapes(word);
  std::string quoted = "'";
  for (const char c : word) {
    if (c == '\'') {
      quoted += R"('\'')";
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

}  // namespace pgmanager::base
