#pragma once

#include <string>
#include <vector>

#include "dump/create_tree.hpp"

namespace pgmanager::dump {

/// A file of create/ on disk.
struct FileOnDisk {
  std::string name;
  std::string text;
};

/// A group of create/ on disk.
struct GroupOnDisk {
  std::string name;               ///< "4-tables"
  std::string order_json;         ///< its content
  bool repeatable = false;        ///< its files must be able to run again
  std::vector<FileOnDisk> files;  ///< in the order in which they run
};

/// What has to change in create/ so that it makes the schema `wanted` instead of `made`, both as read_archive() reads
/// them. The statements of an object that differs are replaced in the files that contain them; all other text stays.
/// A new object gets a file in the group of its kind, or in that of the first file that needs it. Files of objects that
/// are in `made` only stay, too (CreateTree::surplus); so do objects that no statement of the files creates
/// (CreateTree::unplaced). Pure.
///
/// The statements in the files are recognised by their words, so the result has to be tried.
CreateTree update_tree(const std::vector<GroupOnDisk>& groups, const std::vector<Entry>& made,
                       const std::vector<Entry>& wanted, const TextOptions& options);

}  // namespace pgmanager::dump
