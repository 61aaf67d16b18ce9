#pragma once

#include <optional>

#include "plan/plan.hpp"

namespace pgmanager::plan {

/// The plan to adopt an existing instance: records the deployments up to `up_to` (not set: all on disk) as
/// baselined, and runs nothing. Refuses an instance whose history contains other deployments, and an ordinal that is
/// not on disk.
Plan plan_baseline(const source::SourceTree& tree, const history::History& history,
                   std::optional<source::Ordinal> up_to);

}  // namespace pgmanager::plan
