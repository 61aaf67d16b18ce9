#pragma once

#include <optional>
#include <vector>

#include "plan/deployment_state.hpp"
#include "plan/plan.hpp"

namespace pgmanager::plan {

/// The refusal of a history that has nothing in common with the tree: several deployments are in place, their ordinals
/// meet those on disk, and none of them is on disk under its name or with its content. Then each file by itself would
/// only seem to have the ordinal of another one. Nothing: the two belong together, as far as can be told.
std::optional<Refusal> refuse_another_tree(const std::vector<DeploymentState>& states);

/// The same before any function that works in an instance, for status, and for what asks before it destroys one.
std::optional<Refusal> refuse_another_tree(const source::SourceTree& tree, const history::History& history);

}  // namespace pgmanager::plan
