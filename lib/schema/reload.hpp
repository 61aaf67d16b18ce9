#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schema/snapshot.hpp"

namespace pgmanager::schema {

/// The statements with which a server parses the definitions of an object again. PostgreSQL prints an expression from
/// its parsed form, and the printed text can change once when it is parsed again: `a IN ('x', 'y')` for a varchar
/// column is printed as `ANY ((ARRAY['x'::character varying, ...])::text[])`, and after a round trip through pg_dump
/// and psql as `ANY (ARRAY[('x'::character varying)::text, ...])`. A second round trip does not change it.
struct Reload {
  /// Create an object with the same definitions, or set them again on the object itself. For an empty search_path.
  std::vector<std::string> statements;
  ObjectName made;  ///< the object that then has the attributes for which is_printed() is true
};

/// Whether the server prints the attribute from a parsed expression, e.g. a default, a CHECK or a view.
bool is_printed(const Object& object, const Attribute& attribute);

/// The statement that creates the trigger under this name.
std::string trigger_statement(const Object& trigger, const std::string& name);

/// `name` must not be in use as the name of a schema, relation, constraint etc. Nothing if no attribute is printed, or
/// if the object's attributes are not sufficient: the generated column of a child whose expression differs from its
/// parent's.
std::optional<Reload> reload_of(const Object& object, const std::string& name);

}  // namespace pgmanager::schema
