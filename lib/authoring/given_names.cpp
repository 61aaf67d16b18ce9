#include "authoring/given_names.hpp"

#include <fmt/format.h>

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

bool is_capital(char32_t c) {
  return lower_case(c) != c;
}

// Whether a word of a CamelCase name begins at `i`: "orderLine" has one at its L, "URLColumn" at its C.
bool begins_a_word(const std::u32string& points, std::size_t i) {
  if (i == 0 || !is_capital(points[i])) return false;
  return !is_capital(points[i - 1]) || (i + 1 < points.size() && !is_capital(points[i + 1]));
}

}  // namespace

std::string change_name(std::string_view words) {
  if (words.ends_with(".sql")) words.remove_suffix(4);
  std::u32string points = base::code_points(words);
  std::erase_if(points, is_apostrophe);
  // In a text of several words, capitals belong to names: "PostgreSQL" is not split in "upgrade to PostgreSQL 17".
  const bool is_one_word = std::none_of(points.begin(), points.end(), separates);
  std::string name;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool ends_a_word = separates(points[i]) || (is_one_word && begins_a_word(points, i));
    if (ends_a_word && !name.empty() && !name.ends_with('-')) name += '-';
    if (!separates(points[i])) base::append(name, lower_case(points[i]));
  }
  if (name.ends_with('-')) name.pop_back();
  return name;
}

std::string as_words(std::string change_name) {
  std::replace(change_name.begin(), change_name.end(), '-', ' ');
  return change_name;
}

namespace {

constexpr std::size_t longest_name = 63;  // in bytes; PostgreSQL truncates longer names

// The keywords of pg_get_keywords() that are reserved or can only be names of functions or types.
constexpr std::string_view reserved =
    " all analyse analyze and any array as asc asymmetric authorization binary both case cast check "
    "collate collation column concurrently constraint create cross current_catalog current_date "
    "current_role current_schema current_time current_timestamp current_user default deferrable desc "
    "distinct do else end except false fetch for foreign freeze from full grant group having ilike in "
    "initially inner intersect into is isnull join lateral leading left like limit localtime "
    "localtimestamp natural not notnull null offset on only or order outer overlaps placing primary "
    "references returning right select session_user similar some symmetric system_user table tablesample "
    "then to trailing true union unique user using variadic verbose when where window with ";

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_plain_name(std::string_view name) {
  return !name.empty() && name.size() <= longest_name && is_letter(name.front()) &&
         std::all_of(name.begin(), name.end(), [](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
}

std::string quoted_if_reserved(const std::string& name) {
  return is_reserved(name) ? fmt::format("\"{}\"", name) : name;
}

}  // namespace

std::optional<TableName> parse_table_name(std::string_view text) {
  const std::string name = base::lowered(text);
  const std::size_t dot = name.find('.');
  const TableName parsed = dot == std::string::npos
                               ? TableName{.schema = {}, .table = name}
                               : TableName{.schema = name.substr(0, dot), .table = name.substr(dot + 1)};
  const bool schema_is_fine = dot == std::string::npos || is_plain_name(parsed.schema);
  if (!schema_is_fine || !is_plain_name(parsed.table)) return std::nullopt;
  return parsed;
}

std::string in_sql(const TableName& name) {
  const std::string table = quoted_if_reserved(name.table);
  return name.schema.empty() ? table : fmt::format("{}.{}", quoted_if_reserved(name.schema), table);
}

bool is_reserved(std::string_view word) {
  return !word.empty() && reserved.find(fmt::format(" {} ", word)) != std::string_view::npos;
}

}  // namespace pgmanager::authoring
