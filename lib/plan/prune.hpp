#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "history/history.hpp"
#include "plan/plan.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::plan {

/// What was found on an instance that must have the deployments before their files are deleted.
struct AskedInstance {
  std::string environment;                  ///< empty: the instance that the command line names
  std::optional<history::History> history;  ///< not set: it could not be read
  std::optional<base::Error> error;         ///< why not
};

/// What one instance means for the files.
struct PruneCheck {
  std::string environment;                    ///< as in AskedInstance
  bool is_reached = false;                    ///< its history could be read
  std::vector<source::Ordinal> lacking = {};  ///< deployments to delete that are not in place as they are on disk
};

/// Which files of old deployments are deleted, and what is in the way. A value without logic of its own.
struct Prune {
  source::Ordinal before;                     ///< the first deployment that stays
  std::optional<source::Ordinal> first = {};  ///< on disk at present; not set: there is none
  /// Relative to the root, by ordinal, each undo file before its deployment: the tree is valid after each deletion.
  std::vector<std::string> files = {};
  std::vector<PruneCheck> checks = {};    ///< of each instance that was asked
  std::vector<Refusal> refusals = {};     ///< if there is any, no file is deleted
  std::vector<std::string> notices = {};  ///< worth knowing, but no reason to stop
};

/// The files of the deployments below `before`, and what the tree alone says against deleting them: the last deployment
/// must stay, because the ordinals after it follow from it, and a manual deployment with the content of a deleted file
/// would run on instances that create makes from then on.
Prune plan_prune(const source::SourceTree& tree, source::Ordinal before);

/// Adds what an instance says against it: its history could not be read, or does not have each of these deployments in
/// place with the content that it has on disk.
void check_instance(Prune& prune, const source::SourceTree& tree, const AskedInstance& instance);

}  // namespace pgmanager::plan
