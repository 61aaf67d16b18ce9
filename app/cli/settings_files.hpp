#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "cli/settings_layer.hpp"

namespace pgmanager::cli {

/// Who may name the database.
enum class NamedDatabase { by_environment, by_command_line };

/// The content of the files beside the source tree: .env.<environment> overrides the environment's part of
/// postgres-manager.json, which overrides the rest of that file. Connection settings of .env.<environment> (PG*,
/// DATABASE_URL, POSTGRES_MANAGER_DSN) are added to the process's environment unless they are set and not empty there.
///
/// Throws base::Error (usage) for invalid content and for an environment that neither file contains; also if
/// .env.<environment> or the environment's part of postgres-manager.json names a database and the process's environment
/// names one in another way that would override it or be mixed with it, unless the command line decides (`database`).
/// Then nothing is added to the environment.
SettingsLayer read_settings_files(const std::filesystem::path& root, const std::optional<std::string>& environment,
                                  NamedDatabase database = NamedDatabase::by_environment);

}  // namespace pgmanager::cli
