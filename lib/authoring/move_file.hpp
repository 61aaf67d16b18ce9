#pragma once

#include <filesystem>

namespace pgmanager::authoring {

/// Renames a file within a file system in one step; never overwrites an existing `to`. Returns 0 or an errno, e.g.
/// EEXIST.
int move_without_replacing(const std::filesystem::path& from, const std::filesystem::path& to);

/// A name in `directory` that is unused at the moment: a dot-file, which all readers of the tree ignore.
std::filesystem::path temporary_name(const std::filesystem::path& directory, std::size_t number);

/// Throws base::Error (refused): "could not <verb> file "<path>": <reason>", or that the file already exists.
[[noreturn]] void fail_at_file(const char* verb, const std::filesystem::path& path, int error);

}  // namespace pgmanager::authoring
