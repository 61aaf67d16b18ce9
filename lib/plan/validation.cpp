#include "plan/validation.hpp"

#include <numeric>
#include <utility>

namespace pgmanager::plan {

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
                        .database = {},
                        .plan = {}};
  const auto add = [&](DirectoryCount count) { validation.directories.push_back(std::move(count)); };
  // Many trees do without these two.
  if (scope.undo) add(count_of("undo", true, tree.undo.size()));
  add(count_of("manual-deployment", scope.manual_deployment, tree.manual_deployments.size()));
  if (scope.test_data) add(count_of("test-data", true, tree.test_data.size()));
  return validation;
}

}  // namespace pgmanager::plan
