#pragma once

#include <optional>

#include "plan/plan.hpp"

namespace pgmanager::plan {

/// How far to go back.
struct UndoRange {
  std::size_t steps = 1;              ///< how many deployments, the last one first; more than there are: all
  std::optional<source::Ordinal> to;  ///< instead: everything above this one, which stays in place
};

/// The plan to take deployments back, the last one first, each by the file in undo/ that has its ordinal. Refuses where
/// one of them has no undo file or is not on disk itself, where a deployment above them is half done, and where `to` is
/// not in place, or not as a whole: nothing is taken back then.
Plan plan_undo(const source::SourceTree& tree, const history::History& history, const UndoRange& range);

}  // namespace pgmanager::plan
