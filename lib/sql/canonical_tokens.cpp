#include <algorithm>
#include <string>

#include "base/utf8.hpp"
#include "sql/lexer.hpp"
#include "sql/script.hpp"
#include "sql/statement_shape.hpp"

namespace pgmanager::sql {

namespace {

/// Writes the pieces of a text one after another. It reads the text a second time, with a lexer in the same state as
/// the splitter's, so both see the same tokens.
class CanonicalText {
 public:
  explicit CanonicalText(std::string_view text) : text_(text) {}

  std::string of(const Script& script);

 private:
  void add_statement(const Piece& piece, bool last);
  void add_token(const Token& token);
  void add_line(std::string_view line);
  bool joined_in_source(const Token& token) const;
  bool is_colon(const Token& token) const;
  void separate(char separator);

  std::string_view text_;
  std::string out_;
  Token before_;  // the previous token of the same statement
  bool standard_strings_ = true;
};

std::string CanonicalText::of(const Script& script) {
  out_.reserve(text_.size());
  for (const Piece& piece : script.pieces) {
    switch (piece.kind) {
      case PieceKind::statement: add_statement(piece, &piece == &script.pieces.back()); break;
      case PieceKind::copy_data:
        out_ += '\n';
        add_line(std::string(piece.in(text_)) + "\\.");
        break;
      case PieceKind::psql_command: add_line(piece.in(text_)); break;
    }
  }
  // An unterminated comment contains no tokens, but its text must count.
  if (!script.unterminated.empty() && script.unterminated[0].what == "comment")
    add_line(text_.substr(script.unterminated[0].opened));
  if (!out_.empty() && out_.back() == '\n') out_.pop_back();
  return std::move(out_);
}

void CanonicalText::add_statement(const Piece& piece, bool last) {
  Lexer lexer(text_);
  lexer.seek(piece.begin, text_.size());
  lexer.set_standard_strings(standard_strings_);
  StatementShape shape(text_);
  before_ = Token{};
  Token token = lexer.next();
  for (; token.kind != TokenKind::end && token.begin < piece.end; token = lexer.next()) {
    shape.add(token);
    add_token(token);
  }
  // Keeps the semicolon: a statement that a psql command ends (SELECT 1 \gexec) differs from one that a semicolon ends
  // before that command.
  if (token.kind == TokenKind::semicolon && !last) out_ += " ;";
  standard_strings_ = shape.standard_strings().value_or(standard_strings_);
}

void CanonicalText::add_token(const Token& token) {
  const bool joined = joined_in_source(token);
  if (token.continues) {
    separate('\n');
  } else if (!joined) {
    separate(' ');
  }
  out_ += token.in(text_);
  const bool variable = joined && is_colon(before_);
  if (token.kind == TokenKind::word && !variable) {
    const auto written = out_.end() - static_cast<std::ptrdiff_t>(token.end - token.begin);
    std::transform(written, out_.end(), written, base::lower);
  }
  before_ = token;
}

/// psql replaces :name (case-sensitive), but not ": name", and not if more letters of the name follow; and psql may
/// give a meaning to bytes that PostgreSQL's scanner does not know. For these tokens, a blank is written only if the
/// source has one.
bool CanonicalText::joined_in_source(const Token& token) const {
  if (before_.kind == TokenKind::end || before_.end != token.begin) return false;
  const auto is_delicate = [this](const Token& t) { return t.kind == TokenKind::other || is_colon(t); };
  return is_delicate(before_) || is_delicate(token);
}

bool CanonicalText::is_colon(const Token& token) const {
  return token.kind == TokenKind::punctuation && token.in(text_) == ":";
}

void CanonicalText::add_line(std::string_view line) {
  separate('\n');
  out_ += line;
  out_ += '\n';
}

/// Writes the separator, except at the beginning of the text or of a line.
void CanonicalText::separate(char separator) {
  if (!out_.empty() && out_.back() != '\n') out_ += separator;
}

}  // namespace

std::string canonical_tokens(std::string_view text) {
  return CanonicalText(text).of(split(text));
}

}  // namespace pgmanager::sql
