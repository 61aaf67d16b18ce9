#pragma once

#include <map>
#include <string>
#include <vector>

#include "source/ordinal.hpp"

namespace pgmanager::authoring {

/// The names of files by the directory they stand in: "deployment", "manual-deployment", "undo".
using NamesByDirectory = std::map<std::string, std::vector<std::string>, std::less<>>;

/// A file that gets another name in its directory. Both paths are relative to the root.
struct Rename {
  std::string from;
  std::string to;

  friend bool operator==(const Rename&, const Rename&) = default;
};

/// One set: applied as a whole or not at all, because one name may follow another (a to b, b to c).
using Renames = std::vector<Rename>;

/// What gives the files of `here` that are not on another branch (`there`, by their names) the ordinals behind the
/// highest one of that branch, in their present order and in its width; the partners in undo/ follow. Files of
/// manual-deployment/, where gaps are allowed, stay as they are unless two have the same ordinal. Nothing to rename
/// where the other branch has no file. Throws base::Error (refused) when the ordinals have run out.
Renames decide_renames(const NamesByDirectory& here, const NamesByDirectory& there);

/// What numbers all files of deployment/ without gaps, in the order of ordinal and name, from the first ordinal on;
/// from 0 on where that is a date or time. The partners in undo/ follow.
Renames decide_all_renames(const NamesByDirectory& here);

}  // namespace pgmanager::authoring
