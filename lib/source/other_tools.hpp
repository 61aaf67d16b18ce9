#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/directory.hpp"
#include "sql/script.hpp"

namespace pgmanager::source {

/// Another migration tool. Its files are recognised, because some of them revert what others apply, and some files hold
/// both halves: renamed or run as deployments, they would undo what they should keep.
struct OtherTool {
  std::string_view name;   ///< "golang-migrate"
  std::string_view parts;  ///< what of it belongs where, as full sentences
};

/// Files of one other tool in a directory of the tree.
struct ToolFiles {
  const OtherTool* tool = nullptr;
  std::vector<const Entry*> entries;  ///< of one listing, in its order; never empty

  bool has(const Entry& entry) const;
};

/// The files of other tools among `entries`, the listing of the directory `path` (relative to `root`): by their names,
/// and for `.sql` files that have no name of a deployment by the section markers in them. Where there are any, the
/// other
/// `.sql` files without such a name are among those of the first tool.
std::vector<ToolFiles> find_other_tools(const std::filesystem::path& root, const std::string& path,
                                        const std::vector<Entry>& entries);

/// The commands that move the files of the lowest version from the directory `path` to where they belong, with
/// `ordinal`, e.g. "00002". Empty where the names do not say which half a file is.
std::string example_of(const ToolFiles& files, const std::string& path, const std::string& ordinal);

/// A comment by which another tool divides a file into the part that it applies and the part that it reverts with.
struct SectionMarker {
  const OtherTool* tool = nullptr;
  std::string_view line;   ///< the comment, e.g. "-- migrate:down"
  std::size_t offset = 0;  ///< of its first byte in the text
};

/// The first one of `text`, which `script` was split from. Quoted strings and rows of COPY are not searched.
std::optional<SectionMarker> find_section_marker(std::string_view text, const sql::Script& script);

}  // namespace pgmanager::source
