#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::sql {

/// psql's variables: name (letters of any case, digits, underscores, bytes above 0x7F) to value.
using Variables = std::map<std::string, std::string, std::less<>>;

/// A variable as it is written where psql looks for one.
struct VariableReference {
  enum class Form {
    plain,       ///< :name
    literal,     ///< :'name'
    identifier,  ///< :"name"
    is_defined,  ///< :{?name}
  };
  Form form = Form::plain;
  std::string_view name;
  std::size_t size = 0;  ///< bytes of the whole, from the colon on
};

/// A reference in a piece of SQL.
struct FoundReference {
  VariableReference reference;
  std::size_t begin = 0;  ///< the byte of its colon
};

/// The reference that `text` begins with; it may be one to a variable that is not defined.
std::optional<VariableReference> read_reference(std::string_view text);

/// What psql puts in place of the reference; nothing when it leaves the reference as it is written.
std::optional<std::string> value_of(const VariableReference& reference, const Variables& variables);

/// Whether psql would accept the name for a variable.
bool is_variable_name(std::string_view name);

/// A piece of SQL in which psql's variables were replaced by their values, and the way back from places in it to
/// places in what was written.
class Interpolated {
 public:
  /// One variable that was replaced.
  struct Replacement {
    std::size_t written_begin = 0, written_end = 0;  ///< bytes of what was written, e.g. of :'name'
    std::size_t begin = 0, end = 0;                  ///< bytes of text()
  };

  Interpolated(std::string text, std::vector<Replacement> replacements)
      : text_(std::move(text)), replacements_(std::move(replacements)) {}

  const std::string& text() const { return text_; }
  const std::vector<Replacement>& replacements() const { return replacements_; }
  /// The byte of what was written that byte `offset` of text() comes from; inside a value: where its variable begins.
  std::size_t written_offset(std::size_t offset) const;

 private:
  std::string text_;
  std::vector<Replacement> replacements_;  // in the order of the text
};

/// Replaces :name by the value as it stands, :'name' by the value as an SQL string and :"name" by the value as an SQL
/// identifier (quoted as PQescapeLiteral and PQescapeIdentifier do), and :{?name} by TRUE or FALSE: as psql does, so
/// only names that `variables` has, and never inside strings, quoted identifiers, dollar quotes, comments, casts (::)
/// and :=. What psql reads as a variable in an array slice ([1:n]) only if n is defined, we read so, too. Values are
/// not searched for variables again. https://www.postgresql.org/docs/current/app-psql.html#APP-PSQL-INTERPOLATION
Interpolated interpolate(std::string_view sql, const Variables& variables);

/// The references :'name' and :"name" to variables that are not defined: psql leaves them as they are, and the server
/// has no use for them. Those in which the colon may be SQL's own are left out: array slices ([1:"n"]) and JSON
/// constructors (json_object('a':'b')).
std::vector<FoundReference> unset_references(std::string_view sql, const Variables& variables);

/// Whether interpolate() would replace anything; allocates nothing.
bool uses_variables(std::string_view sql, const Variables& variables);

}  // namespace pgmanager::sql
