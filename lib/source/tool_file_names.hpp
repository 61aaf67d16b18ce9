#pragma once

#include <optional>
#include <string_view>

namespace pgmanager::source {

/// Upper and lower case are equal in the names of other tools' files: on many file systems they are equal for the tool,
/// too.

/// Whether a file's name ends in .sql.
bool is_called_sql(std::string_view name);

/// Whether a file applies or reverts a change.
enum class Half { applies, reverts, neither };

/// The name of a file of another tool that contains its version.
struct VersionedName {
  std::string_view version;  ///< "000001", "1.10.2"; empty: it has none
  std::string_view rest;
  Half half = Half::applies;
};

/// golang-migrate's <digits>_<rest>.up.sql, <digits>_<rest>.down.sql; also with a dash, which would look like a
/// deployment.
std::optional<VersionedName> golang_migrate_name(std::string_view name);

/// Flyway's V<version>__<rest>.sql, U<version>__<rest>.sql, B<version>__<rest>.sql, R__<rest>.sql.
std::optional<VersionedName> flyway_name(std::string_view name);

/// Compares versions by their numbers, which may have any number of digits and are separated by dots or underscores.
bool is_lower_version(std::string_view a, std::string_view b);

}  // namespace pgmanager::source
