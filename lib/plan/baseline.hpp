#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "plan/plan.hpp"

namespace pgmanager::plan {

/// A file of a repeatable group whose objects on the instance were compared with those that create/ makes.
struct ComparedFile {
  std::string path;
  std::string checksum;    ///< of the text that was compared; as in source::SqlFile
  std::string difference;  ///< why the file must run, as part of a sentence; empty: its objects are the same
};

/// The plan to adopt an existing instance: records the deployments up to `up_to` (not set: all on disk) as
/// baselined, and of the files of repeatable groups those whose objects are the same; runs nothing. A notice names each
/// of the other files: they run with the next deployment. Refuses an instance whose history contains other
/// deployments, and an ordinal that is not on disk.
Plan plan_baseline(const source::SourceTree& tree, const history::History& history,
                   std::optional<source::Ordinal> up_to, const std::vector<ComparedFile>& repeatables = {});

/// What another migration tool has run on an instance, by the path of the file in this tree.
using RanElsewhere = std::map<std::string, Elsewhere, std::less<>>;

/// The same for an instance that another tool has kept up to date: records the deployments and the files of repeatable
/// groups that `ran_elsewhere` names, with the times that it gives.
Plan plan_import(const source::SourceTree& tree, const history::History& history, const RanElsewhere& ran_elsewhere);

}  // namespace pgmanager::plan
