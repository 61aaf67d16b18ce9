#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/process.hpp"
#include "cluster/private_server.hpp"
#include "cluster/server_home.hpp"

namespace pgmanager::cluster {

/// The "bin" directories of all versions installed below `root` as Debian does it (<root>/<version>/bin), the highest
/// version first. Empty when `root` is missing.
std::vector<std::filesystem::path> versioned_program_directories(const std::filesystem::path& root);

/// The major version in the output of `postgres --version`, as the file PG_VERSION says it: "15"; "9.6" before 10.
/// Empty when there is none.
std::string major_version(std::string_view version_output);

/// Runs one of the server programs in the home and with the rights of its account. `arguments[0]` is its plain name.
base::ProcessResult run_program(const ServerPrograms& programs, const ServerHome& home,
                                std::vector<std::string> arguments);

}  // namespace pgmanager::cluster
