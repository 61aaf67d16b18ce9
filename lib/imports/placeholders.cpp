#include "imports/placeholders.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/utf8.hpp"
#include "imports/rules.hpp"
#include "source/file_name.hpp"
#include "sql/lexer.hpp"
#include "sql/script.hpp"

namespace pgmanager::imports {

namespace {

struct Placeholder {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string name;                         // as a variable
  std::optional<std::string> by_default{};  // of ${name:-value} and ${name-value}, which only goose has
};

bool is_name_character(char c) {
  return (base::lower(c) >= 'a' && base::lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

std::string as_variable(std::string_view name) {
  std::string variable(name);
  std::replace_if(
      variable.begin(), variable.end(), [](char c) { return !is_name_character(c); }, '_');
  return variable;
}

// `inside`: what is between the braces.
Placeholder placeholder_of(std::string_view inside) {
  const std::size_t dash = inside.find('-');
  if (dash == std::string_view::npos) return {.name = as_variable(inside)};
  const std::string_view name = inside.substr(0, dash - (inside.substr(0, dash).ends_with(':') ? 1 : 0));
  const bool is_name = !name.empty() && std::ranges::all_of(name, is_name_character);
  if (!is_name) return {.name = as_variable(inside)};
  return {.name = std::string(name), .by_default = std::string(inside.substr(dash + 1))};
}

std::vector<Placeholder> find_placeholders(std::string_view text) {
  std::vector<Placeholder> found;
  for (std::size_t at = text.find("${"); at != std::string_view::npos; at = text.find("${", at + 2)) {
    const std::size_t end = text.find_first_of("}\r\n", at);
    if (end == std::string_view::npos || text[end] != '}' || end == at + 2) continue;
    found.push_back(placeholder_of(text.substr(at + 2, end - at - 2)));
    found.back().begin = at;
    found.back().end = end + 1;
  }
  return found;
}

// The text with a word of the same length in place of each placeholder, which SQL can read.
std::string masked(std::string text, const std::vector<Placeholder>& placeholders) {
  for (const Placeholder& each : placeholders) {
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(each.begin),
              text.begin() + static_cast<std::ptrdiff_t>(each.end), '_');
  }
  return text;
}

// Where a placeholder is.
enum class Place { sql, whole_string, whole_identifier, comment, inside };

class Places {
 public:
  explicit Places(std::string text) : text_(std::move(text)), script_(sql::split(text_)) {}

  Place of(const Placeholder& placeholder) const {
    for (const sql::Piece& piece : script_.pieces) {
      if (placeholder.begin < piece.begin) return Place::comment;
      if (placeholder.begin >= piece.end) continue;
      return piece.kind == sql::PieceKind::statement ? in_statement(piece, placeholder) : Place::inside;
    }
    return script_.unterminated.empty() ? Place::comment : Place::inside;
  }

  // Whether a name of a variable would be longer because of the character that follows.
  bool ends_name(const Placeholder& placeholder) const {
    return placeholder.end >= text_.size() || !is_name_character(text_[placeholder.end]);
  }

 private:
  Place in_statement(const sql::Piece& piece, const Placeholder& placeholder) const {
    sql::Lexer lexer(text_);
    lexer.seek(piece.begin, piece.end);
    sql::Token token = lexer.next();
    while (token.kind != sql::TokenKind::end && token.end <= placeholder.begin) token = lexer.next();
    if (token.kind == sql::TokenKind::end || token.begin > placeholder.begin) return Place::comment;
    const bool is_whole = token.begin + 1 == placeholder.begin && token.end == placeholder.end + 1;
    if (token.kind == sql::TokenKind::word) return Place::sql;
    if (!is_whole) return Place::inside;
    if (token.kind == sql::TokenKind::quoted_identifier) return Place::whole_identifier;
    return token.kind == sql::TokenKind::string && !token.continues ? Place::whole_string : Place::inside;
  }

  std::string text_;
  sql::Script script_;
};

class Replacing {
 public:
  Replacing(Sql& sql, const sql::Variables& values, std::vector<std::string>& variables, base::Findings& findings)
      : sql_(sql), values_(values), variables_(variables), findings_(findings) {}

  void replace(const std::function<bool(int line)>& counts) {
    std::vector<Placeholder> placeholders = find_placeholders(sql_.text);
    if (counts) std::erase_if(placeholders, [&](const Placeholder& each) { return !counts(line_of(each)); });
    if (placeholders.empty()) return;
    const std::string masked_text = masked(sql_.text, placeholders);
    const Places places(masked_text);
    std::string text;
    std::size_t at = 0;
    for (const Placeholder& each : placeholders) {
      const auto [begin, end, instead] = replacement(each, places);
      text.append(sql_.text, at, begin - at);
      text += instead;
      at = end;
      report_same_name(each, masked_text);
    }
    text.append(sql_.text, at);
    sql_.text = std::move(text);
  }

 private:
  struct Replacement {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string text;
  };

  Replacement replacement(const Placeholder& each, const Places& places) {
    if (const auto value = values_.find(each.name); value != values_.end())
      return {each.begin, each.end, value->second};
    const Replacement unchanged{each.begin, each.end, sql_.text.substr(each.begin, each.end - each.begin)};
    const Place place = places.of(each);
    if (each.by_default && place != Place::comment) {
      report(each,
             fmt::format("placeholder {} cannot become a psql variable, because it has a default", unchanged.text),
             *each.by_default);
      return unchanged;
    }
    switch (place) {
      case Place::comment: return unchanged;
      case Place::whole_string: return {each.begin - 1, each.end + 1, fmt::format(":'{}'", add(each))};
      case Place::whole_identifier: return {each.begin - 1, each.end + 1, fmt::format(":\"{}\"", add(each))};
      case Place::sql:
        if (places.ends_name(each)) return {each.begin, each.end, fmt::format(":{}", add(each))};
        break;
      case Place::inside: break;
    }
    report(each, fmt::format("placeholder {} cannot become a psql variable here", unchanged.text));
    return unchanged;
  }

  const std::string& add(const Placeholder& each) {
    const auto found = std::find(variables_.begin(), variables_.end(), each.name);
    if (found == variables_.end()) variables_.push_back(each.name);
    return each.name;
  }

  // A text that uses :name itself, e.g. in an array slice, would get the value there, too.
  void report_same_name(const Placeholder& each, const std::string& masked_text) {
    if (values_.contains(each.name)) return;
    if (!sql::uses_variables(masked_text, {{each.name, ""}})) return;
    report(each, fmt::format("the file uses both {} and the psql variable :{}",
                             sql_.text.substr(each.begin, each.end - each.begin), each.name));
  }

  int line_of(const Placeholder& each) const {
    const auto end = sql_.text.begin() + static_cast<std::ptrdiff_t>(each.begin);
    return sql_.first_line + static_cast<int>(std::count(sql_.text.begin(), end, '\n'));
  }

  void report(const Placeholder& each, const std::string& message, const std::string& value = "VALUE") {
    findings_.push_back(rules::broken(rules::placeholder, sql_.file, line_of(each), base::printable(message),
                                      fmt::format("Give its value, which is then written into the file: --set {}",
                                                  source::shell_word(each.name + "=" + value))));
  }

  Sql& sql_;
  const sql::Variables& values_;
  std::vector<std::string>& variables_;
  base::Findings& findings_;
};

}  // namespace

std::vector<std::string> placeholders_in(std::string_view text) {
  std::vector<std::string> names;
  for (Placeholder& each : find_placeholders(text)) {
    if (std::find(names.begin(), names.end(), each.name) == names.end()) names.push_back(std::move(each.name));
  }
  return names;
}

void replace_placeholders(Sql& sql, const sql::Variables& values, std::vector<std::string>& variables,
                          base::Findings& findings, const std::function<bool(int line)>& counts) {
  Replacing(sql, values, variables, findings).replace(counts);
}

std::string with_known_values(std::string_view text, const sql::Variables& values) {
  std::string result;
  std::size_t at = 0;
  for (const Placeholder& each : find_placeholders(text)) {
    const auto value = values.find(each.name);
    if (value == values.end()) continue;
    result.append(text, at, each.begin - at);
    result += value->second;
    at = each.end;
  }
  return result.append(text, at);
}

std::optional<std::string> with_values(std::string_view text, const sql::Variables& values) {
  for (const Placeholder& each : find_placeholders(text)) {
    if (!values.contains(each.name)) return std::nullopt;
  }
  return with_known_values(text, values);
}

}  // namespace pgmanager::imports
