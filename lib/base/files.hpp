#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/owned_fd.hpp"

namespace pgmanager::base {

/// Returns the content of a file as bytes. Throws Error (source_invalid) if the file cannot be read or is a pipe,
/// socket or device.
std::string read_file(const std::filesystem::path& file);

/// Changes when a file is edited or replaced. Comparing stamps avoids reading a large file again.
struct FileStamp {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::uint64_t size = 0;
  std::int64_t modified = 0;        ///< in nanoseconds
  std::int64_t status_changed = 0;  ///< in nanoseconds

  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// Whether a file, directory or link of that name exists. A dangling symbolic link counts.
bool is_there(const std::filesystem::path& path);

/// Whether this process may execute the file; false if it does not exist.
bool is_executable(const std::filesystem::path& file);

/// A file that can be read in portions, at any offset. All functions throw Error (source_invalid).
class OpenFile {
 public:
  explicit OpenFile(std::filesystem::path path);

  FileStamp stamp() const;
  /// Reads up to `size` bytes from byte `offset` into `to` and returns their number, which is smaller only at the end
  /// of the file.
  std::size_t read_at(std::uint64_t offset, char* to, std::size_t size) const;

 private:
  std::filesystem::path path_;
  OwnedFd fd_;
};

struct DirectoryEntry {
  std::string name;                                                       ///< not a path
  std::filesystem::file_type type = std::filesystem::file_type::unknown;  ///< links are not followed

  friend bool operator==(const DirectoryEntry&, const DirectoryEntry&) = default;
};

/// All entries of a directory in the byte order of their names, dot-files included. Throws Error (source_invalid) when
/// the directory is missing, is not a directory or cannot be read.
std::vector<DirectoryEntry> list_directory(const std::filesystem::path& directory);

}  // namespace pgmanager::base
