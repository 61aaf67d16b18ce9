#pragma once

#include <string>
#include <vector>

namespace pgmanager::tests {

/// The output of pg_dump for a database's schema, as one text per object (an entry of its table of contents), sorted:
/// two databases are the same for pg_dump, except for the order, if these are equal. Throws std::runtime_error with the
/// output of pg_dump if it fails.
std::vector<std::string> dumped_objects(const std::string& dsn);

/// The same for the text that pg_dump --schema-only has written.
std::vector<std::string> objects_of_dump(const std::string& dump);

/// Runs the files with psql, one after another. Throws std::runtime_error with the output of psql if one fails.
void load_with_psql(const std::string& dsn, const std::vector<std::string>& files);

/// Loads the pg_dump of one database into another one with psql. Throws std::runtime_error with their output if they
/// fail.
void copy_by_dump(const std::string& from, const std::string& to);

}  // namespace pgmanager::tests
