#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "authoring/git.hpp"
#include "authoring/renames.hpp"

namespace pgmanager::authoring {

/// The plan of a renumbering.
struct Renumbering {
  Revision onto;                  ///< no name: all files are numbered, independently of any branch
  Renames renames;                ///< empty: nothing to do
  std::vector<Mention> mentions;  ///< of the old names; in files under their new names
  std::vector<IndexEntry> index;  ///< the index when the plan was made
  std::size_t not_here = 0;       ///< number of deployments of the revision that are missing in this working tree
};

/// The plan to rename files of the source tree at `root` so that they follow those of the revision `onto`; empty: the
/// main branch. Changes nothing. Throws base::Error: usage if git or the revision is missing, refused if a file to
/// rename is in conflict or a name is taken.
Renumbering decide_renumbering(const std::filesystem::path& root, const std::string& onto);

/// The plan to number all deployments of the tree without gaps. Does not need git; in a repository, the index is
/// changed, too. Throws base::Error (refused) like decide_renumbering().
Renumbering decide_renumbering_of_all(const std::filesystem::path& root);

/// Carries out the plan in the directory and in git's index, completely or not at all. Throws base::Error (refused).
void renumber(const std::filesystem::path& root, const Renumbering& renumbering);

}  // namespace pgmanager::authoring
