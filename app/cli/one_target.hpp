#pragma once

#include <string>

#include "cli/env_file.hpp"

namespace pgmanager::cli {

/// Half of a connection from .env.<environment> and half from the process's environment leads to a database that nobody
/// has named. Throws base::Error (usage) where `file` names a database and the process's environment names one in a way
/// that would win over it or be mixed with it. Not where it says the same, nor where it sets all that the file uses to
/// name its database: then it names one of its own. `path` and `environment` are for the message.
void require_one_target(const EnvFile& file, const std::string& path, const std::string& environment);

}  // namespace pgmanager::cli
