#pragma once

#include <map>
#include <optional>
#include <string>

#include "plan/plan.hpp"

namespace pgmanager::plan {

/// The plan to adopt an existing instance: records the deployments up to `up_to` (not set: all on disk) as
/// baselined, and runs nothing. Refuses an instance whose history contains other deployments, and an ordinal that is
/// not on disk.
Plan plan_baseline(const source::SourceTree& tree, const history::History& history,
                   std::optional<source::Ordinal> up_to);

/// What another migration tool has run on an instance, by the path of the file in this tree.
using RanElsewhere = std::map<std::string, Elsewhere, std::less<>>;

/// The same for an instance that another tool has kept up to date: records the deployments and the files of repeatable
/// groups that `ran_elsewhere` names, with the times that it gives.
Plan plan_import(const source::SourceTree& tree, const history::History& history, const RanElsewhere& ran_elsewhere);

}  // namespace pgmanager::plan
