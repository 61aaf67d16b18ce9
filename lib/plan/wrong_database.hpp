#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/deployment_state.hpp"
#include "plan/plan.hpp"

namespace pgmanager::plan {

/// Another schema of a database that holds a history.
struct OtherHistory {
  std::string schema;
  std::string distrust;  ///< why this run does not trust it, as a sentence; empty: it does
};

/// What a run finds in a database that has no history yet.
struct NoHistory {
  std::string database;
  std::string schema;                ///< where the run would create the history
  bool begun = false;                ///< the history exists, but contains nothing yet (see holds_nothing)
  bool has_deployments = false;      ///< the tree has deployments that a baseline can record
  std::vector<std::string> objects;  ///< objects that a new database does not have ("table public.x"), ten at the most
  std::vector<OtherHistory> other_histories;
};

/// True if no run has put anything in place or committed a part of a file, for example when the first run failed.
bool holds_nothing(const history::History& history);

/// Whether `function` may create a history there. Refused: a second history in a database that has one, because
/// everything would run again; and deployments into a database that contains objects, because it may be the wrong one.
/// With --first-run this check is skipped. Nothing: the function may.
std::optional<Refusal> refuse_first_run(Function function, const NoHistory& found);

/// The same for a function that only reads a history, by its name on the command line: refused if another schema has a
/// history. Nothing: no schema has one.
std::optional<Refusal> refuse_other_history(std::string_view function, const NoHistory& found);

/// The refusal of a history that has nothing in common with the tree: several deployments are in place, their ordinals
/// are on disk, too, and none of them is on disk with its name or content. Without this check each file would be
/// reported as one that took the ordinal of another. Nothing: the history may belong to the tree.
std::optional<Refusal> refuse_another_tree(const std::vector<DeploymentState>& states);

/// The same check for every function that works in an instance, for status, and before an instance is destroyed.
std::optional<Refusal> refuse_another_tree(const source::SourceTree& tree, const history::History& history);

}  // namespace pgmanager::plan
