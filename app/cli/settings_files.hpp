#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "cli/settings_layer.hpp"

namespace pgmanager::cli {

/// Who says which database is meant.
enum class NamedDatabase { by_environment, by_command_line };

/// What the files beside the source tree say: .env.<environment> over the environment's part of postgres-manager.json
/// over the rest of that. Connection settings of .env.<environment> (PG*, DATABASE_URL, POSTGRES_MANAGER_DSN) are put
/// into the process's environment unless they are there already and not empty.
///
/// Throws base::Error (usage) for what cannot be understood, for an environment that neither file knows, and where
/// .env.<environment> or the environment's part of postgres-manager.json names a database and the process's environment
/// names one in another way that would win or be mixed with it, unless `database` says that the command line decides;
/// nothing is put into the environment then.
SettingsLayer read_settings_files(const std::filesystem::path& root, const std::optional<std::string>& environment,
                                  NamedDatabase database = NamedDatabase::by_environment);

}  // namespace pgmanager::cli
