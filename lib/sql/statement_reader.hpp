#pragma once

#include <optional>
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

/// One argument of a function or procedure, as far as its words define it: "n integer DEFAULT 1" and "int4" are the
/// same.
struct RoutineArgument {
  Name type;  ///< without the schema; built-in types by one of their names: int4, varchar
  bool is_array = false;
  bool is_output = false;       ///< mode OUT, which does not identify a function in DROP
  bool is_of_a_column = false;  ///< table.column%TYPE: only the catalog knows the type
};

/// Reads "(...)" of CREATE or DROP. Nothing if there are no parentheses, as in DROP FUNCTION f.
std::optional<std::vector<RoutineArgument>> read_arguments(StatementReader& reader);

/// Whether DROP with the arguments `dropped` may drop the routine that was created with `created`.
bool may_be_same(const std::vector<RoutineArgument>& dropped, const std::vector<RoutineArgument>& created);

}  // namespace pgmanager::sql
