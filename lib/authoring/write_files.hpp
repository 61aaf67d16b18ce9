#pragma once

#include <filesystem>

#include "authoring/new_files.hpp"

namespace pgmanager::authoring {

/// Throws base::Error (refused) if a file exists that must not be replaced.
void require_free(const std::filesystem::path& root, const NewFiles& files);

/// Writes all files below `root` and creates their directories, or changes nothing. Throws base::Error (refused).
void write_files(const std::filesystem::path& root, const NewFiles& files);

}  // namespace pgmanager::authoring
