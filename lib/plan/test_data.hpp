#pragma once

#include "history/history.hpp"
#include "plan/plan.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::plan {

/// Loads the files of test-data/ that this instance has not loaded, in the order of their ordinals. They are known by
/// their path. Refuses those that were edited since: nobody knows what of them is still there.
Plan plan_test_data(const source::SourceTree& tree, const history::History& history);

}  // namespace pgmanager::plan
