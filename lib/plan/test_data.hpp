#pragma once

#include "history/history.hpp"
#include "plan/deployment_state.hpp"
#include "plan/plan.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::plan {

/// The files of test-data/ by ordinal, identified by their path: applied, reformatted, changed (edited since they were
/// loaded), pending, failed (pending, and the last attempt failed); then those that were loaded and are gone (missing).
std::vector<FileState> compare_test_data(const source::SourceTree& tree, const history::History& history);

/// Whether a run has loaded test data here, or tried to. If not, missing test data is not reported.
bool has_test_data(const history::History& history);

/// Loads the files of test-data/ that this instance has not loaded, by ordinal. Refuses those that were edited since
/// they were loaded: which of their rows still exist is unknown.
Plan plan_test_data(const source::SourceTree& tree, const history::History& history);

}  // namespace pgmanager::plan
