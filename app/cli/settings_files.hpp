#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/env_file.hpp"
#include "cli/settings.hpp"

namespace pgmanager::cli {

/// Who may name the database.
enum class NamedDatabase {
  by_environment,        ///< the environment, or the process's environment
  by_environment_alone,  ///< the environment, in its own part of the two files
  by_command_line,
};

/// The content of the files beside the source tree: .env.<environment> overrides the environment's part of
/// postgres-manager.json, which overrides the rest of that file. Connection settings of .env.<environment> (PG*,
/// DATABASE_URL, POSTGRES_MANAGER_DSN) are added to the process's environment unless they are set and not empty there.
///
/// Throws base::Error (usage) for invalid content and for an environment that neither file contains; also if
/// .env.<environment> or the environment's part of postgres-manager.json names a database and the process's environment
/// names one in another way that would override it or be mixed with it, unless the command line decides (`database`).
/// Then nothing is added to the environment. For by_environment_alone an environment that names no database is an
/// error, too.
SettingsLayer read_settings_files(const std::filesystem::path& root, const std::optional<std::string>& environment,
                                  NamedDatabase database = NamedDatabase::by_environment);

/// The environments that the files beside the source tree define.
struct KnownEnvironments {
  std::vector<std::string> configured;      ///< those of postgres-manager.json, by name
  std::vector<std::string> only_env_files;  ///< those that have a file .env.<environment> only
};
KnownEnvironments environments_of(const std::filesystem::path& root);

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
