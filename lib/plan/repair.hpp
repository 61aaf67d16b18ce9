#pragma once

#include <vector>

#include "plan/plan.hpp"

namespace pgmanager::plan {

/// What the user asks for the instance.
enum class ProtectionChange { none, protect, unprotect };

/// What the user asks for deployments, by their ordinals, and for the instance.
struct Repairs {
  std::vector<source::Ordinal> accept_changed;  ///< accept the edit of the file
  std::vector<source::Ordinal> mark_applied;    ///< it is in place, although the history does not know
  std::vector<source::Ordinal> forget;  ///< it is neither in place nor partly applied, although the history says so
  std::vector<source::Ordinal> forget_manual;  ///< what this manual deployment has committed was reverted by hand
  ProtectionChange protection = ProtectionChange::none;

  /// True if no deployment is named.
  bool no_deployment() const {
    return accept_changed.empty() && mark_applied.empty() && forget.empty() && forget_manual.empty();
  }
};

/// The plan to add a row to the history for each repair; it changes nothing else and runs no SQL of the tree. Refuses
/// all repairs if one of them does not fit the state of its deployment.
Plan plan_repair(const source::SourceTree& tree, const history::History& history, const Repairs& repairs);

}  // namespace pgmanager::plan
