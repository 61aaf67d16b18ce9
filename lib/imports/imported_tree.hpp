#pragma once

#include <string>
#include <vector>

#include "authoring/new_files.hpp"
#include "base/finding.hpp"
#include "imports/migrations.hpp"

namespace pgmanager::imports {

/// The new files of a migration.
struct NewNames {
  std::string path;       ///< "deployment/00003-add-users.sql"; of a repeatable one in create/
  std::string undo_path;  ///< empty: it has no undo file
};

/// The files of a source tree made from the migrations of another tool.
struct ImportedTree {
  authoring::NewFiles files;          ///< with docs/imported.md and, for repeatable ones, a group of create/
  std::vector<NewNames> names;        ///< one for each of Migrations::migrations, in the same order
  std::vector<NotMapped> not_mapped;  ///< those of the migrations, and what was found when the files were made
  /// What the rules of the source tree reject in the files, with the locations in the other tool's directory; and the
  /// problems of the migrations. Nothing may be written while there are any.
  base::Findings problems;
};

/// Pure. `directory`: its name, for docs/imported.md.
ImportedTree imported_tree(const Migrations& migrations, const std::string& directory);

}  // namespace pgmanager::imports
