#pragma once

#include <string>

#include "cli/env_file.hpp"
#include "cli/settings_layer.hpp"

namespace pgmanager::cli {

/// True when a variable of the process's environment says which database is meant (PGHOST, DATABASE_URL, ...), other
/// than those that only say how to get in (PGUSER, PGPASSWORD, ...).
bool environment_names_database();

/// Half of a connection from .env.<environment> and half from the process's environment leads to a database that nobody
/// has named. Throws base::Error (usage) where `file` names a database and the process's environment names one in a way
/// that would win over it or be mixed with it. Not where it says the same, nor where it sets all that the file uses to
/// name its database: then it names one of its own. `path` and `environment` are for the message.
void require_one_target(const EnvFile& file, const std::string& path, const std::string& environment);

/// The same for the DSN that the environment's part of postgres-manager.json, at `path`, may have. `file` lies above
/// it.
void require_one_target(const EnvFile& file, const SettingsLayer& configured, const std::string& path,
                        const std::string& environment);

}  // namespace pgmanager::cli
