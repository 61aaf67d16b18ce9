#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace pgmanager::dump {

/// The object that a statement is about, by the statement's words. The schema is empty if it is not written.
struct Subject {
  std::string kind;  ///< "relation", "routine", "type", "schema", or the words after CREATE: "extension"
  std::string schema;
  std::string name;       ///< of a routine with the types of its arguments, as far as they can be read
  std::string part_kind;  ///< "index", "constraint", "trigger", "policy", "rule", "statistics", or "comment on index",
                          ///< ...; empty: the object itself
  std::string part;       ///< the name of that
  bool creates = false;   ///< CREATE of the object itself

  /// Whether both are about the same object; one of them may lack the schema.
  bool is_same_object(const Subject& other) const;
  bool is_same_part(const Subject& other) const;
};

/// Nothing for a statement that is not about one object of the schema, or whose form is not known.
std::optional<Subject> subject_of(std::string_view statement);

/// The role that the statement creates; empty: none.
std::string created_role(const Subject& subject);

}  // namespace pgmanager::dump
