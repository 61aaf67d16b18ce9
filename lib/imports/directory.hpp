#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::imports {

/// A file of the other tool's directory.
struct File {
  std::string path;  ///< relative to the directory, with slashes
  std::string text;  ///< as it is on disk; empty if the file is of a kind that no tool's SQL or settings are in

  std::string_view name() const { return std::string_view(path).substr(path.rfind('/') + 1); }
  /// Whether it is directly in the directory.
  bool is_on_top() const { return path.find('/') == std::string::npos; }
};

/// A directory of migrations as a value: all its files, also those below it, in the order of their paths. Dot-files
/// and the contents of node_modules/ are left out.
struct Directory {
  std::vector<File> files;

  /// Null: there is no such file.
  const File* find(std::string_view path) const;
};

/// Reads all files of the directory once. Throws base::Error: source_invalid if it or one of its files cannot be read,
/// usage if it contains so much that it is hardly a directory of migrations.
Directory read_directory(const std::filesystem::path& directory);

}  // namespace pgmanager::imports
