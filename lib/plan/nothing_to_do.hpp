#pragma once

#include <vector>

#include "history/history.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::plan {

/// Whether plan_deployment() would find nothing to do and nothing to say, decided by little: `in_place` holds a line
/// for each time that a deployment came into place, in the order of the ordinals and, for one ordinal, of time. False
/// only means that the whole history has to be looked at.
bool is_nothing_to_do(const std::vector<source::Deployment>& on_disk, const std::vector<history::InPlace>& in_place);

/// The same for the repeatable groups of `tree`: whether each of their files is what ran last.
bool is_no_file_to_repeat(const source::SourceTree& tree, const std::vector<history::FileInPlace>& in_place);

}  // namespace pgmanager::plan
