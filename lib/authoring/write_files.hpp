#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "authoring/new_files.hpp"
#include "authoring/renames.hpp"
#include "base/owned_fd.hpp"
#include "base/stop_signal.hpp"

namespace pgmanager::authoring {

/// Excludes other programs that write into the same source tree, from choosing a free ordinal until the files are
/// written. It locks the root directory and creates no file. If the file system does not support locks or the root
/// cannot be opened, it excludes no program: code that reads the root reports such errors.
class TreeLock {
 public:
  /// Waits for another holder. Throws base::Error (refused) after `patience` and on a stop request.
  TreeLock(const std::filesystem::path& root, const base::StopSignal& stop,
           std::chrono::milliseconds patience = std::chrono::seconds(10));

 private:
  base::OwnedFd directory_;
};

/// Throws base::Error (refused) if a file exists that must not be replaced.
void require_free(const std::filesystem::path& root, const NewFiles& files);

/// Writes all files below `root` and creates their directories, or changes nothing. Throws base::Error (refused).
void write_files(const std::filesystem::path& root, const NewFiles& files);

/// The same for files below `directory` of the root, and without `removed` (directories in it, relative to the root).
/// It changes in one step: a killed process leaves it as it was or as it is to be. On file systems that cannot exchange
/// two directories, and if it is a symbolic link, only each file changes in one step.
void write_directory(const std::filesystem::path& root, const std::string& directory, const NewFiles& files,
                     const std::vector<std::string>& removed);

/// Throws base::Error (refused) if a new name is taken by a file that is not renamed itself.
void require_free(const std::filesystem::path& root, const Renames& renames);

/// Renames all files or none, and then calls `then`: if it throws, the files get their old names back. Throws
/// base::Error (refused).
void rename_files(const std::filesystem::path& root, const Renames& renames, const std::function<void()>& then);

/// Deletes all files or none: they get temporary names first, in the given order, and are deleted when all have one. If
/// the program is killed in between, the rest of the files still exist, and no text is lost. Throws base::Error
/// (refused).
void delete_files(const std::filesystem::path& root, const std::vector<std::string>& paths);

/// Removes what a killed process has left in a directory of the tree. Writing and deleting files there does so, too.
void remove_leftovers(const std::filesystem::path& directory);

}  // namespace pgmanager::authoring
