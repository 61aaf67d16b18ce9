#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "authoring/git.hpp"
#include "authoring/renames.hpp"

namespace pgmanager::authoring {

/// Everything about a renumbering that there is to know before it is done.
struct Renumbering {
  Revision onto;                  ///< no name: all files were numbered, whatever any branch has
  Renames renames;                ///< empty: there is nothing to do
  std::vector<Mention> mentions;  ///< of the old names; their files under their new names
  std::vector<IndexEntry> index;  ///< as it was when this was decided
  std::size_t not_here = 0;       ///< deployments of the revision that this working tree does not have yet
};

/// What is to be renamed in the source tree at `root` so that it fits behind the revision `onto`; empty: the main
/// branch. Changes nothing. Throws base::Error: usage where git or the revision are missing, refused when a file that
/// has to be renamed is in conflict or a name is taken.
Renumbering decide_renumbering(const std::filesystem::path& root, const std::string& onto);

/// What numbers all deployments of the tree without gaps. Needs no git; where there is a repository, its index follows.
/// Throws base::Error (refused) as decide_renumbering.
Renumbering decide_renumbering_of_all(const std::filesystem::path& root);

/// Does it, in the directory and in git's index, as a whole or not at all. Throws base::Error (refused).
void renumber(const std::filesystem::path& root, const Renumbering& renumbering);

}  // namespace pgmanager::authoring
