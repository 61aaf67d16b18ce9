#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/finding.hpp"

namespace pgmanager::source {

enum class ListedKind {
  file,       ///< a regular file, or a symbolic link to one in the same directory
  directory,  ///< a directory, or a symbolic link to one in the same directory
  other,      ///< a pipe, socket or device: never opened
  unusable,   ///< a link that leads out of the directory or nowhere; has a finding already
};

struct ListedEntry {
  std::string name;
  ListedKind kind = ListedKind::file;
};

/// The entries of the directory `path` (relative to `root`) in byte order of their names, except those that are
/// ignored. Adds findings for a directory that is missing or unreadable (the result is then empty), for links that lead
/// out of it or nowhere, and for names with unwanted characters.
std::vector<ListedEntry> list_entries(const std::filesystem::path& root, const std::string& path,
                                      base::Findings& findings);

/// Adds a finding for the first directory or file on the way to `path` (relative to `root`) that is a link which
/// reading the tree refuses: out of the tree, out of its directory, or nowhere. For commands that write there.
void check_links(const std::filesystem::path& root, const std::filesystem::path& path, base::Findings& findings);

}  // namespace pgmanager::source
