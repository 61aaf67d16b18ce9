#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sql/lexer.hpp"

namespace pgmanager::sql {

/// A name with an optional schema: its parts, folded as PostgreSQL folds them.
using Name = std::vector<std::string>;

/// Whether both may name the same object: one of them may lack the schema.
bool is_same(const Name& a, const Name& b);

/// Reads the tokens of one statement from left to right, by expected words.
class StatementReader {
 public:
  explicit StatementReader(std::string_view statement) : text_(statement), lexer_(statement) { next(); }

  bool at_end() const { return token_.kind == TokenKind::end; }
  bool is_quoted() const { return token_.kind == TokenKind::quoted_identifier; }
  /// `word` is a word in lower case, or a symbol.
  bool is(std::string_view word) const;
  bool take(std::string_view word);
  void next() { token_ = lexer_.next(); }

  /// The token as PostgreSQL interprets it: words in lower case, identifiers without their quotes.
  std::string text() const;

  /// Reads a name with its qualifiers. An operator is a name, too.
  Name name();

  /// The name after the first `word`; empty if there is none.
  Name after(std::string_view word);

 private:
  std::string_view text_;
  Lexer lexer_;
  Token token_;
};

}  // namespace pgmanager::sql
