#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/process.hpp"
#include "cluster/private_server.hpp"
#include "cluster/server_home.hpp"

namespace pgmanager::cluster {

/// Where programs of PostgreSQL may be, in the order of preference: the directory that pg_config names, those in PATH,
/// and those of all versions in Debian's layout.
std::vector<std::filesystem::path> program_directories();

/// The "bin" directories of all versions below `root` in Debian's layout (<root>/<version>/bin), the highest version
/// first. Empty if `root` is missing.
std::vector<std::filesystem::path> versioned_program_directories(const std::filesystem::path& root);

/// The major version in the output of `postgres --version`, in the form of the file PG_VERSION: "15"; "9.6" before 10.
/// Empty if there is none.
std::string major_version(std::string_view version_output);

/// Runs a server program in the home with the rights of its account. `arguments[0]` is the program's name without a
/// path, `input` the content of its standard input.
base::ProcessResult run_program(const ServerPrograms& programs, const ServerHome& home,
                                std::vector<std::string> arguments, std::string input = {});

}  // namespace pgmanager::cluster
