#include "imports/liquibase_attributes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/checksums.hpp"
#include "base/utf8.hpp"

namespace pgmanager::imports {

namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

}  // namespace

std::string_view without_blanks_around(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string take_liquibase_word(std::string_view& rest, std::string_view ends) {
  rest = without_blanks_around(rest);
  const bool is_quoted = rest.starts_with('"');
  if (is_quoted) rest.remove_prefix(1);
  const std::size_t end = std::min(is_quoted ? rest.find('"') : rest.find_first_of(ends), rest.size());
  std::string word(rest.substr(0, end));
  rest.remove_prefix(std::min(end + (is_quoted ? 1 : 0), rest.size()));
  return word;
}

LiquibaseAttributes attributes_of(std::string_view rest) {
  LiquibaseAttributes attributes;
  while (!without_blanks_around(rest).empty()) {
    const std::string name = base::lowered(take_liquibase_word(rest, ": \t"));
    if (rest.starts_with(':')) {
      rest.remove_prefix(1);
      attributes[name] = rest.empty() || is_blank(rest.front()) ? "" : take_liquibase_word(rest, " \t");
    }
  }
  return attributes;
}

std::string value_of(const LiquibaseAttributes& attributes, const std::string& name) {
  const auto found = attributes.find(name);
  return found == attributes.end() ? "" : found->second;
}

bool is_known_attribute(std::string_view name) {
  constexpr std::string_view known[] = {"context",
                                        "contextfilter",
                                        "created",
                                        "dbms",
                                        "enddelimiter",
                                        "failonerror",
                                        "ignore",
                                        "labels",
                                        "logicalfilepath",
                                        "runalways",
                                        "runintransaction",
                                        "runonchange",
                                        "runwith",
                                        "splitstatements",
                                        "stripcomments",
                                        "rollbackenddelimiter",
                                        "rollbacksplitstatements"};
  return std::find(std::begin(known), std::end(known), name) != std::end(known);
}

bool is_for_postgres(const LiquibaseAttributes& attributes) {
  const std::string databases = "," + base::lowered(value_of(attributes, "dbms")) + ",";
  if (databases == ",," || databases.find(",all,") != std::string::npos) return true;
  if (databases.find("!postgresql,") != std::string::npos || databases == ",none,") return false;
  return databases.find(",postgresql,") != std::string::npos || databases.find('!') != std::string::npos;
}

namespace {

std::string md5(char version, const std::string& text) {
  return fmt::format("{}:{}", version, base::md5_hex(text));
}

}  // namespace

// Version 9 leaves all white space out; 8 (before Liquibase 4.22) reads it as one blank, after the settings.
std::vector<std::string> liquibase_checksums(std::string_view sql, const LiquibaseAttributes& attributes) {
  const auto value = [&](const char* name, const char* otherwise) {
    const auto found = attributes.find(name);
    return found == attributes.end() ? std::string(otherwise) : found->second;
  };
  std::string dense;
  std::string spaced;
  for (const char c : without_blanks_around(sql)) {
    if (!is_blank(c)) {
      dense += c;
      spaced += c;
    } else if (!spaced.ends_with(' ')) {
      spaced += ' ';
    }
  }
  const std::string settings = fmt::format("{}:{}:{}:", value("enddelimiter", "null"), value("splitstatements", "true"),
                                           value("stripcomments", "true"));
  return {md5('9', md5('9', dense) + ":"), md5('8', md5('8', settings + spaced) + ":")};
}

}  // namespace pgmanager::imports
