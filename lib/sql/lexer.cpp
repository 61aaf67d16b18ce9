#include "sql/lexer.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "base/utf8.hpp"

namespace pgmanager::sql {

namespace {

// One past the end of the block comment; nothing: it has none.
std::optional<std::size_t> closing_of_block_comment(std::string_view text, std::size_t begin) {
  std::size_t depth = 0;
  for (std::size_t i = begin; i + 1 < text.size(); ++i) {
    if (text[i] == '/' && text[i + 1] == '*') {
      ++depth;
      ++i;
    } else if (text[i] == '*' && text[i + 1] == '/') {
      ++i;
      if (--depth == 0) return i + 1;
    }
  }
  return std::nullopt;
}

enum class ByteClass : std::uint8_t {
  other,
  blank,
  letter,  // also _ and every byte of a non-ASCII character
  digit,
  quote,
  double_quote,
  dollar,
  operation,
  punctuation,
  semicolon,
  backslash,
};

constexpr std::array<ByteClass, 256> byte_classes = [] {
  std::array<ByteClass, 256> table{};
  const auto set = [&table](std::string_view bytes, ByteClass byte_class) {
    for (const char c : bytes) table[static_cast<unsigned char>(c)] = byte_class;
  };
  set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", ByteClass::letter);
  for (std::size_t byte = 0x80; byte < table.size(); ++byte) table[byte] = ByteClass::letter;
  set("0123456789", ByteClass::digit);
  set(" \t\n\r\f", ByteClass::blank);
  set("'", ByteClass::quote);
  set("\"", ByteClass::double_quote);
  set("$", ByteClass::dollar);
  set("~!@#^&|`?+-*/%<>=", ByteClass::operation);
  set("()[],.:", ByteClass::punctuation);
  set(";", ByteClass::semicolon);
  set("\\", ByteClass::backslash);
  return table;
}();

ByteClass class_of(char c) {
  return byte_classes[static_cast<unsigned char>(c)];
}
bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}
bool is_digit(char c) {
  return class_of(c) == ByteClass::digit;
}
bool begins_word(char c) {
  return class_of(c) == ByteClass::letter;
}
bool continues_tag(char c) {
  return begins_word(c) || is_digit(c);
}
bool continues_word(char c) {
  return continues_tag(c) || c == '$';
}

/// The end of the run of bytes, from `position` on, for which `belongs` is true.
template <typename Predicate>
std::size_t end_of_run(std::string_view text, std::size_t position, std::size_t end, Predicate belongs) {
  while (position < end && belongs(text[position])) ++position;
  return position;
}

}  // namespace

std::size_t end_of_block_comment(std::string_view text, std::size_t begin) {
  return closing_of_block_comment(text, begin).value_or(text.size());
}

bool is_word(std::string_view word, std::string_view lower_case) {
  return word.size() == lower_case.size() &&
         std::equal(word.begin(), word.end(), lower_case.begin(), [](char a, char b) { return base::lower(a) == b; });
}

void Lexer::seek(std::size_t position, std::size_t end) {
  position_ = position;
  end_ = end;
  last_string_.reset();
}

Token Lexer::next() {
  const Blanks blanks = skip_blanks();
  if (position_ >= end_) return {.begin = end_, .end = end_};
  const std::optional<StringForm> before = std::exchange(last_string_, std::nullopt);
  if (before && blanks.newline && !blanks.block_comment && text_[position_] == '\'') {
    Token token = read_string(position_, position_, *before);
    token.continues = true;
    return token;
  }
  return read_token();
}

Token Lexer::read_token() {
  switch (class_of(text_[position_])) {
    case ByteClass::letter: return read_word();
    case ByteClass::digit: return read_number();
    case ByteClass::quote: return read_string(position_, position_, plain_form());
    case ByteClass::double_quote: return read_quoted_identifier(position_, position_);
    case ByteClass::dollar: return read_dollar();
    case ByteClass::operation: return read_operator();
    case ByteClass::punctuation: return read_punctuation();
    case ByteClass::semicolon: return take(TokenKind::semicolon, position_, position_ + 1);
    case ByteClass::backslash: return take(TokenKind::backslash, position_, position_ + 1);
    case ByteClass::blank:
    case ByteClass::other: break;
  }
  return take(TokenKind::other, position_, position_ + 1);
}

Token Lexer::take(TokenKind kind, std::size_t begin, std::size_t end) {
  position_ = end;
  return {.kind = kind, .begin = begin, .end = end};
}

Token Lexer::run_out(TokenKind kind, std::size_t begin, const char* what) {
  unterminated_ = Unterminated{.what = what, .opened = begin};
  return take(kind, begin, end_);
}

// --- white space and comments ---------------------------------------------------------------------------------------

bool Lexer::is_comment_start(std::size_t position) const {
  const char first = at(position);
  return (first == '-' && at(position + 1) == '-') || (first == '/' && at(position + 1) == '*');
}

Lexer::Blanks Lexer::skip_blanks() {
  Blanks blanks;
  while (position_ < end_) {
    const char c = text_[position_];
    if (class_of(c) == ByteClass::blank) {
      blanks.newline |= is_line_end(c);
      ++position_;
    } else if (!is_comment_start(position_)) {
      break;
    } else if (c == '-') {
      skip_line_comment();
    } else {
      blanks.block_comment = true;
      skip_block_comment();
    }
  }
  return blanks;
}

void Lexer::skip_line_comment() {
  position_ = end_of_run(text_, position_, end_, [](char c) { return !is_line_end(c); });
}

void Lexer::skip_block_comment() {
  const std::size_t opened = position_;
  const std::optional<std::size_t> closed = closing_of_block_comment(text_.substr(0, end_), opened);
  if (closed) {
    position_ = *closed;
  } else {
    run_out(TokenKind::end, opened, "comment");
  }
}

// --- words and quotes -----------------------------------------------------------------------------------------------

Token Lexer::read_word() {
  const std::size_t begin = position_;
  const char following = at(begin + 1);
  if (following == '\'') {
    switch (base::lower(text_[begin])) {
      case 'e': return read_string(begin, begin + 1, {.backslash_escapes = true});
      case 'n': return read_string(begin, begin + 1, plain_form());
      case 'b': return read_string(begin, begin + 1, {.name = "bit string"});
      case 'x': return read_string(begin, begin + 1, {.name = "hexadecimal string"});
      default: break;
    }
  }
  if (following == '&' && base::lower(text_[begin]) == 'u') {
    if (at(begin + 2) == '\'') return read_string(begin, begin + 2, {});
    if (at(begin + 2) == '"') return read_quoted_identifier(begin, begin + 2);
  }
  return take(TokenKind::word, begin, end_of_run(text_, begin + 1, end_, continues_word));
}

Token Lexer::read_string(std::size_t begin, std::size_t quote, StringForm form) {
  const std::size_t end = end_of_string(quote + 1, form.backslash_escapes);
  if (end == std::string_view::npos) return run_out(TokenKind::string, begin, form.name);
  last_string_ = form;
  return take(TokenKind::string, begin, end);
}

/// One past the quote that ends the string whose text begins at `position`; npos when there is none.
std::size_t Lexer::end_of_string(std::size_t position, bool backslash_escapes) const {
  while (position < end_) {
    if (backslash_escapes) {
      position = end_of_run(text_, position, end_, [](char c) { return c != '\'' && c != '\\'; });
    } else {
      const void* quote = std::memchr(text_.data() + position, '\'', end_ - position);
      position = quote == nullptr ? end_ : static_cast<std::size_t>(static_cast<const char*>(quote) - text_.data());
    }
    if (position >= end_) break;
    if (text_[position] == '\'' && at(position + 1) != '\'') return position + 1;
    position += 2;  // a doubled quote, or a backslash and what it escapes
  }
  return std::string_view::npos;
}

Token Lexer::read_quoted_identifier(std::size_t begin, std::size_t quote) {
  for (std::size_t i = quote + 1; i < end_; ++i) {
    if (text_[i] != '"') continue;
    if (at(i + 1) != '"') return take(TokenKind::quoted_identifier, begin, i + 1);
    ++i;
  }
  return run_out(TokenKind::quoted_identifier, begin, "quoted identifier");
}

Token Lexer::read_dollar() {
  const std::size_t begin = position_;
  if (is_digit(at(begin + 1))) return read_number();
  const std::size_t tag_end =
      begins_word(at(begin + 1)) ? end_of_run(text_, begin + 1, end_, continues_tag) : begin + 1;
  if (at(tag_end) != '$') return take(TokenKind::other, begin, begin + 1);
  const std::string_view delimiter = text_.substr(begin, tag_end + 1 - begin);
  const std::size_t closing = text_.substr(0, end_).find(delimiter, tag_end + 1);
  if (closing == std::string_view::npos) return run_out(TokenKind::string, begin, "dollar-quoted string");
  return take(TokenKind::string, begin, closing + delimiter.size());
}

// --- numbers, operators, punctuation --------------------------------------------------------------------------------

/// Reads a number together with all directly following characters that could be part of a word: "1a" is an error in
/// PostgreSQL 15 and two tokens in earlier versions, but never the same as "1 a". This includes an exponent without a
/// sign; PostgreSQL 16 added underscores and 0x.
Token Lexer::read_number() {
  const auto is_number_digit = [](char c) { return is_digit(c) || c == '_'; };
  const std::size_t begin = position_;
  std::size_t end = end_of_run(text_, begin + (text_[begin] == '$' ? 1 : 0), end_, is_number_digit);
  if (text_[begin] != '$') {
    if (at(end) == '.' && at(end + 1) != '.') end = end_of_run(text_, end + 1, end_, is_number_digit);
    const bool signed_exponent = base::lower(at(end)) == 'e' && (at(end + 1) == '+' || at(end + 1) == '-');
    if (signed_exponent && is_digit(at(end + 2))) end = end_of_run(text_, end + 2, end_, is_number_digit);
  }
  if (begins_word(at(end))) end = end_of_run(text_, end, end_, continues_word);
  return take(TokenKind::number, begin, end);
}

/// An operator ends where a comment begins. An operator of several characters may end in + or - only if it contains a
/// character that no operator of the SQL standard has, so that "a=-1" is a comparison with -1.
Token Lexer::read_operator() {
  const std::size_t begin = position_;
  if (begin < signs_end_) return take(TokenKind::operation, begin, begin + 1);
  std::size_t end = begin;
  std::size_t unsigned_end = begin + 1;
  bool beyond_standard = false;
  while (end < end_ && class_of(text_[end]) == ByteClass::operation && !is_comment_start(end)) {
    const char c = text_[end++];
    beyond_standard |= std::strchr("~!@#^&|`?%", c) != nullptr;
    if (c != '+' && c != '-') unsigned_end = end;
  }
  if (beyond_standard) return take(TokenKind::operation, begin, end);
  signs_end_ = end;
  return take(TokenKind::operation, begin, unsigned_end);
}

Token Lexer::read_punctuation() {
  const std::size_t begin = position_;
  const char first = text_[begin];
  const char second = at(begin + 1);
  if (first == '.' && is_digit(second)) return read_number();
  if (first == ':' && second == '{' && at(begin + 2) == '?') {  // psql: tests whether a variable is defined
    const std::size_t name_end = end_of_run(text_, begin + 3, end_, continues_tag);
    if (at(name_end) == '}') return take(TokenKind::other, begin, name_end + 1);
  }
  const bool two = (first == '.' && second == '.') || (first == ':' && (second == ':' || second == '='));
  return take(TokenKind::punctuation, begin, begin + (two ? 2 : 1));
}

}  // namespace pgmanager::sql
