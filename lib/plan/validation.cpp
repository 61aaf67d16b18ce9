#include "plan/validation.hpp"

#include <numeric>

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
  return {.directories = {count_of("create", scope.create, create_files(tree)),
                          count_of("deployment", scope.deployment, tree.deployments.size()),
                          count_of("undo", scope.undo, tree.undo.size()),
                          count_of("manual-deployment", scope.manual_deployment, tree.manual_deployments.size())},
          .database = {},
          .plan = {}};
}

}  // namespace pgmanager::plan
