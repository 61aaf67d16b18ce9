#include "plan/status.hpp"

#include <algorithm>
#include <iterator>

#include "plan/plan.hpp"
#include "plan/repeatable.hpp"

namespace pgmanager::plan {

std::map<Standing, std::size_t> Status::counts() const {
  std::map<Standing, std::size_t> counts;
  for (const StatusLine& line : deployments) ++counts[line.standing];
  return counts;
}

Check check(const Status& status) {
  Check check{.found = status.counts(), .repeatable = {}, .create_unfinished = !status.create_parts.empty()};
  for (const RepeatableLine& line : status.repeatable) ++check.repeatable[line.standing];
  for (const Standing fine : {Standing::applied, Standing::contained, Standing::adopted, Standing::reformatted}) {
    check.found.erase(fine);
    check.repeatable.erase(fine);
  }
  return check;
}

namespace {

RepeatableLine line_of(const RepeatableStanding& standing) {
  RepeatableLine line{.path = standing.file->path, .standing = standing.standing, .entry = std::nullopt};
  const history::Entry* entry = standing.standing == Standing::failed ? standing.attempt : standing.in_place;
  if (entry != nullptr) line.entry = *entry;
  return line;
}

}  // namespace

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
  for (const RepeatableStanding& standing : compare_repeatable(tree, history)) {
    status.repeatable.push_back(line_of(standing));
  }
  std::copy_if(history.file_runs.begin(), history.file_runs.end(), std::back_inserter(status.test_data),
               [](const history::Entry& entry) { return entry.kind == history::Kind::test_data; });
  std::sort(status.test_data.begin(), status.test_data.end(),
            [](const history::Entry& a, const history::Entry& b) { return a.id < b.id; });
  status.create_parts = std::move(history.create_parts);
  status.manual_runs = std::move(history.manual_runs);
  return status;
}

}  // namespace pgmanager::plan
