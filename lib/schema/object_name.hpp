#pragma once

#include <cstddef>
#include <string>

#include "schema/snapshot.hpp"

/// How objects are spelled and renamed. One table, by kind; a kind that it does not know is spelled as its parts with
/// dots between them, and is never taken for another one under a new name.
namespace pgmanager::schema {

/// "calendar.event.title", `app.f(integer, text)`, `app."Odd"`, "for PUBLIC on server there" (a user mapping): quoted
/// as SQL needs it, without the kind.
std::string spelled(const ObjectName& name);

/// As spelled, without the first parts, which are said elsewhere: "event.title" without one of them. At least the last
/// part stays, and of a routine its name.
std::string spelled_without(const ObjectName& name, std::size_t first_parts);

/// "index app.a_idx".
std::string with_kind(const ObjectName& name);

/// The schema that the object lives in; empty: it belongs to the database as a whole, or is itself a schema.
std::string schema_of(const ObjectName& name);

/// Whether it is called with arguments: a function, a procedure, an aggregate.
bool is_routine(const std::string& kind);

/// Whether PostgreSQL can rename objects of this kind.
bool can_be_renamed(const std::string& kind);

/// Which of the parts ALTER ... RENAME changes: for most kinds the last, for a function the one before its arguments.
std::size_t own_part(const ObjectName& name);

/// That part.
inline const std::string& own_name(const ObjectName& name) {
  return name.parts[own_part(name)];
}

/// "ALTER INDEX app.a_idx RENAME TO b_idx", or "ALTER TABLE app.a SET SCHEMA shop", without a semicolon. `from` can be
/// renamed, and `to` is the same but for its own part, or but for its schema.
std::string rename_statement(const Object& from, const ObjectName& to);

}  // namespace pgmanager::schema
