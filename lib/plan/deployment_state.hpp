#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
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
  const source::NumberedFile* on_disk = nullptr;  ///< null: missing, ahead, partly_applied unless its file was emptied
  const history::Entry* in_history = nullptr;     ///< null: never tried here
  const history::Entry* undo = nullptr;           ///< of a partly-undone deployment: the attempt that stopped part-way
};

/// Whether the history says that it is in place.
bool is_in_place(const DeploymentState& compared);

/// What to do with an instance that is ahead of the tree.
enum class Ahead { refuse, allow };

/// Compares by ordinal, in their order. Ordinals below the first one on disk are not missing: old files may be removed
/// from a tree once every instance has them. In an empty directory, though, everything is missing. An attempt that
/// stopped part-way belongs to its file: where another file has its ordinal, both have a state.
/// `undo_attempts`: as in history::History.
std::vector<DeploymentState> compare(const std::vector<source::NumberedFile>& on_disk,
                                     const std::vector<history::Entry>& in_history,
                                     const std::vector<history::Entry>& undo_attempts = {});

/// What is in place and above the last file on disk (CurrentState::ahead).
std::vector<const history::Entry*> ahead_of_tree(const std::vector<DeploymentState>& states);

/// The state of a file that is identified by its path: of a repeatable group, or of test-data/. The pointers refer to
/// the tree and the history that were compared.
struct FileState {
  const source::SqlFile* on_disk = nullptr;  ///< null: missing
  CurrentState state = CurrentState::pending;
  const history::Entry* in_place = nullptr;  ///< its last run; null: it never ran here
  const history::Entry* attempt = nullptr;   ///< a later attempt that failed; null: none
};

using EntriesByPath = std::unordered_map<std::string_view, const history::Entry*>;

/// The first entry of each path; the keys and pointers refer to `entries`.
EntriesByPath by_path(const std::vector<history::Entry>& entries);

/// Null: there is no entry for this path.
const history::Entry* find_path(const EntriesByPath& entries, const std::string& path);

/// What the history knows of a file that may be gone: everything that a row about it needs except its text.
std::shared_ptr<const source::SqlFile> file_of(const history::Entry& entry);

/// The deployments in the history as a tree, as if their files were still on disk as they ran.
source::SourceTree recorded_tree(const history::History& history);

}  // namespace pgmanager::plan
