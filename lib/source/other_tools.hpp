#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "source/directory.hpp"
#include "source/known_tools.hpp"

namespace pgmanager::source {

/// Files of one other tool in a directory of the tree.
struct ToolFiles {
  const OtherTool* tool = nullptr;
  std::vector<const ListedEntry*> entries;  ///< of one listing, in its order; never empty

  bool has(const ListedEntry& entry) const;
};

/// The files of other tools among `entries`, the listing of the directory `path` (relative to `root`): found by their
/// names, in upper or lower case, and for `.sql` files that do not have the name of a deployment by the section markers
/// in them. If there are any, the other `.sql` files without such a name are attributed to the first tool. In a group
/// of create/ only pairs of files that apply and revert a change are found, such as 1_a.up.sql and 1_a.down.sql.
std::vector<ToolFiles> find_other_tools(const std::filesystem::path& root, const std::string& path,
                                        const std::vector<ListedEntry>& entries);

/// The finding of rule other-tool about `files` in the directory `path`; `example` may be empty.
base::Finding finding_of(const ToolFiles& files, const std::string& path, const std::string& example);

/// True for a name that contains a word such as "undo", and for a U file of Flyway: no hint may turn it into a
/// deployment.
bool seems_to_revert(std::string_view name);

/// The commands that move the files of the lowest version from the directory `path` to where they belong, with
/// `ordinal`, e.g. "00002". Empty if the names do not say which half a file is.
std::string example_of(const ToolFiles& files, const std::string& path, const std::string& ordinal);

}  // namespace pgmanager::source
