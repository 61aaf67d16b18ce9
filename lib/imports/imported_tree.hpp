#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "authoring/new_files.hpp"
#include "base/finding.hpp"
#include "imports/migrations.hpp"

namespace pgmanager::imports {

/// The group of create/ for repeatable migrations: the last one, because they need everything else.
inline constexpr std::string_view repeatable_group = "90-repeatable";

/// The new files of a migration.
struct NewNames {
  std::string path;       ///< "deployment/00003-add-users.sql"; of a repeatable one in create/
  std::string undo_path;  ///< empty: it has no undo file

  friend bool operator==(const NewNames&, const NewNames&) = default;
};

/// The files of a source tree made from the migrations of another tool.
struct ImportedTree {
  authoring::NewFiles files;          ///< with docs/imported.md and, for repeatable ones, a group of create/
  std::vector<NewNames> names;        ///< one for each of Migrations::migrations, in the same order
  std::vector<NotMapped> not_mapped;  ///< those of the migrations, and what was found when the files were made
  /// psql variables that must have a value when the files run: those of the migrations, and others that the texts use
  /// as :'name' or :"name".
  std::vector<std::string> variables;
  /// The problems of the migrations, and what the rules of the source tree reject in the files, with the locations in
  /// the other tool's directory. Nothing may be written while there are any.
  base::Findings problems;
};

/// Pure. `directory`: its name, for docs/imported.md. The first deployment has the ordinal 0, as in a new tree.
ImportedTree imported_tree(const Migrations& migrations, const std::string& directory);

}  // namespace pgmanager::imports
