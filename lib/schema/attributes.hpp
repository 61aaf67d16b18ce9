#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schema/snapshot.hpp"

/// The attributes of objects that a comparison knows by name.
namespace pgmanager::schema {

/// The position of a column among the columns of its table, from 1. It depends on the other columns, too.
inline constexpr std::string_view position_attribute = "position";

/// The column's position; nothing if the object is not a column.
std::optional<int> position_of(const Object& object);

/// Whether the snapshot contains only those attributes of the object that differ from what its parent, view or
/// extension defines (see Object). Such an object exists on both sides of a comparison; a side that does not contain it
/// has no such attributes.
bool is_partial(const Object& object);

/// The privileges on an object of this kind if none was ever granted or revoked, in the form of snapshots: "OWNER:
/// EXECUTE\nPUBLIC: EXECUTE" for a function. Empty for a kind without privileges, and for columns, which have the
/// privileges of their table.
std::string default_privileges(std::string_view kind, int server_version);

// The names that PostgreSQL chooses for objects from the names of their table and column. A snapshot contains such a
// name only if it differs from PostgreSQL's choice.

/// Of an index that a partition inherits, if its name differs: the name that PostgreSQL would choose.
inline constexpr std::string_view usual_name_attribute = "usual name";

bool has_another_name(const Object& index);

/// The sequence of an identity column, in the schema of its table; empty if there is none.
std::string identity_sequence_of(const Object& column);

/// The statement that gives the sequence of `column` the name of the sequence of `other`: "ALTER SEQUENCE app.a_id_seq
/// RENAME TO b_id_seq". Empty if the names are equal or there is no sequence.
std::string rename_identity_sequence(const Object& column, const Object& other);

/// Whether the attribute is the column's NOT NULL constraint under the name that PostgreSQL chose, possibly from an
/// earlier name of the table.
bool is_automatic_not_null(const Object& column, const Attribute& attribute);

}  // namespace pgmanager::schema
