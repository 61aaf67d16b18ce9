#pragma once

#include <vector>

#include "plan/deployment_standing.hpp"
#include "plan/plan.hpp"

namespace pgmanager::plan {

/// Where a file of a repeatable group stands: applied (run again as it is), contained (create ran it as it is), pending
/// (was edited since, or never ran here), failed (pending, and its last attempt failed).
struct RepeatableStanding {
  const source::SqlFile* file = nullptr;
  Standing standing = Standing::pending;
  const history::Entry* in_place = nullptr;  ///< its last run; null: it never ran here
  const history::Entry* attempt = nullptr;   ///< a failed one that came later; null: none
};

/// The files of all repeatable groups of the tree, in the order in which they run. The pointers refer to both.
std::vector<RepeatableStanding> compare_repeatable(const source::SourceTree& tree, const history::History& history);

/// Adds the files of repeatable groups that are not in place as they stand on disk, behind all other steps.
void add_repeatable_steps(const source::SourceTree& tree, const history::History& history, Plan& plan);

}  // namespace pgmanager::plan
