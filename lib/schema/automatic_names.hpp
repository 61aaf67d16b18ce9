#pragma once

#include <string>

#include "schema/snapshot.hpp"

/// What PostgreSQL calls things by itself, after the table and the column that they are made for. A snapshot names them
/// only where they are called otherwise.
namespace pgmanager::schema {

/// The sequence behind an identity column, in the schema of its table; empty: it has none.
std::string identity_sequence_of(const Object& column);

/// "ALTER SEQUENCE app.a_id_seq RENAME TO b_id_seq": what gives the sequence behind `column` the name of the one behind
/// `other`. Empty: it is called so, or there is none.
std::string rename_identity_sequence(const Object& column, const Object& other);

/// Whether the attribute of a column is the NOT NULL constraint of that column, called as PostgreSQL does, which may be
/// after a table that is called otherwise by now.
bool is_automatic_not_null(const Object& column, const Attribute& attribute);

}  // namespace pgmanager::schema
