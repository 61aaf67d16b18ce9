#pragma once

#include <cstddef>
#include <string>

#include "schema/snapshot.hpp"

/// How names of objects are written, and how objects are renamed: one table, by kind. The name of an unknown kind is
/// its parts with dots between them; such objects are never recognised as renamed.
namespace pgmanager::schema {

/// "calendar.event.title", `app.f(integer, text)`, `app."Odd"`, "for PUBLIC on server there" (a user mapping): quoted
/// as in SQL, without the kind.
std::string spelled(const ObjectName& name);

/// As spelled(), without the first parts: "event.title" without one of them. Keeps at least the last part, and the name
/// of a routine.
std::string spelled_without(const ObjectName& name, std::size_t first_parts);

/// "index app.a_idx".
std::string with_kind(const ObjectName& name);

/// The schema that contains the object; empty if it is in no schema, or is itself a schema.
std::string schema_of(const ObjectName& name);

/// Whether names of this kind include arguments: functions, procedures and aggregates.
bool is_routine(const std::string& kind);

/// Whether PostgreSQL can rename objects of this kind.
bool can_be_renamed(const std::string& kind);

/// The index of the part that ALTER ... RENAME changes: for most kinds the last one, for a function the one before its
/// arguments.
std::size_t own_part(const ObjectName& name);

/// The part at that index.
inline const std::string& own_name(const ObjectName& name) {
  return name.parts[own_part(name)];
}

/// The statement that renames an object, without a semicolon: "ALTER INDEX app.a_idx RENAME TO b_idx" or "ALTER TABLE
/// app.a SET SCHEMA shop". `from` must be of a kind that can be renamed, and `to` may differ from it only in own_part()
/// or in the schema.
std::string rename_statement(const Object& from, const ObjectName& to);

}  // namespace pgmanager::schema
