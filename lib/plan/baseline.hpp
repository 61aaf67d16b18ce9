#pragma once

#include <optional>

#include "plan/plan.hpp"

namespace pgmanager::plan {

/// The plan to take on an instance that exists already: records the deployments up to `up_to` (not set: all on disk) as
/// held by the instance, and runs nothing. Refuses an instance whose history holds other deployments already, and an
/// ordinal that is not on disk.
Plan plan_baseline(const source::SourceTree& tree, const history::History& history,
                   std::optional<source::Ordinal> up_to);

}  // namespace pgmanager::plan
