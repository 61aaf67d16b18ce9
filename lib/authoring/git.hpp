#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/renames.hpp"

namespace pgmanager::authoring {

/// A commit that was named by the user, or chosen for him.
struct Revision {
  std::string name;  ///< "main", "origin/main", "HEAD~2"
  std::string commit;
};

/// A place that speaks of a file by its name.
struct Mention {
  std::string file;  ///< relative to the root of the source tree
  int line = 0;      ///< from 1
  std::string name;  ///< what is mentioned, e.g. "00011-add-shipped-at.sql"
};

/// An entry of git's index, with the path relative to the root of the source tree.
struct IndexEntry {
  std::string path;
  std::string mode;
  std::string object;
  bool is_unmerged = false;
};

/// The git repository that a source tree lies in, asked through the program git: without a shell, with a time limit.
/// All functions throw base::Error: usage when there is no git or no repository, refused when git does not do what it
/// is asked for.
class Git {
 public:
  /// `root`: of the source tree, anywhere in the working tree of the repository.
  explicit Git(std::filesystem::path root);

  /// Nothing when `name` is no commit.
  std::optional<Revision> find_revision(const std::string& name) const;
  /// Throws base::Error (usage) when `name` is no commit.
  Revision revision(const std::string& name) const;
  /// What this branch will be merged into as far as one can tell: main or master, here or at origin. The branch that is
  /// checked out only when there is no other. Throws base::Error (usage) with `hint`, how to name another one, when
  /// there is none of them.
  Revision main_branch(const std::string& hint) const;
  /// The newest commit that both have. Throws base::Error (usage) with `hint` when there is none, as in a clone that
  /// was cut short.
  std::string merge_base(const Revision& one, const Revision& other, const std::string& hint) const;
  /// What to do where something is not in the repository: `hint`; in a shallow clone, to get the rest of it.
  std::string hint_for_missing(const std::string& hint) const;

  /// Whether a directory of the source tree has anything in it there.
  bool has_directory(const Revision& revision, const std::string& directory) const;
  /// Writes the files below these directories of the source tree as they are in a commit, and as git writes them into a
  /// working tree, into the directory `to`. Nothing of the working tree or its index is touched.
  void export_directories(const Revision& revision, const std::vector<std::string>& directories,
                          const std::filesystem::path& to) const;

  /// The files of deployment/, manual-deployment/ and undo/ in a commit.
  NamesByDirectory names_on(const Revision& revision) const;
  /// Those of the same directories in the index.
  std::vector<IndexEntry> index() const;
  /// Where in the repository these file names are written: in all files that git does not ignore.
  std::vector<Mention> mentions_of(const std::vector<std::string>& names) const;

  /// Gives entries of the index other paths, in one step; what is staged of them stays staged.
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
  std::string prefix_;         ///< from there to the root: empty, or with a slash at the end
};

}  // namespace pgmanager::authoring
