#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "history/history.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::plan {

/// The state of a deployment: the tree on disk compared with the history of an instance.
enum class CurrentState {
  applied,         ///< ran here
  contained,       ///< was part of create/ when the instance was created
  adopted,         ///< its content ran here before, as a manual deployment
  reformatted,     ///< in place; only comments or white space were edited since
  pending,         ///< on disk, not in place
  failed,          ///< pending, and its last attempt failed
  late,            ///< pending, but a higher ordinal is in place already
  changed,         ///< in place, and its statements were edited since
  missing,         ///< in place, but its file is gone
  ahead,           ///< in place, and above the last file on disk: the tree is older than the instance
  partly_applied,  ///< an attempt without a transaction has committed a part of it; its file is gone, or was emptied
  partly_undone,   ///< partly in place: its undo stopped part-way
};

std::string_view to_string(CurrentState state);

/// The state of one ordinal. The pointers refer to the tree and the history that were compared.
struct DeploymentState {
  source::Ordinal ordinal;
  CurrentState state = CurrentState::pending;
  const source::Deployment* on_disk = nullptr;  ///< null: missing, ahead, partly_applied unless its file was emptied
  const history::Entry* in_history = nullptr;   ///< null: never tried here
  const history::Entry* undo = nullptr;         ///< of a partly-undone deployment: the attempt that stopped part-way
};

/// What to do with an instance that is ahead of the tree.
enum class Ahead { refuse, allow };

/// Compares by ordinal, in their order. Ordinals below the first one on disk are not missing: old files may be removed
/// from a tree once every instance has them. In an empty directory, though, everything is missing. An attempt that
/// stopped part-way belongs to its file: where another file has its ordinal, both have a state.
/// `undo_attempts`: as in history::History.
std::vector<DeploymentState> compare(const std::vector<source::Deployment>& on_disk,
                                     const std::vector<history::Entry>& in_history,
                                     const std::vector<history::Entry>& undo_attempts = {});

/// What is in place and above the last file on disk (CurrentState::ahead).
std::vector<const history::Entry*> ahead_of_tree(const std::vector<DeploymentState>& states);

}  // namespace pgmanager::plan
