#pragma once

#include <map>
#include <string>
#include <vector>

#include "source/ordinal.hpp"

namespace pgmanager::authoring {

/// File names by directory: "deployment", "manual-deployment", "undo".
using NamesByDirectory = std::map<std::string, std::vector<std::string>, std::less<>>;

/// The renaming of a file within its directory. Both paths are relative to the root.
struct Rename {
  std::string from;
  std::string to;

  friend bool operator==(const Rename&, const Rename&) = default;
};

/// Applied together or not at all, because one file may get the old name of another (a to b, b to c).
using Renames = std::vector<Rename>;

/// The renames that give the files of `here` that are not on another branch (`there`, compared by name) the ordinals
/// after the highest one of that branch, in their current order and in its width; the partners in undo/ are renamed,
/// too. Files of manual-deployment/, where gaps are allowed, are renamed only if two have the same ordinal. Empty if
/// the other branch has no files. Throws base::Error (refused) if no ordinal is left.
Renames decide_renames(const NamesByDirectory& here, const NamesByDirectory& there);

/// The renames that number all files of deployment/ without gaps, ordered by ordinal and name, starting at the first
/// ordinal, or at 0 if that is a date or time. The partners in undo/ are renamed, too.
Renames decide_all_renames(const NamesByDirectory& here);

}  // namespace pgmanager::authoring
