#pragma once

#include <vector>

#include "plan/plan.hpp"

namespace pgmanager::plan {

/// What a person says of the instance.
enum class ProtectionChange { none, protect, unprotect };

/// What a person says of deployments, by their ordinals, and of the instance.
struct Repairs {
  std::vector<source::Ordinal> accept_changed;  ///< the edit of the file is accepted
  std::vector<source::Ordinal> mark_applied;    ///< it is in place, although the history does not know
  std::vector<source::Ordinal> forget;          ///< it is not in place, nor half done, although the history says so
  std::vector<source::Ordinal> forget_manual;   ///< what this manual deployment has committed was reverted by hand
  ProtectionChange protection = ProtectionChange::none;

  /// True when nothing is said of any deployment.
  bool no_deployment() const {
    return accept_changed.empty() && mark_applied.empty() && forget.empty() && forget_manual.empty();
  }
};

/// The plan to add a row to the history for each of them; nothing else is changed, and no SQL of the tree runs. Refuses
/// all of it when one of them does not fit to where its deployment stands.
Plan plan_repair(const source::SourceTree& tree, const history::History& history, const Repairs& repairs);

}  // namespace pgmanager::plan
