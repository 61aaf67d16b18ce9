#include "plan/baseline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/utf8.hpp"
#include "plan/deployment_state.hpp"
#include "plan/refusal.hpp"
#include "plan/refusal_rules.hpp"
#include "plan/repeatable.hpp"

namespace pgmanager::plan {

namespace {

Refusal refuse_unknown(source::Ordinal ordinal, const std::vector<source::NumberedFile>& on_disk) {
  return {
      .rule = std::string(refusal_rules::baseline_unknown),
      .ordinal = ordinal,
      .message = fmt::format("deployment {} is not on disk", source::to_string(ordinal)),
      .hint = on_disk.empty() ? std::string("Write the first deployment: postgres-manager new NAME.")
              : on_disk.size() == 1
                  ? fmt::format("The only one is {0}: --ordinal {0}.", source::to_string(on_disk.front().ordinal))
                  : fmt::format("Name one from {} to {}: --ordinal {}.", source::to_string(on_disk.front().ordinal),
                                source::to_string(on_disk.back().ordinal), source::to_string(on_disk.back().ordinal))};
}

Refusal refuse_late(const history::Entry& entry) {
  return {.rule = std::string(refusal_rules::baseline_late),
          .ordinal = entry.ordinal,
          .path = entry.path,
          .message = fmt::format("this instance already has a history: \"{}\" has been in place since {}", entry.path,
                                 entry.finished_at),
          .hint =
              "A baseline can only begin a history. To correct a single deployment: postgres-manager repair "
              "--mark-applied ORDINAL.",
          .entry = &entry};
}

// Whether the instance contains the deployment.
using IsContained = std::function<bool(const DeploymentState&)>;

void add_deployments(const source::SourceTree& tree, const history::History& history, const IsContained& is_contained,
                     Plan& plan) {
  for (const DeploymentState& compared : compare(tree.deployments, history.deployments)) {
    if (compared.in_history != nullptr && history::is_partly_applied(*compared.in_history)) {
      plan.refusals.push_back(refuse_partly_applied(*compared.in_history, tree, history));
      continue;
    }
    if (compared.on_disk == nullptr || !is_contained(compared)) continue;
    if (is_in_place(compared)) {
      ++plan.in_place;
      continue;
    }
    plan.steps.push_back({.runs = false,
                          .state = history::EntryState::baselined,
                          .kind = history::EntryKind::baseline,
                          .ordinal = compared.ordinal,
                          .file = &compared.on_disk->file,
                          .reason = "the instance contains it"});
  }
  const auto held = std::ranges::find_if(history.deployments, history::is_in_place, &history::Entry::state);
  if (!plan.steps.empty() && held != history.deployments.end()) plan.refusals.push_back(refuse_late(*held));
}

// The files of repeatable groups that never ran here. One that ran here and was edited since runs again, as always.
std::vector<const source::SqlFile*> new_repeatable_files(const source::SourceTree& tree,
                                                         const history::History& history) {
  std::vector<const source::SqlFile*> files;
  for (const FileState& each : compare_repeatable(tree, history)) {
    if (each.on_disk != nullptr && each.in_place == nullptr) files.push_back(each.on_disk);
  }
  return files;
}

void record(const source::SqlFile& file, const char* reason, Plan& plan) {
  plan.steps.push_back({.runs = false,
                        .state = history::EntryState::baselined,
                        .kind = history::EntryKind::repeatable,
                        .file = &file,
                        .reason = reason});
}

// Why the file must run; empty: it need not.
std::string difference_of(const source::SqlFile& file, const std::vector<ComparedFile>& compared) {
  const auto found = std::ranges::find(compared, file.path, &ComparedFile::path);
  if (found == compared.end() || found->checksum != file.checksum) return "it was edited during the comparison";
  return found->difference;
}

void add_compared(const source::SourceTree& tree, const history::History& history,
                  const std::vector<ComparedFile>& compared, Plan& plan) {
  for (const source::SqlFile* file : new_repeatable_files(tree, history)) {
    const std::string difference = difference_of(*file, compared);
    if (difference.empty()) {
      record(*file, "its objects are the same as those of create/", plan);
    } else {
      plan.notices.push_back(fmt::format("\"{}\" is not recorded and runs with the next deployment: {}",
                                         base::printable(file->path), difference));
    }
  }
}

}  // namespace

Plan plan_baseline(const source::SourceTree& tree, const history::History& history,
                   std::optional<source::Ordinal> up_to, const std::vector<ComparedFile>& repeatables) {
  Plan plan{.function = Function::baseline, .scope = TransactionScope::all_files};
  const auto has_ordinal = [&](const source::NumberedFile& deployment) { return deployment.ordinal == up_to; };
  if (up_to && std::none_of(tree.deployments.begin(), tree.deployments.end(), has_ordinal)) {
    plan.refusals.push_back(refuse_unknown(*up_to, tree.deployments));
    return plan;
  }
  const auto is_contained = [&](const DeploymentState& compared) { return !up_to || compared.ordinal <= *up_to; };
  add_deployments(tree, history, is_contained, plan);
  if (!repeatables.empty()) add_compared(tree, history, repeatables, plan);
  return plan;
}

Plan plan_import(const source::SourceTree& tree, const history::History& history, const RanElsewhere& ran_elsewhere) {
  Plan plan{.function = Function::baseline, .scope = TransactionScope::all_files};
  const auto is_contained = [&](const DeploymentState& compared) {
    return ran_elsewhere.contains(compared.on_disk->file.path);
  };
  add_deployments(tree, history, is_contained, plan);
  for (const source::SqlFile* file : new_repeatable_files(tree, history)) {
    if (ran_elsewhere.contains(file->path)) record(*file, "the instance contains it", plan);
  }
  for (Step& step : plan.steps) step.elsewhere = ran_elsewhere.find(step.file->path)->second;
  return plan;
}

}  // namespace pgmanager::plan
