#include "result/validation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace pgmanager::result {

namespace {

std::size_t create_files(const source::SourceTree& tree) {
  return std::accumulate(tree.create.begin(), tree.create.end(), std::size_t{0},
                         [](std::size_t sum, const source::CreateGroup& group) { return sum + group.files.size(); });
}

DirectoryCount count_of(const char* name, bool is_there, std::size_t files) {
  return {.name = name, .files = is_there ? std::optional(files) : std::nullopt};
}

}  // namespace

Validation make_validation(const source::SourceTree& tree, const source::Scope& scope) {
  Validation validation{.directories = {count_of("create", scope.create, create_files(tree)),
                                        count_of("deployment", scope.deployment, tree.deployments.size())},
                        .instance = {},
                        .plan = {},
                        .manual_plan = {},
                        .rejected = {}};
  const auto add = [&](DirectoryCount count) { validation.directories.push_back(std::move(count)); };
  // Many trees do not have these two.
  if (scope.undo) add(count_of("undo", true, tree.undo.size()));
  add(count_of("manual-deployment", scope.manual_deployment, tree.manual_deployments.size()));
  if (scope.test_data) add(count_of("test-data", true, tree.test_data.size()));
  return validation;
}

std::vector<plan::Refusal> Validation::refusals() const {
  std::vector<plan::Refusal> all = plan ? plan->refusals : std::vector<plan::Refusal>();
  const auto is_there = [&](const plan::Refusal& refusal) {
    return std::any_of(all.begin(), all.end(), [&](const plan::Refusal& other) {
      return other.rule == refusal.rule && other.path == refusal.path && other.message == refusal.message;
    });
  };
  if (!manual_plan) return all;
  for (const plan::Refusal& refusal : manual_plan->refusals) {
    if (!is_there(refusal)) all.push_back(refusal);
  }
  return all;
}

std::vector<std::string> Validation::notices() const {
  std::vector<std::string> all = plan ? plan->notices : std::vector<std::string>();
  if (manual_plan) all.insert(all.end(), manual_plan->notices.begin(), manual_plan->notices.end());
  for (const source::RejectedStatement& each : rejected) {
    all.push_back(fmt::format("{}:{}:{}: {}", each.place.file, each.place.line, each.place.column, each.message));
  }
  return all;
}

}  // namespace pgmanager::result
