#pragma once

#include <string>
#include <vector>

namespace pgmanager::tests {

/// What pg_dump writes of a database's schema, as one text per object (an entry of its table of contents), sorted: two
/// databases are the same to pg_dump, up to order, when these are equal. Throws std::runtime_error with what pg_dump
/// said when it fails.
std::vector<std::string> dumped_objects(const std::string& dsn);

/// The same, of the text that pg_dump --schema-only has written.
std::vector<std::string> objects_of_dump(const std::string& dump);

/// Runs the files with psql, one after the other. Throws std::runtime_error with what psql said when one fails.
void load_with_psql(const std::string& dsn, const std::vector<std::string>& files);

/// Loads what pg_dump writes for one database into another one, with psql. Throws std::runtime_error with what they
/// said.
void copy_by_dump(const std::string& from, const std::string& to);

}  // namespace pgmanager::tests
