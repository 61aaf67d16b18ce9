#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sql/script.hpp"

namespace pgmanager::sql {

enum class TokenKind : std::uint8_t {
  word,               ///< keyword or unquoted identifier
  quoted_identifier,  ///< "..." and U&"..."
  string,             ///< '...', E'...', B'...', X'...', N'...', U&'...', $tag$...$tag$
  number,             ///< 1, 1.5e3, and $1
  operation,          ///< one operator, e.g. <=, ->>, +
  punctuation,        ///< ( ) [ ] , . .. : :: :=
  semicolon,
  backslash,  ///< begins a psql command; the token is the backslash alone
  other,      ///< a byte that PostgreSQL's scanner has no rule for, and psql's :{?name}
  end,        ///< no token: the end of the text, or nothing more can be read (see unterminated())
};

/// Bytes [begin, end) of the text.
struct Token {
  TokenKind kind = TokenKind::end;
  bool continues = false;  ///< a string that SQL joins with the one before it: 'a' <line end> 'b'
  std::size_t begin = 0;
  std::size_t end = 0;

  std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// Reads SQL token by token as PostgreSQL's scanner does (src/backend/parser/scan.l), plus psql's backslash. Skips
/// comments and white space. Takes linear time for every text, allocates no memory and throws no exceptions.
class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text), end_(text.size()) {}

  Token next();

  /// The offset where the search for the next token begins.
  std::size_t position() const { return position_; }
  /// Continues at `position`; the text then ends at `end`.
  void seek(std::size_t position, std::size_t end);
  std::size_t end() const { return end_; }

  /// standard_conforming_strings: off makes a backslash in a plain '...' an escape. Applies from the next token on.
  void set_standard_strings(bool on) { standard_strings_ = on; }

  /// The unterminated element, once a token has reached the end of the text.
  const std::optional<Unterminated>& unterminated() const { return unterminated_; }

 private:
  /// How a quoted string is read; a string that continues on another line keeps the form of its first part.
  struct StringForm {
    bool backslash_escapes = false;
    const char* name = "quoted string";
  };
  struct Blanks {
    bool newline = false;
    bool block_comment = false;
  };

  char at(std::size_t position) const { return position < end_ ? text_[position] : '\0'; }
  bool is_comment_start(std::size_t position) const;
  Blanks skip_blanks();
  void skip_line_comment();
  void skip_block_comment();
  StringForm plain_form() const { return {.backslash_escapes = !standard_strings_}; }

  Token read_token();
  Token read_word();
  Token read_string(std::size_t begin, std::size_t quote, StringForm form);
  Token read_quoted_identifier(std::size_t begin, std::size_t quote);
  Token read_dollar();
  Token read_number();
  Token read_operator();
  Token read_punctuation();
  Token take(TokenKind kind, std::size_t begin, std::size_t end);
  Token run_out(TokenKind kind, std::size_t begin, const char* what);
  std::size_t end_of_string(std::size_t position, bool backslash_escapes) const;

  std::string_view text_;
  std::size_t position_ = 0;
  std::size_t end_ = 0;
  std::size_t signs_end_ = 0;  ///< every + or - before this offset is a token of its own
  bool standard_strings_ = true;
  std::optional<StringForm> last_string_;  ///< set if the previous token was a string that may continue
  std::optional<Unterminated> unterminated_;
};

/// One past the end of the block comment at `begin`; block comments nest. The length of `text` if it has no end.
std::size_t end_of_block_comment(std::string_view text, std::size_t begin);

/// Whether `word` equals `lower_case`, which is in lower case. Only ASCII letters are folded, as for SQL keywords.
bool is_word(std::string_view word, std::string_view lower_case);

}  // namespace pgmanager::sql
