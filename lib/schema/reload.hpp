#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schema/snapshot.hpp"

namespace pgmanager::schema {

/// How a server parses the definitions of one object again. PostgreSQL prints an expression from its parsed form, and
/// that form can change once when the printed text is parsed: `a IN ('x', 'y')` of a varchar column is printed as
/// `ANY ((ARRAY['x'::character varying, ...])::text[])`, and the same text after pg_dump and psql as
/// `ANY (ARRAY[('x'::character varying)::text, ...])`. A second reload changes nothing.
struct Reload {
  /// Make an object with the same definitions, or set them again on the object itself. For an empty search_path.
  std::vector<std::string> statements;
  ObjectName made;  ///< then has the attributes of the object that is_printed() names
};

/// Whether the server prints the attribute from a parsed expression: a default, a CHECK, a view, ...
bool is_printed(const Object& object, const Attribute& attribute);

/// `name`: not in use as the name of a schema, relation, constraint, ... Nothing where no attribute is printed, or
/// where the object's attributes do not say enough: the generated column of a child that has another expression than
/// its parent.
std::optional<Reload> reload_of(const Object& object, const std::string& name);

}  // namespace pgmanager::schema
