#include "source/source_tree.hpp"

#include <algorithm>
#include <system_error>
#include <tuple>

#include "base/files.hpp"
#include "source/create_tree.hpp"
#include "source/deployment_directory.hpp"

namespace pgmanager::source {

bool has_directory(const std::filesystem::path& root, const char* name) {
  std::error_code error;
  return std::filesystem::exists(root / name, error) || error;
}

Scope whole_tree(const std::filesystem::path& root) {
  return {.create = has_directory(root, "create"),
          .deployment = has_directory(root, "deployment"),
          .manual_deployment = has_directory(root, "manual-deployment")};
}

ReadResult read_source_tree(const std::filesystem::path& root, const Scope& scope, const sql::Variables& variables) {
  base::list_directory(root);  // throws where there is no root, in words of its own
  ReadResult result;
  result.tree.root = root;
  result.tree.variables = variables;
  base::Findings& findings = result.findings;
  if (scope.create) result.tree.create = read_create_tree(root, variables, findings);
  if (scope.deployment) {
    result.tree.deployments = read_deployment_directory(root, "deployment", GapCheck::yes, variables, findings);
  }
  if (scope.manual_deployment) {
    result.tree.manual_deployments =
        read_deployment_directory(root, "manual-deployment", GapCheck::no, variables, findings);
  }
  std::stable_sort(findings.begin(), findings.end(), [](const base::Finding& a, const base::Finding& b) {
    const auto place = [](const base::Finding& finding) {
      return std::tie(finding.location.file, finding.location.line, finding.location.column);
    };
    return place(a) < place(b);
  });
  return result;
}

}  // namespace pgmanager::source
