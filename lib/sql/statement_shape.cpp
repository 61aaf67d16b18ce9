#include "sql/statement_shape.hpp"

#include <algorithm>
#include <array>

namespace pgmanager::sql {

namespace {

std::string_view without_quotes(const Token& token, std::string_view text) {
  const std::string_view written = token.in(text);
  const bool quoted = token.kind == TokenKind::string || token.kind == TokenKind::quoted_identifier;
  return quoted && written.size() >= 2 ? written.substr(1, written.size() - 2) : written;
}

/// Whether a boolean setting is false by the rules of parse_bool(): 0, or any unambiguous beginning of off, false, no.
bool means_off(std::string_view value) {
  const auto begins = [value](std::string_view word, std::size_t shortest) {
    return value.size() >= shortest && value.size() <= word.size() && is_word(value, word.substr(0, value.size()));
  };
  return value == "0" || begins("off", 2) || begins("false", 1) || begins("no", 1);
}

}  // namespace

StatementShape::Form StatementShape::form_of(std::string_view first_word) {
  struct FirstWord {
    std::string_view word;
    Form form;
  };
  static constexpr std::array<FirstWord, 5> first_words = {{{"create", Form::create},
                                                            {"copy", Form::copy},
                                                            {"set", Form::set},
                                                            {"reset", Form::reset},
                                                            {"discard", Form::discard}}};
  const auto* const found = std::find_if(first_words.begin(), first_words.end(), [first_word](const FirstWord& known) {
    return is_word(first_word, known.word);
  });
  return found == first_words.end() ? Form::plain : found->form;
}

StatementShape::Form StatementShape::routine_or_rule(std::string_view word) {
  if (is_word(word, "or") || is_word(word, "replace")) return Form::create;
  if (is_word(word, "rule")) return Form::rule;
  return is_word(word, "function") || is_word(word, "procedure") ? Form::routine : Form::plain;
}

bool StatementShape::is(const Token& token, std::string_view lower_case_word) const {
  return token.kind == TokenKind::word && is_word(token.in(text_), lower_case_word);
}

bool StatementShape::names_standard_strings(const Token& token) const {
  return (token.kind == TokenKind::word || token.kind == TokenKind::quoted_identifier) &&
         is_word(without_quotes(token, text_), "standard_conforming_strings");
}

void StatementShape::look_at(const Token& token) {
  form_ = after(token);
}

StatementShape::Form StatementShape::after(const Token& token) {
  const std::string_view word = token.kind == TokenKind::word ? token.in(text_) : std::string_view();
  switch (form_) {
    case Form::unknown: return form_of(word);
    case Form::create: return routine_or_rule(word);
    case Form::rule: count_parentheses(token); return Form::rule;
    case Form::routine: return in_routine(token);
    case Form::atomic_body: return in_atomic_body(token);
    case Form::copy: return in_copy(token);
    case Form::copy_from:
      return is_word(word, "stdin") || is_word(word, "stdout") ? Form::copy_from_stdin : Form::plain;
    case Form::set:
      if (is_word(word, "session") || is_word(word, "local")) return Form::set;
      return names_standard_strings(token) ? Form::set_name : Form::plain;
    case Form::set_name: return is_word(word, "to") || token.in(text_) == "=" ? Form::set_value : Form::plain;
    case Form::set_value: return in_set_value(token);
    case Form::reset:
    case Form::discard: return in_reset(token);
    case Form::copy_from_stdin:
    case Form::plain: break;
  }
  return form_;
}

StatementShape::Form StatementShape::in_routine(const Token& token) {
  if (begin_ && is(token, "atomic")) {
    opened_ = *begin_;
    at_inner_start_ = true;
    return Form::atomic_body;
  }
  begin_ = is(token, "begin") ? std::optional(token.begin) : std::nullopt;
  return Form::routine;
}

/// In the grammar, the END of the body is only possible where a statement could begin. psql counts CASE and END
/// instead, which fails for "AS end" and "t.case".
StatementShape::Form StatementShape::in_atomic_body(const Token& token) {
  const bool ends = at_inner_start_ && is(token, "end");
  at_inner_start_ = false;
  return ends ? Form::plain : Form::atomic_body;
}

/// Only the first FROM outside parentheses belongs to COPY itself; a second one belongs to its WHERE.
StatementShape::Form StatementShape::in_copy(const Token& token) {
  count_parentheses(token);
  return depth_ == 0 && is(token, "from") ? Form::copy_from : Form::copy;
}

StatementShape::Form StatementShape::in_set_value(const Token& token) {
  standard_strings_ = !means_off(without_quotes(token, text_));
  return Form::plain;
}

StatementShape::Form StatementShape::in_reset(const Token& token) {
  const bool resets = is(token, "all") || (form_ == Form::reset && names_standard_strings(token));
  if (resets) standard_strings_ = true;
  return Form::plain;
}

void StatementShape::count_parentheses(const Token& token) {
  if (token.kind != TokenKind::punctuation) return;
  if (text_[token.begin] == '(' && depth_++ == 0) opened_ = token.begin;
  if (text_[token.begin] == ')' && depth_ > 0) --depth_;
}

std::optional<Unterminated> StatementShape::open() const {
  if (semicolon_ends()) return std::nullopt;
  const char* what = form_ == Form::rule ? "parenthesis of CREATE RULE" : "BEGIN ATOMIC body";
  return Unterminated{.what = what, .opened = opened_};
}

}  // namespace pgmanager::sql
