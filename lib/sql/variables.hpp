#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::sql {

/// psql variables: name (letters of any case, digits, underscores, bytes above 0x7F) to value.
using Variables = std::map<std::string, std::string, std::less<>>;

/// A variable reference in one of psql's forms.
struct VariableReference {
  enum class Form {
    plain,       ///< :name
    literal,     ///< :'name'
    identifier,  ///< :"name"
    is_defined,  ///< :{?name}
  };
  Form form = Form::plain;
  std::string_view name;
  std::size_t size = 0;  ///< of the whole reference in bytes, from the colon on
};

/// A reference in a piece of SQL.
struct FoundReference {
  VariableReference reference;
  std::size_t begin = 0;  ///< the byte of its colon
};

/// The reference at the beginning of `text`, whether or not the variable is defined.
std::optional<VariableReference> read_reference(std::string_view text);

/// The text with which psql replaces the reference; nothing if psql leaves the reference unchanged.
std::optional<std::string> value_of(const VariableReference& reference, const Variables& variables);

/// Whether psql would accept the variable name.
bool is_variable_name(std::string_view name);

/// A piece of SQL in which psql variables were replaced by their values. Maps places in it to places in the original
/// text.
class Interpolated {
 public:
  /// One replaced variable.
  struct Replacement {
    std::size_t written_begin = 0, written_end = 0;  ///< bytes of the original text, e.g. of :'name'
    std::size_t begin = 0, end = 0;                  ///< bytes of text()
  };

  Interpolated(std::string text, std::vector<Replacement> replacements)
      : text_(std::move(text)), replacements_(std::move(replacements)) {}

  const std::string& text() const { return text_; }
  const std::vector<Replacement>& replacements() const { return replacements_; }
  /// The byte of the original text from which byte `offset` of text() comes; inside a value, the beginning of its
  /// variable.
  std::size_t written_offset(std::size_t offset) const;

 private:
  std::string text_;
  std::vector<Replacement> replacements_;  // in the order of the text
};

/// Replaces :name by the value itself, :'name' by the value as an SQL string, :"name" by the value as an SQL identifier
/// (quoted as PQescapeLiteral and PQescapeIdentifier do), and :{?name} by TRUE or FALSE. Like psql, it replaces only
/// variables that are defined, and never inside strings, quoted identifiers, dollar quotes, comments, casts (::) and
/// :=. In an array slice, psql reads [1:n] as a variable only if n is defined, and so does this function. Values are
/// not searched for variables. https://www.postgresql.org/docs/current/app-psql.html#APP-PSQL-INTERPOLATION
Interpolated interpolate(std::string_view sql, const Variables& variables);

/// The references :'name' and :"name" to undefined variables: psql leaves them unchanged, and the server cannot
/// interpret them. References whose colon may belong to SQL are excluded: array slices ([1:"n"]) and JSON constructors
/// (json_object('a':'b')).
std::vector<FoundReference> unset_references(std::string_view sql, const Variables& variables);

/// Whether interpolate() would replace anything. Allocates no memory.
bool uses_variables(std::string_view sql, const Variables& variables);

}  // namespace pgmanager::sql
