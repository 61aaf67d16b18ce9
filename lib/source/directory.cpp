#include "source/directory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <system_error>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/utf8.hpp"
#include "source/file_name.hpp"
#include "source/locator.hpp"
#include "source/rules.hpp"

namespace pgmanager::source {

namespace {

namespace fs = std::filesystem;

ListedKind kind_of(fs::file_type type) {
  switch (type) {
    case fs::file_type::regular: return ListedKind::file;
    case fs::file_type::directory: return ListedKind::directory;
    default: return ListedKind::other;
  }
}

bool lies_within(const fs::path& directory, const fs::path& target) {
  return std::mismatch(directory.begin(), directory.end(), target.begin(), target.end()).first == directory.end();
}

base::Finding broken_link(const std::string& path, const std::error_code& error, const char* hint) {
  return rules::broken(rules::file_unreadable, in_file(path),
                       fmt::format("could not follow symbolic link: {}", error.message()), hint);
}

base::Finding link_out_of(const char* what, const std::string& path, const fs::path& target) {
  return rules::broken(
      rules::path_leaves_directory, in_file(path),
      fmt::format("symbolic link points outside of {}, to \"{}\"", what, base::printable(target.string())),
      "Replace the link with a copy: what runs must be under the same version control.");
}

// Both paths are resolved completely, so that a link to a link, or a root that is itself reached by a link, is judged
// by its final target.
ListedKind follow_link(const fs::path& directory, const std::string& path, const fs::path& link,
                       base::Findings& findings) {
  std::error_code error;
  const fs::path target = fs::canonical(link, error);
  if (error) {
    findings.push_back(
        broken_link(path, error, "Point the link to a file of its own directory, or put the file itself there."));
    return ListedKind::unusable;
  }
  if (!lies_within(fs::canonical(directory, error), target)) {
    findings.push_back(link_out_of("its directory", path, target));
    return ListedKind::unusable;
  }
  return kind_of(fs::status(target, error).type());
}

ListedKind kind_of_entry(const fs::path& directory, const std::string& path, const base::DirectoryEntry& entry,
                         base::Findings& findings) {
  if (entry.type == fs::file_type::none || entry.type == fs::file_type::not_found) {
    std::error_code error;
    static_cast<void>(fs::symlink_status(directory / entry.name, error));
    findings.push_back(rules::broken(rules::file_unreadable, in_file(path),
                                     fmt::format("could not examine it: {}", error.message()),
                                     "Make its directory searchable for the user who runs this (chmod +x)."));
    return ListedKind::unusable;
  }
  if (entry.type != fs::file_type::symlink) return kind_of(entry.type);
  return follow_link(directory, path, directory / entry.name, findings);
}

void check_characters(const std::string& name, const std::string& path, base::Findings& findings) {
  const std::string_view unwanted = unwanted_characters(name);
  if (unwanted.empty()) return;
  findings.push_back(rules::broken(rules::file_name_characters, in_file(path),
                                   fmt::format("name \"{}\" contains {}", base::printable(name), unwanted),
                                   "Rename it; letters, digits, blanks, dashes, dots and underscores are safe."));
}

// git does not store an empty directory.
std::string ways_to_begin(const std::string& path) {
  if (path == "create" || path == "deployment") return "postgres-manager init";
  if (path == "test-data") return "mkdir test-data && touch test-data/.gitkeep";
  return fmt::format(
      "postgres-manager new --manual-deployment NAME writes its first file; without one: mkdir {0} && touch "
      "{0}/.gitkeep",
      shell_word(path));
}

constexpr std::array tree_directories = {"create", "deployment", "manual-deployment"};

// A new tree may have only some of these directories. If it has none, it is probably the wrong directory.
void add_missing(const fs::path& root, const std::string& path, base::Findings& findings) {
  const bool has_tree = std::any_of(tree_directories.begin(), tree_directories.end(), [&](const char* directory) {
    std::error_code ignored;
    return fs::exists(root / directory, ignored);
  });
  findings.push_back(rules::broken(
      rules::directory_missing, in_file(path), fmt::format("directory \"{}\" does not exist", base::printable(path)),
      has_tree
          ? fmt::format("Create it: {}", ways_to_begin(path))
          : "Name the directory that contains the source tree with --root DIR, or begin one here: postgres-manager "
            "init"));
}

// A directory of the tree may be a link to another place within the tree.
bool leads_out_of_tree(const fs::path& root, const std::string& path, base::Findings& findings) {
  std::error_code error;
  if (fs::symlink_status(root / path, error).type() != fs::file_type::symlink) return false;
  const fs::path target = fs::canonical(root / path, error);
  if (error) {
    findings.push_back(
        broken_link(path, error, "Point the link to a directory of the tree, or put the directory itself there."));
    return true;
  }
  if (lies_within(fs::canonical(root, error), target)) return false;
  findings.push_back(link_out_of("the source tree", path, target));
  return true;
}

std::vector<base::DirectoryEntry> list_existing(const fs::path& root, const std::string& path,
                                                base::Findings& findings) {
  const fs::path directory = root / path;
  std::error_code ignored;
  if (fs::symlink_status(directory, ignored).type() == fs::file_type::not_found) {
    add_missing(root, path, findings);
    return {};
  }
  if (leads_out_of_tree(root, path, findings)) return {};
  try {
    return base::list_directory(directory);
  } catch (const base::Error& error) {
    findings.push_back(rules::broken(rules::directory_unreadable, in_file(path), error.parts().message,
                                     "Make it a directory that the user who runs this can read."));
    return {};
  }
}

}  // namespace

std::vector<ListedEntry> list_entries(const fs::path& root, const std::string& path, base::Findings& findings) {
  const fs::path directory = root / path;
  std::vector<ListedEntry> entries;
  for (base::DirectoryEntry& listed : list_existing(root, path, findings)) {
    if (is_passed_over(listed.name)) continue;
    const std::string entry_path = path + "/" + listed.name;
    check_characters(listed.name, entry_path, findings);
    const ListedKind kind = kind_of_entry(directory, entry_path, listed, findings);
    entries.push_back({.name = std::move(listed.name), .kind = kind});
  }
  return entries;
}

void check_links(const fs::path& root, const fs::path& path, base::Findings& findings) {
  fs::path parent;
  for (const fs::path& part : path) {
    const fs::path here = parent / part;
    std::error_code error;
    if (parent.empty()) {
      if (leads_out_of_tree(root, here.string(), findings)) return;
    } else if (fs::symlink_status(root / here, error).type() == fs::file_type::symlink) {
      if (follow_link(root / parent, here.string(), root / here, findings) == ListedKind::unusable) return;
    }
    parent = here;
  }
}

}  // namespace pgmanager::source
