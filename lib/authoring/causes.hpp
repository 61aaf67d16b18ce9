#pragma once

#include <string>
#include <variant>
#include <vector>

#include "authoring/renames.hpp"

namespace pgmanager::authoring {

namespace causes {

/// The program git cannot be run.
struct NoGit {};
/// The tree is not in a git repository.
struct NoRepository {};
/// git refuses the repository, e.g. because another user owns it.
struct RepositoryNotUsable {};
/// A command of git failed or took too long; nothing was changed.
struct GitFailed {};
struct NoSuchRevision {
  bool is_shallow = false;  ///< the clone lacks older commits, and perhaps this revision
};
/// There is no branch main or master.
struct NoMainBranch {
  bool is_shallow = false;
};
/// Two branches have no commit in common.
struct NoCommonCommit {
  bool is_shallow = false;
};

/// Another process writes into the source tree.
struct TreeLocked {
  std::string root;
};
/// A file to rename has a merge conflict.
struct MergeConflict {
  std::string path;  ///< relative to the root
};
/// Two files of the branch that keeps its ordinals have the same ordinal.
struct OrdinalUsedTwice {
  std::string free_ordinal;  ///< for one of the two; empty: none is left
  Renames either;            ///< that give it to one of them
  Renames or_else;           ///< to the other
};
/// A file to rename would need an ordinal above the greatest possible one.
struct NoOrdinalForRename {};
/// The same for a new file.
struct LastOrdinalTaken {};
/// The keys of an order.json are used up.
struct NoKeyLeft {};

/// The name of a new file is longer than file systems allow.
struct NameTooLong {};
/// create/ is empty.
struct NoGroup {};
/// No group was named, and the names of the groups do not say which one is for tables.
struct GroupNotNamed {
  std::string possible;  ///< a group that may be meant
  std::vector<std::string> groups;
};
/// No group, or several of them, have the name that was given.
struct NoOneGroupOfName {
  std::vector<std::string> groups;
};
/// A file to write exists already; nothing was changed.
struct FileExists {};
/// The file system refused to write or rename a file; nothing was changed.
struct FileNotWritten {};

}  // namespace causes

/// Why no file of the source tree can be written or renamed.
using Cause = std::variant<causes::NoGit, causes::NoRepository, causes::RepositoryNotUsable, causes::GitFailed,
                           causes::NoSuchRevision, causes::NoMainBranch, causes::NoCommonCommit, causes::TreeLocked,
                           causes::MergeConflict, causes::OrdinalUsedTwice, causes::NoOrdinalForRename,
                           causes::LastOrdinalTaken, causes::NoKeyLeft, causes::NameTooLong, causes::NoGroup,
                           causes::GroupNotNamed, causes::NoOneGroupOfName, causes::FileExists, causes::FileNotWritten>;

}  // namespace pgmanager::authoring
