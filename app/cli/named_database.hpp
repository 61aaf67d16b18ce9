#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/env_file.hpp"
#include "cli/settings.hpp"

/// Which setting names the database, and refusals where two of them do.
namespace pgmanager::cli {

/// The value of a connection variable in the file; null: it is not set there, or empty, which counts as the same.
const std::string* value_in(const EnvFile& file, std::string_view name);

/// The first variable by precedence with which the file names a database; null: it names none.
const char* first_in(const EnvFile& file);

/// The beginning of a detail: The file "path" sets NAME
std::string sets(const std::string& path, const char* name);

/// True if a variable of the process's environment selects a database (PGHOST, DATABASE_URL, ...), not only how to log
/// in (PGUSER, PGPASSWORD, ...).
bool environment_names_database();

/// The names of the variables that do, and that of the variable for --dbname.
std::vector<std::string> target_variables();

/// A connection that is partly set in .env.<environment> and partly in the process's environment leads to a database
/// that the user did not choose. Throws base::Error (usage) if `file` names a database and the process's environment
/// names one in a way that would override it or be mixed with it. Accepted: the same value in both, and an environment
/// that sets every variable with which the file names its database, because it then names a database of its own. `path`
/// and `environment` are for the message.
void require_one_target(const EnvFile& file, const std::string& path, const std::string& environment);

/// The same for the DSN that the environment's part of postgres-manager.json, at `path`, may have. `file` overrides it.
void require_one_target(const EnvFile& file, const SettingsLayer& configured, const std::string& path,
                        const std::string& environment);

}  // namespace pgmanager::cli
