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
  not_needed,  ///< the function connects only where the command line names a database
};

/// The content of the files beside the source tree: .env.<environment> overrides the environment's part of
/// postgres-manager.json, which overrides .env, which overrides the rest of postgres-manager.json. Connection settings
/// of .env.<environment> and .env (PG*, DATABASE_URL, POSTGRES_MANAGER_DSN) are added to the process's environment
/// unless they are set and not empty there. If .env names a database, its connection settings count only where nothing
/// that overrides it names one.
///
/// Without `environment`, "development" is read if postgres-manager.json says that its database is local, and nothing
/// else names a database except .env. Then the layer has the option "environment".
///
/// Throws base::Error (usage) for invalid content and for an environment that neither file contains; also if
/// .env.<environment> or the environment's part of postgres-manager.json names a database and the process's environment
/// names one in another way that would override it or be mixed with it, unless the command line decides (`database`).
/// The same if .env and postgres-manager.json without its environments name different databases, and if
/// .env.<environment> names a database of an environment that is local.
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

}  // namespace pgmanager::cli
