#include "authoring/change_name.hpp"

#include <algorithm>
#include <vector>

#include "base/utf8.hpp"

namespace pgmanager::authoring {

namespace {

// Folds case without Unicode tables and locales: covers the letters that keyboards of these scripts produce, not all
// letters.

bool is_between(char32_t c, char32_t first, char32_t last) {
  return first <= c && c <= last;
}

char32_t lower_case_of_latin(char32_t c) {
  if (is_between(c, 'A', 'Z')) return c + 0x20;
  if (is_between(c, 0xC0, 0xDE) && c != 0xD7) return c + 0x20;
  if (c == 0x130) return 'i';   // I with dot above; its small letter is i
  if (c == 0x178) return 0xFF;  // Y with diaeresis
  const bool even_is_capital = is_between(c, 0x100, 0x137) || is_between(c, 0x14A, 0x177);
  const bool odd_is_capital = is_between(c, 0x139, 0x148) || is_between(c, 0x179, 0x17E);
  return (even_is_capital && c % 2 == 0) || (odd_is_capital && c % 2 == 1) ? c + 1 : c;
}

char32_t lower_case(char32_t c) {
  if (is_between(c, 0x391, 0x3A9)) return c + 0x20;  // Greek
  if (is_between(c, 0x410, 0x42F)) return c + 0x20;  // Cyrillic
  if (is_between(c, 0x400, 0x40F)) return c + 0x50;
  return lower_case_of_latin(c);
}

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019;
}

// Whether the character is a control character, blank, punctuation or symbol.
bool separates(char32_t c) {
  if (c < 0x80) return !is_between(c, '0', '9') && !is_between(c, 'a', 'z') && !is_between(c, 'A', 'Z');
  return is_between(c, 0x80, 0xBF) || c == 0xD7 || c == 0xF7 || is_between(c, 0x2000, 0x2BFF) ||
         is_between(c, 0x3000, 0x3003) || is_between(c, 0x3008, 0x301F) || c == 0xFEFF;
}

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> points;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view character = base::characters(text.substr(at), 0, 1);
    const auto first = static_cast<unsigned char>(character.front());
    char32_t point = character.size() == 1 ? first : first & (0x7FU >> character.size());
    for (const char byte : character.substr(1)) point = point << 6U | (static_cast<unsigned char>(byte) & 0x3FU);
    points.push_back(point);
    at += character.size();
  }
  return points;
}

void append(std::string& text, char32_t c) {
  const auto put = [&text](char32_t byte) { text += static_cast<char>(byte); };
  const auto put_rest = [&put, c](int from) {
    for (int shift = from; shift >= 0; shift -= 6) put(0x80U | (c >> static_cast<unsigned>(shift) & 0x3FU));
  };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | c >> 6U);
    put_rest(0);
  } else if (c < 0x10000) {
    put(0xE0U | c >> 12U);
    put_rest(6);
  } else {
    put(0xF0U | c >> 18U);
    put_rest(12);
  }
}

bool is_capital(char32_t c) {
  return lower_case(c) != c;
}

// Whether a word of a CamelCase name begins at `i`: "orderLine" has one at its L, "URLColumn" at its C.
bool begins_a_word(const std::vector<char32_t>& points, std::size_t i) {
  if (i == 0 || !is_capital(points[i])) return false;
  return !is_capital(points[i - 1]) || (i + 1 < points.size() && !is_capital(points[i + 1]));
}

}  // namespace

std::string change_name(std::string_view words) {
  if (words.ends_with(".sql")) words.remove_suffix(4);
  std::vector<char32_t> points = code_points(words);
  std::erase_if(points, is_apostrophe);
  // In a text of several words, capitals belong to names: "PostgreSQL" is not split in "upgrade to PostgreSQL 17".
  const bool is_one_word = std::none_of(points.begin(), points.end(), separates);
  std::string name;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool ends_a_word = separates(points[i]) || (is_one_word && begins_a_word(points, i));
    if (ends_a_word && !name.empty() && !name.ends_with('-')) name += '-';
    if (!separates(points[i])) append(name, lower_case(points[i]));
  }
  if (name.ends_with('-')) name.pop_back();
  return name;
}

std::string as_words(std::string change_name) {
  std::replace(change_name.begin(), change_name.end(), '-', ' ');
  return change_name;
}

}  // namespace pgmanager::authoring
