#include "plan/status.hpp"

#include "plan/plan.hpp"

namespace pgmanager::plan {

std::map<Standing, std::size_t> Status::counts() const {
  std::map<Standing, std::size_t> counts;
  for (const StatusLine& line : deployments) ++counts[line.standing];
  return counts;
}

Check check(const Status& status) {
  Check check{.found = status.counts(), .create_unfinished = !status.create_parts.empty()};
  for (const Standing fine : {Standing::applied, Standing::contained, Standing::adopted, Standing::reformatted}) {
    check.found.erase(fine);
  }
  return check;
}

Status make_status(Instance instance, const source::SourceTree& tree, history::History history) {
  Status status{.instance = std::move(instance), .has_history = history.exists, .created = std::move(history.created)};
  for (const DeploymentStanding& standing : compare(tree.deployments, history.deployments, history.undo_attempts)) {
    StatusLine line{.ordinal = standing.ordinal, .standing = standing.standing};
    line.path = standing.on_disk != nullptr ? standing.on_disk->file.path : standing.in_history->path;
    if (standing.in_history != nullptr) line.entry = *standing.in_history;
    if (standing.undo != nullptr) line.undo = *standing.undo;
    status.deployments.push_back(std::move(line));
  }
  for (const Step& step : plan_manual_deployment(tree, history).steps) {
    if (step.action != Action::run) continue;
    status.pending_manual.push_back({*step.ordinal, Standing::pending, step.file->path, std::nullopt, std::nullopt});
  }
  status.create_parts = std::move(history.create_parts);
  status.manual_runs = std::move(history.manual_runs);
  return status;
}

}  // namespace pgmanager::plan
