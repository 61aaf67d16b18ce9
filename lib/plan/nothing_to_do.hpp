#pragma once

#include <vector>

#include "history/history.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::plan {

/// A quick check whether plan_deployment() would find nothing to do and nothing to report. `in_place` has one line for
/// each time that a deployment came into place, ordered by ordinal, then by time. False only means that the whole
/// history must be read.
bool is_nothing_to_do(const std::vector<source::Deployment>& on_disk, const std::vector<history::InPlace>& in_place);

/// The same for the repeatable groups of `tree`: whether each file is as it was when it last ran.
bool is_no_file_to_repeat(const source::SourceTree& tree, const std::vector<history::FileInPlace>& in_place);

}  // namespace pgmanager::plan
