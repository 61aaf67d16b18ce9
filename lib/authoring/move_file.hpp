#pragma once

#include <filesystem>

namespace pgmanager::authoring {

/// Renames a file within a file system in one step; what stands at `to` is never overwritten. Returns 0 or an errno,
/// EEXIST among them.
int move_without_replacing(const std::filesystem::path& from, const std::filesystem::path& to);

/// A name in `directory` that nobody else has, for the time being: a dot-file, which every reader of the tree passes
/// over.
std::filesystem::path temporary_name(const std::filesystem::path& directory, std::size_t number);

/// Throws base::Error (refused): "could not <verb> file "<path>": <reason>", or that the file is there already.
[[noreturn]] void fail_at_file(const char* verb, const std::filesystem::path& path, int error);

}  // namespace pgmanager::authoring
