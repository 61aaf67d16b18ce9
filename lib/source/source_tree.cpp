#include "source/source_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <system_error>
#include <tuple>

#include "base/files.hpp"
#include "source/create_tree.hpp"
#include "source/deployment_directory.hpp"
#include "source/locator.hpp"
#include "source/rules.hpp"

namespace pgmanager::source {

bool has_directory(const std::filesystem::path& root, const char* name) {
  std::error_code error;
  return std::filesystem::exists(root / name, error) || error;
}

bool has_deployments(const std::filesystem::path& root) {
  return has_directory(root, "deployment") || !has_directory(root, "create");
}

bool has_repeatable_group(const SourceTree& tree) {
  return std::any_of(tree.create.begin(), tree.create.end(), [](const CreateGroup& group) { return group.repeatable; });
}

bool has_undo_file(const SourceTree& tree, const std::string& name) {
  std::error_code ignored;
  return std::filesystem::exists(tree.root / "undo" / name, ignored);
}

Scope whole_tree(const std::filesystem::path& root) {
  return {.create = has_directory(root, "create"),
          .deployment = has_directory(root, "deployment"),
          .manual_deployment = has_directory(root, "manual-deployment"),
          .test_data = has_directory(root, "test-data"),
          .undo = has_directory(root, "undo"),
          .undo_needs_partners = true,
          .hooks = true};
}

namespace {

std::string_view name_in(const SqlFile& file) {
  return std::string_view(file.path).substr(file.path.rfind('/') + 1);
}

// Otherwise a renamed undo file would only be missed when it is needed.
void report_undo_without_deployment(const SourceTree& tree, const Scope& scope, base::Findings& findings) {
  std::set<std::string_view> names;
  std::set<Ordinal> ordinals;
  for (const Deployment& deployment : tree.deployments) {
    names.insert(name_in(deployment.file));
    ordinals.insert(deployment.ordinal);
  }
  for (const Deployment& undo : tree.undo) {
    const std::string_view name = name_in(undo.file);
    // Old deployments may be removed from a tree before their undo files.
    const bool below = !tree.deployments.empty() && undo.ordinal < tree.deployments.front().ordinal;
    if (below || names.contains(name)) continue;
    const bool is_alone = !ordinals.contains(undo.ordinal);
    if (is_alone && !scope.undo_needs_partners) continue;
    findings.push_back(
        rules::broken(rules::undo_without_deployment, in_file(undo.file.path),
                      fmt::format("there is no file \"deployment/{}\" for it to revert", name),
                      is_alone ? "Restore its deployment, or remove the undo file if the deployment never ran."
                               : "Give it the name of its deployment, or remove it."));
  }
}

}  // namespace

ReadResult read_source_tree(const std::filesystem::path& root, const Scope& scope, const sql::Variables& variables) {
  base::list_directory(root);  // throws its own error if there is no root
  ReadResult result;
  result.tree.root = root;
  result.tree.variables = variables;
  base::Findings& findings = result.findings;
  if (scope.create || !scope.repeatable.empty()) {
    result.tree.create = read_create_tree(root, scope, variables, findings);
  }
  if (scope.deployment) {
    result.tree.deployments = read_deployment_directory(root, "deployment", GapCheck::yes, variables, findings);
  }
  if (scope.manual_deployment) {
    result.tree.manual_deployments =
        read_deployment_directory(root, "manual-deployment", GapCheck::no, variables, findings);
  }
  if (scope.test_data) {
    // Test data is loaded in the transaction of create, too.
    result.tree.test_data =
        read_deployment_directory(root, "test-data", GapCheck::no, variables, findings, FileRole::create);
  }
  if (scope.undo && has_directory(root, "undo")) {
    result.tree.undo = read_deployment_directory(root, "undo", GapCheck::no, variables, findings);
    if (scope.deployment) report_undo_without_deployment(result.tree, scope, findings);
  }
  if (scope.hooks) result.tree.hooks = read_hooks(root, findings);
  std::stable_sort(findings.begin(), findings.end(), [](const base::Finding& a, const base::Finding& b) {
    const auto place = [](const base::Finding& finding) {
      return std::tie(finding.location.file, finding.location.line, finding.location.column);
    };
    return place(a) < place(b);
  });
  return result;
}

}  // namespace pgmanager::source
