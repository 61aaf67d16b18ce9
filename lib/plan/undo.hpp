#pragma once

#include <optional>

#include "plan/plan.hpp"

namespace pgmanager::plan {

/// Which deployments to undo.
struct UndoRange {
  std::size_t steps = 1;              ///< how many deployments, the last one first; more than there are: all
  std::optional<source::Ordinal> to;  ///< instead of `steps`: everything above this ordinal, which stays in place
};

/// The plan to undo deployments, the last one first, each with the file in undo/ that has its ordinal. Refuses, and
/// undoes nothing, if one of them has no undo file or is not on disk, if a deployment above them is partly applied, or
/// if `to` is not in place or only in part.
Plan plan_undo(const source::SourceTree& tree, const history::History& history, const UndoRange& range);

}  // namespace pgmanager::plan
