#pragma once

#include <optional>
#include <vector>

#include "plan/deployment_state.hpp"
#include "plan/plan.hpp"

namespace pgmanager::plan {

/// The refusal of a history that has nothing in common with the tree: several deployments are in place, their ordinals
/// are on disk, too, and none of them is on disk with its name or content. Without this check each file would be
/// reported as one that took the ordinal of another. Nothing: the history may belong to the tree.
std::optional<Refusal> refuse_another_tree(const std::vector<DeploymentState>& states);

/// The same check for every function that works in an instance, for status, and before an instance is destroyed.
std::optional<Refusal> refuse_another_tree(const source::SourceTree& tree, const history::History& history);

}  // namespace pgmanager::plan
