#pragma once

#include <vector>

#include "plan/deployment_state.hpp"
#include "plan/plan.hpp"

namespace pgmanager::plan {

/// The files of all repeatable groups, in the order in which they run: applied (ran, unchanged since), contained
/// (create ran it, unchanged since), pending (edited since, or never ran here), failed (pending, and its last attempt
/// failed); then those that were removed from the tree (missing).
std::vector<FileState> compare_repeatable(const source::SourceTree& tree, const history::History& history);

/// Appends the files of repeatable groups that are not in place as they are on disk, after all other steps.
void add_repeatable_steps(const source::SourceTree& tree, const history::History& history, Plan& plan);

}  // namespace pgmanager::plan
