#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sql/lexer.hpp"

namespace pgmanager::sql {

/// A name that may have a schema before it: its parts, folded as PostgreSQL folds them.
using Name = std::vector<std::string>;

/// Whether both may be the same object: one of them may be written without its schema.
bool is_same(const Name& a, const Name& b);

/// The tokens of one statement, read from the left by the words that are expected.
class StatementReader {
 public:
  explicit StatementReader(std::string_view statement) : text_(statement), lexer_(statement) { next(); }

  bool at_end() const { return token_.kind == TokenKind::end; }
  bool is_quoted() const { return token_.kind == TokenKind::quoted_identifier; }
  /// `word` is a word in lower case, or a sign.
  bool is(std::string_view word) const;
  bool take(std::string_view word);
  void next() { token_ = lexer_.next(); }

  /// The token as PostgreSQL understands it: words in lower case, identifiers without their quotes.
  std::string text() const;

  /// A name with what stands before its dots. An operator is a name, too.
  Name name();

  /// The name behind the first `word`; empty: there is none.
  Name behind(std::string_view word);

 private:
  std::string_view text_;
  Lexer lexer_;
  Token token_;
};

}  // namespace pgmanager::sql
