#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::imports {

/// The attributes of a line of formatted SQL, "--changeset ann:1 runInTransaction:false labels:\"a, b\"": the names in
/// lower case.
using LiquibaseAttributes = std::map<std::string, std::string>;

std::string_view without_blanks_around(std::string_view text);

/// Removes a word, or a text in double quotes, up to one of `ends` from the beginning of `rest`, and returns it.
std::string take_liquibase_word(std::string_view& rest, std::string_view ends);

LiquibaseAttributes attributes_of(std::string_view rest);

/// Empty: it is not there.
std::string value_of(const LiquibaseAttributes& attributes, const std::string& name);

/// Whether Liquibase knows an attribute of this name, in lower case.
bool is_known_attribute(std::string_view name);

/// Whether the changeset is for PostgreSQL: dbms:postgresql, dbms:!mysql, dbms:all, or nothing.
bool is_for_postgres(const LiquibaseAttributes& attributes);

/// The checksums of a changeset with this SQL, of version 9 and of version 8 (before Liquibase 4.22).
std::vector<std::string> liquibase_checksums(std::string_view sql, const LiquibaseAttributes& attributes);

}  // namespace pgmanager::imports
