#include "result/status.hpp"

#include <algorithm>

#include "plan/deployment_state.hpp"
#include "plan/partly_undone.hpp"
#include "plan/plan.hpp"
#include "plan/repeatable.hpp"
#include "plan/same_content.hpp"
#include "plan/test_data.hpp"
#include "plan/wrong_database.hpp"

namespace pgmanager::result {

namespace {

template <typename Lines>
std::map<plan::CurrentState, std::size_t> count(const Lines& lines) {
  std::map<plan::CurrentState, std::size_t> counts;
  for (const auto& line : lines) ++counts[line.state];
  return counts;
}

std::map<plan::CurrentState, std::size_t> without_fine(std::map<plan::CurrentState, std::size_t> counts) {
  for (const plan::CurrentState fine : {plan::CurrentState::applied, plan::CurrentState::contained,
                                        plan::CurrentState::adopted, plan::CurrentState::reformatted}) {
    counts.erase(fine);
  }
  return counts;
}

FileLine line_of(const plan::FileState& compared) {
  const history::Entry* entry = compared.state == plan::CurrentState::failed ? compared.attempt : compared.in_place;
  FileLine line{.path = compared.on_disk != nullptr ? compared.on_disk->path : compared.in_place->path,
                .state = compared.state};
  if (entry != nullptr) line.entry = *entry;
  return line;
}

// A partly applied manual deployment has one line, not one for the attempt and another for the file.
void add_manual_deployments(const source::SourceTree& tree, const history::History& history, Status& status) {
  const auto partly = plan::find_partly_applied(history);
  for (const history::Entry& run : history.manual_runs) {
    if (std::find(partly.begin(), partly.end(), &run) == partly.end()) status.manual_runs.push_back(run);
  }
  for (const history::Entry* attempt : partly) {
    const source::SqlFile* file = plan::find_content(tree, *attempt);
    const bool is_emptied =
        std::any_of(tree.manual_deployments.begin(), tree.manual_deployments.end(),
                    [&](const auto& each) { return each.file.path == attempt->path && each.file.statements == 0; });
    status.pending_manual.push_back(
        {.ordinal = *attempt->ordinal,
         .state = file != nullptr ? plan::CurrentState::failed : plan::CurrentState::partly_applied,
         .path = file != nullptr ? file->path : attempt->path,
         .entry = *attempt,
         .undo = std::nullopt,
         .lost_files = {},
         .is_repeated = file != nullptr && file->directives.repeat,
         .is_emptied = is_emptied});
  }
  for (const plan::Step& step : plan::plan_manual_deployment(tree, history).steps) {
    const bool listed = std::any_of(partly.begin(), partly.end(), [&](const history::Entry* attempt) {
      return plan::is_same_content(*step.file, *attempt);
    });
    if (!step.runs || listed) continue;
    status.pending_manual.push_back(
        {*step.ordinal, plan::CurrentState::pending, step.file->path, std::nullopt, std::nullopt, {}});
  }
}

}  // namespace

std::map<plan::CurrentState, std::size_t> Status::counts() const {
  return count(deployments);
}

bool Status::has_incomplete_files() const {
  const auto is_incomplete = [](const StatusLine& line) {
    return line.state == plan::CurrentState::pending || line.state == plan::CurrentState::failed ||
           line.state == plan::CurrentState::partly_applied || line.state == plan::CurrentState::partly_undone;
  };
  return !pending_manual.empty() || std::any_of(deployments.begin(), deployments.end(), is_incomplete);
}

Check check(const Status& status, plan::Ahead ahead) {
  auto found = without_fine(status.counts());
  if (ahead == plan::Ahead::allow) found.erase(plan::CurrentState::ahead);
  for (const StatusLine& line : status.pending_manual) {
    if (line.entry) ++found[line.state];
  }
  return {.found = std::move(found),
          .repeatable = without_fine(count(status.repeatable)),
          .test_data = without_fine(count(status.test_data)),
          .create_unfinished = !status.create_parts.empty(),
          .another_tree = !status.another_tree.empty(),
          .invalid_indexes = status.invalid_indexes.size()};
}

Status make_status(Instance instance, const source::SourceTree& tree, history::History history) {
  Status status{.instance = std::move(instance),
                .has_history = history.exists,
                .created = std::move(history.created),
                .protection = std::move(history.protection)};
  const auto states = plan::compare(tree.deployments, history.deployments, history.undo_attempts);
  if (const auto refusal = plan::refuse_another_tree(states)) status.another_tree = refusal->detail;
  for (const plan::DeploymentState& compared : states) {
    StatusLine line{.ordinal = compared.ordinal, .state = compared.state};
    line.path = compared.on_disk != nullptr ? compared.on_disk->file.path : compared.in_history->path;
    if (compared.in_history != nullptr) line.entry = *compared.in_history;
    if (compared.state == plan::CurrentState::partly_undone) {
      line.undo = *compared.undo;
      for (const history::Entry* lost : plan::lost_files(compared, tree)) line.lost_files.push_back(lost->path);
    }
    line.is_repeated = compared.on_disk != nullptr && compared.on_disk->file.directives.repeat;
    line.is_emptied = compared.state == plan::CurrentState::partly_applied && compared.on_disk != nullptr;
    status.deployments.push_back(std::move(line));
  }
  add_manual_deployments(tree, history, status);
  for (const plan::FileState& file : plan::compare_repeatable(tree, history))
    status.repeatable.push_back(line_of(file));
  if (plan::has_test_data(history)) {
    for (const plan::FileState& file : plan::compare_test_data(tree, history))
      status.test_data.push_back(line_of(file));
  }
  status.create_parts = std::move(history.create_parts);
  return status;
}

Status recorded_status(Instance instance, history::History history) {
  const source::SourceTree tree = plan::recorded_tree(history);
  history.file_runs.clear();
  history.file_attempts.clear();
  Status status = make_status(std::move(instance), tree, std::move(history));
  status.compared = false;
  for (StatusLine& line : status.deployments) line.lost_files.clear();
  return status;
}

}  // namespace pgmanager::result
