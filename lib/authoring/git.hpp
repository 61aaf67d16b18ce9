#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/renames.hpp"

namespace pgmanager::authoring {

/// A commit that the user named, or the default.
struct Revision {
  std::string name;  ///< "main", "origin/main", "HEAD~2"
  std::string commit;
};

/// A place that mentions the name of a file.
struct Mention {
  std::string file;  ///< relative to the root of the source tree
  int line = 0;      ///< from 1
  std::string name;  ///< the mentioned name, e.g. "00011-add-shipped-at.sql"
};

/// An entry of git's index, with the path relative to the root of the source tree.
struct IndexEntry {
  std::string path;
  std::string mode;
  std::string object;
  bool is_unmerged = false;
};

/// The git repository that contains a source tree. Runs the program git, without a shell and with a time limit. All
/// functions throw base::Error: usage if there is no git or no repository, refused if git fails.
class Git {
 public:
  /// `root`: of the source tree, anywhere in the working tree of the repository.
  explicit Git(std::filesystem::path root);

  /// Nothing if `name` is not a commit.
  std::optional<Revision> find_revision(const std::string& name) const;
  /// Throws base::Error (usage) if `name` is not a commit.
  Revision revision(const std::string& name) const;
  /// The branch that this branch will probably be merged into: main or master, local or at origin. The current branch
  /// is used only if there is no other. Throws base::Error (usage) if none exists.
  Revision main_branch() const;
  /// The newest common commit of both. Throws base::Error (usage) if there is none, e.g. in a shallow clone.
  std::string merge_base(const Revision& one, const Revision& other) const;
  /// Whether the repository lacks older commits, and perhaps other branches.
  bool is_shallow() const;

  /// Whether a directory of the source tree has files in that commit.
  bool has_directory(const Revision& revision, const std::string& directory) const;
  /// Writes the files of these directories of the source tree as of a commit into the directory `to`, as git would
  /// write them into a working tree. The working tree and its index are not changed.
  void export_directories(const Revision& revision, const std::vector<std::string>& directories,
                          const std::filesystem::path& to) const;

  /// The files of deployment/, manual-deployment/ and undo/ in a commit.
  NamesByDirectory names_on(const Revision& revision) const;
  /// The files of the same directories in the index.
  std::vector<IndexEntry> index() const;
  /// The places in the repository that mention these file names, in all files that git does not ignore.
  std::vector<Mention> mentions_of(const std::vector<std::string>& names) const;

  /// Changes the paths of entries of the index in one step; staged content stays staged.
  void rename_in_index(const std::vector<IndexEntry>& entries, const Renames& renames) const;

 private:
  struct Answer {
    int exit_status = 0;
    std::string output;
    std::string errors;
  };

  Answer ask(std::vector<std::string> arguments, const std::filesystem::path& directory,
             const std::filesystem::path& index = {}) const;
  Answer ask(std::vector<std::string> arguments) const { return ask(std::move(arguments), root_); }
  std::string require(const std::vector<std::string>& arguments) const;
  void require_in(const std::filesystem::path& index, const std::vector<std::string>& arguments) const;
  std::string branch_checked_out() const;

  std::filesystem::path root_;
  std::filesystem::path top_;  ///< of the working tree
  std::string prefix_;         ///< from there to the root: empty, or ends with a slash
};

}  // namespace pgmanager::authoring
