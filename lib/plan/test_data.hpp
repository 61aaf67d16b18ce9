#pragma once

#include "history/history.hpp"
#include "plan/file_state.hpp"
#include "plan/plan.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::plan {

/// The files of test-data/ in the order of their ordinals, known by their path: applied, reformatted, changed (edited
/// since they were loaded), pending, failed (pending, and the last attempt failed); then those that were loaded and are
/// gone (missing).
std::vector<FileState> compare_test_data(const source::SourceTree& tree, const history::History& history);

/// Whether somebody has loaded test data here, or tried to. An instance without any does not lack it.
bool has_test_data(const history::History& history);

/// Loads the files of test-data/ that this instance has not loaded, in the order of their ordinals. Refuses those that
/// were edited since: nobody knows what of them is still there.
Plan plan_test_data(const source::SourceTree& tree, const history::History& history);

}  // namespace pgmanager::plan
