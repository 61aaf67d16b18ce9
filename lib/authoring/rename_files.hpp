#pragma once

#include <filesystem>
#include <functional>

#include "authoring/renames.hpp"

namespace pgmanager::authoring {

/// Throws base::Error (refused) if a new name is taken by a file that is not renamed itself.
void require_free(const std::filesystem::path& root, const Renames& renames);

/// Renames all files or none, and then calls `then`: if it throws, the files get their old names back. Throws
/// base::Error (refused).
void rename_files(const std::filesystem::path& root, const Renames& renames, const std::function<void()>& then);

}  // namespace pgmanager::authoring
