#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace pgmanager::base {

/// The whole content of a file, byte by byte. Throws Error (source_invalid) when it cannot be read.
std::string read_file(const std::filesystem::path& file);

/// The names (not paths) of all entries of a directory in byte order, dot-files included. Throws Error
/// (source_invalid) when the directory is missing, is not a directory or cannot be read.
std::vector<std::string> list_directory(const std::filesystem::path& directory);

}  // namespace pgmanager::base
