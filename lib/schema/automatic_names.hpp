#pragma once

#include <string>

#include "schema/snapshot.hpp"

/// The names that PostgreSQL chooses for objects from the names of their table and column. A snapshot contains such a
/// name only if it differs from PostgreSQL's choice.
namespace pgmanager::schema {

/// The sequence of an identity column, in the schema of its table; empty if there is none.
std::string identity_sequence_of(const Object& column);

/// The statement that gives the sequence of `column` the name of the sequence of `other`: "ALTER SEQUENCE app.a_id_seq
/// RENAME TO b_id_seq". Empty if the names are equal or there is no sequence.
std::string rename_identity_sequence(const Object& column, const Object& other);

/// Whether the attribute is the column's NOT NULL constraint under the name that PostgreSQL chose, possibly from an
/// earlier name of the table.
bool is_automatic_not_null(const Object& column, const Attribute& attribute);

}  // namespace pgmanager::schema
