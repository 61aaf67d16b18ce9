#pragma once

#include <vector>

#include "plan/file_state.hpp"
#include "plan/plan.hpp"

namespace pgmanager::plan {

/// The files of all repeatable groups: applied (run again as it is), contained (create ran it as it is), pending (was
/// edited since, or never ran here), failed (pending, and its last attempt failed), in the order in which they run;
/// then those that were taken out of the tree (missing).
std::vector<FileState> compare_repeatable(const source::SourceTree& tree, const history::History& history);

/// Adds the files of repeatable groups that are not in place as they stand on disk, behind all other steps.
void add_repeatable_steps(const source::SourceTree& tree, const history::History& history, Plan& plan);

}  // namespace pgmanager::plan
