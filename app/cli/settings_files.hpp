#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "cli/settings_layer.hpp"

namespace pgmanager::cli {

/// What the files beside the source tree say: .env.<environment> over the environment's part of postgres-manager.json
/// over the rest of that. Connection settings of .env.<environment> (PG*, DATABASE_URL, POSTGRES_MANAGER_DSN) are put
/// into the process's environment unless they are there already.
///
/// Throws base::Error (usage) for what cannot be understood, and for an environment that neither file knows; nothing
/// is put into the environment then.
SettingsLayer read_settings_files(const std::filesystem::path& root, const std::optional<std::string>& environment);

}  // namespace pgmanager::cli
