#include "sql/variables.hpp"

#include <algorithm>
#include <utility>

#include "sql/lexer.hpp"

namespace pgmanager::sql {

namespace {

using Form = VariableReference::Form;

bool continues_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::string_view name_at(std::string_view text, std::size_t position) {
  std::size_t end = position;
  while (end < text.size() && continues_name(text[end])) ++end;
  return text.substr(position, end - position);
}

/// A name between `opening`, which follows the colon, and `closing`.
std::optional<VariableReference> enclosed_reference(std::string_view text, Form form, std::string_view opening,
                                                    char closing) {
  if (!text.substr(1).starts_with(opening)) return std::nullopt;
  const std::string_view name = name_at(text, 1 + opening.size());
  const std::size_t end = 1 + opening.size() + name.size();
  if (name.empty() || end >= text.size() || text[end] != closing) return std::nullopt;
  return VariableReference{.form = form, .name = name, .size = end + 1};
}

std::string quoted(std::string_view value, char quote, bool double_backslashes) {
  std::string result(1, quote);
  for (const char c : value) {
    if (c == quote || (c == '\\' && double_backslashes)) result += c;
    result += c;
  }
  return result += quote;
}

/// Quotes like PQescapeLiteral. The blank separates the E from a preceding word.
std::string as_literal(std::string_view value) {
  const bool escaped = value.find('\\') != std::string_view::npos;
  return (escaped ? " E" : "") + quoted(value, '\'', escaped);
}

/// Iterates over the references of one statement.
class References {
 public:
  explicit References(std::string_view sql) : sql_(sql), lexer_(sql) {}

  std::optional<FoundReference> next();

  /// Whether the colon of the last reference may belong to SQL: in an array slice or in a JSON constructor.
  bool may_be_sql() const { return !brackets_.empty() && brackets_.back(); }

 private:
  void follow_brackets(const Token& token);

  std::string_view sql_;
  Lexer lexer_;
  std::vector<bool> brackets_;  ///< the open brackets; true: a colon has a meaning between them
  bool after_json_ = false;     ///< the previous token is a name such as json_object
};

void References::follow_brackets(const Token& token) {
  const std::string_view text = token.in(sql_);
  if (text == "(" || text == "[") brackets_.push_back(text == "[" || after_json_);
  if ((text == ")" || text == "]") && !brackets_.empty()) brackets_.pop_back();
  after_json_ = token.kind == TokenKind::word && is_word(text.substr(0, 4), "json");
}

std::optional<FoundReference> References::next() {
  for (Token token = lexer_.next(); token.kind != TokenKind::end; token = lexer_.next()) {
    follow_brackets(token);
    if (sql_[token.begin] != ':') continue;  // :: and := are tokens, too, but not references
    const auto reference = read_reference(sql_.substr(token.begin));
    if (!reference) continue;
    // Like psql, continues after the reference whether the variable is defined or not: in :a$$b the name is "a", and a
    // dollar quote begins.
    lexer_.seek(token.begin + reference->size, sql_.size());
    return FoundReference{.reference = *reference, .begin = token.begin};
  }
  return std::nullopt;
}

bool may_use_variables(std::string_view sql, const Variables& variables) {
  return variables.empty() ? sql.find(":{?") != std::string_view::npos : sql.find(':') != std::string_view::npos;
}

}  // namespace

std::optional<VariableReference> read_reference(std::string_view text) {
  if (!text.starts_with(':')) return std::nullopt;
  const std::string_view name = name_at(text, 1);
  if (!name.empty()) return VariableReference{.name = name, .size = 1 + name.size()};
  if (const auto literal = enclosed_reference(text, Form::literal, "'", '\'')) return literal;
  if (const auto identifier = enclosed_reference(text, Form::identifier, "\"", '"')) return identifier;
  return enclosed_reference(text, Form::is_defined, "{?", '}');
}

std::optional<std::string> value_of(const VariableReference& reference, const Variables& variables) {
  const auto variable = variables.find(reference.name);
  const bool defined = variable != variables.end();
  if (reference.form == Form::is_defined) return defined ? "TRUE" : "FALSE";
  if (!defined) return std::nullopt;
  switch (reference.form) {
    case Form::literal: return as_literal(variable->second);
    case Form::identifier: return quoted(variable->second, '"', false);
    case Form::plain:
    case Form::is_defined: break;
  }
  return variable->second;
}

bool is_variable_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), continues_name);
}

std::size_t Interpolated::written_offset(std::size_t offset) const {
  const auto next = std::upper_bound(replacements_.begin(), replacements_.end(), offset,
                                     [](std::size_t at, const Replacement& each) { return at < each.begin; });
  if (next == replacements_.begin()) return offset;
  const Replacement& before = *std::prev(next);
  return offset < before.end ? before.written_begin : before.written_end + (offset - before.end);
}

Interpolated interpolate(std::string_view sql, const Variables& variables) {
  if (!may_use_variables(sql, variables)) return {std::string(sql), {}};
  std::string text;
  std::vector<Interpolated::Replacement> replacements;
  std::size_t copied = 0;
  References references(sql);
  while (const auto found = references.next()) {
    const auto value = value_of(found->reference, variables);
    if (!value) continue;
    const std::size_t written_end = found->begin + found->reference.size;
    text += sql.substr(copied, found->begin - copied);
    replacements.push_back({.written_begin = found->begin,
                            .written_end = written_end,
                            .begin = text.size(),
                            .end = text.size() + value->size()});
    text += *value;
    copied = written_end;
  }
  text += sql.substr(copied);
  return {std::move(text), std::move(replacements)};
}

std::vector<FoundReference> unset_references(std::string_view sql, const Variables& variables) {
  if (sql.find(":'") == std::string_view::npos && sql.find(":\"") == std::string_view::npos) return {};
  std::vector<FoundReference> unset;
  References references(sql);
  while (const auto found = references.next()) {
    const bool is_quoted = found->reference.form == Form::literal || found->reference.form == Form::identifier;
    if (is_quoted && !references.may_be_sql() && !variables.contains(found->reference.name)) unset.push_back(*found);
  }
  return unset;
}

bool uses_variables(std::string_view sql, const Variables& variables) {
  if (!may_use_variables(sql, variables)) return false;
  References references(sql);
  while (const auto found = references.next()) {
    if (found->reference.form == Form::is_defined || variables.contains(found->reference.name)) return true;
  }
  return false;
}

}  // namespace pgmanager::sql
