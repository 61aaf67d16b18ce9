#include "plan/status.hpp"

#include "plan/same_content.hpp"

namespace pgmanager::plan {

std::map<Standing, std::size_t> Status::counts() const {
  std::map<Standing, std::size_t> counts;
  for (const StatusLine& line : deployments) ++counts[line.standing];
  return counts;
}

Status make_status(Instance instance, const source::SourceTree& tree, history::History history) {
  Status status{.instance = std::move(instance), .has_history = history.exists, .created = std::move(history.created)};
  for (const DeploymentStanding& standing : compare(tree.deployments, history.deployments)) {
    StatusLine line{.ordinal = standing.ordinal, .standing = standing.standing};
    line.path = standing.on_disk != nullptr ? standing.on_disk->file.path : standing.in_history->path;
    if (standing.in_history != nullptr) line.entry = *standing.in_history;
    status.deployments.push_back(std::move(line));
  }
  for (const auto& manual : tree.manual_deployments) {
    if (find_in_place(manual.file, history.manual_runs) != nullptr) continue;
    if (find_in_place(manual.file, history.deployments) != nullptr) continue;
    status.pending_manual.push_back({manual.ordinal, Standing::pending, manual.file.path, std::nullopt});
  }
  status.manual_runs = std::move(history.manual_runs);
  return status;
}

}  // namespace pgmanager::plan
