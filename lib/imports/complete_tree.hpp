#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "authoring/new_tree.hpp"
#include "imports/imported_tree.hpp"

namespace pgmanager::imports {

/// Whether the tree has a group of repeatable files.
bool has_repeatable(const ImportedTree& imported);

/// The files of an imported tree, and those of a new tree that are missing beside them. `ignored`: objects that verify
/// and drift leave out, for new settings.
authoring::NewTree complete_tree(const ImportedTree& imported, const authoring::TreeParts& present,
                                 const std::vector<std::string>& ignored = {});

/// What a directory contains of an imported tree.
enum class Presence {
  incomplete,  ///< nothing, or a part of its files, because an import was killed
  everything,  ///< the files are there with the same text: they were imported before
  others,      ///< deployment/ contains other files, or files with another text
};

/// Reads the files of the same names. Throws base::Error (source_invalid) if one cannot be read.
Presence presence_of(const ImportedTree& imported, const std::filesystem::path& root);

/// Adds the files of create/ in place of the empty group of a new tree.
void add_create(authoring::NewTree& tree, authoring::NewFiles create);

/// Leaves out the files that are there with the same text.
void keep_missing(authoring::NewFiles& files, const std::filesystem::path& root);

/// Whether create/ contains files that are not among `files`, or have another text; order.json and the repeatable group
/// do not count.
bool has_other_create(const authoring::NewFiles& files, const std::filesystem::path& root);

}  // namespace pgmanager::imports
