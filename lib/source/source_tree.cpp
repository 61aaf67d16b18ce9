#include "source/source_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <system_error>
#include <tuple>

#include "base/files.hpp"
#include "source/create_tree.hpp"
#include "source/locator.hpp"
#include "source/numbered_files.hpp"
#include "source/read_sql_files.hpp"
#include "source/rules.hpp"

namespace pgmanager::source {

bool has_directory(const std::filesystem::path& root, const char* name) {
  std::error_code error;
  return std::filesystem::exists(root / name, error) || error;
}

bool has_deployments(const std::filesystem::path& root) {
  return has_directory(root, "deployment") || !has_directory(root, "create");
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
          .hooks = true,
          .instance = true};
}

namespace {

std::string_view name_in(const SqlFile& file) {
  return std::string_view(file.path).substr(file.path.rfind('/') + 1);
}

// Otherwise a renamed undo file would only be missed when it is needed.
void report_undo_without_deployment(const SourceTree& tree, const Scope& scope, base::Findings& findings) {
  std::set<std::string_view> names;
  std::set<Ordinal> ordinals;
  for (const NumberedFile& deployment : tree.deployments) {
    names.insert(name_in(deployment.file));
    ordinals.insert(deployment.ordinal);
  }
  for (const NumberedFile& undo : tree.undo) {
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

// Findings about a file's name come before those about its content.
void sort_by_place(base::Findings& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const base::Finding& a, const base::Finding& b) {
    const auto place = [](const base::Finding& finding) {
      return std::tie(finding.location.file, finding.location.line, finding.location.column);
    };
    return place(a) < place(b);
  });
}

std::vector<FileToRead> files_to_read(ReadResult& listed, const FilesInPlace& in_place) {
  std::vector<FileToRead> files;
  const auto add_deployments = [&](std::vector<NumberedFile>& deployments, FileRole role) {
    for (NumberedFile& each : deployments) {
      if (each.file.depth == Depth::text && in_place.deployment && in_place.deployment(each)) continue;
      files.push_back({.file = &each.file, .role = role});
    }
  };
  for (CreateGroup& group : listed.tree.create) {
    for (SqlFile& file : group.files) {
      if (file.depth == Depth::text && in_place.repeatable && in_place.repeatable(file)) continue;
      files.push_back({.file = &file, .role = group.repeatable ? FileRole::repeatable : FileRole::create});
    }
  }
  for (SqlFile& file : listed.unlisted) files.push_back({.file = &file, .role = FileRole::create});
  add_deployments(listed.tree.deployments, FileRole::deployment);
  add_deployments(listed.tree.manual_deployments, FileRole::deployment);
  // Test data is loaded in the transaction of create, too.
  add_deployments(listed.tree.test_data, FileRole::create);
  add_deployments(listed.tree.undo, FileRole::deployment);
  if (listed.tree.instance.roles) files.push_back({.file = &*listed.tree.instance.roles, .role = FileRole::create});
  return files;
}

}  // namespace

ReadResult list_source_tree(const std::filesystem::path& root, const Scope& scope, const sql::Variables& variables) {
  base::list_directory(root);  // throws its own error if there is no root
  ReadResult result;
  SourceTree& tree = result.tree;
  tree.root = root;
  tree.variables = variables;
  base::Findings& findings = result.findings;
  if (scope.create || !scope.repeatable.empty()) list_create_tree(scope, result);
  if (scope.deployment) tree.deployments = list_numbered_files(root, "deployment", GapCheck::yes, findings);
  if (scope.manual_deployment) {
    tree.manual_deployments = list_numbered_files(root, "manual-deployment", GapCheck::no, findings);
  }
  if (scope.test_data) tree.test_data = list_numbered_files(root, "test-data", GapCheck::no, findings);
  if (scope.undo && has_directory(root, "undo")) {
    tree.undo = list_numbered_files(root, "undo", GapCheck::no, findings);
    if (scope.deployment) report_undo_without_deployment(tree, scope, findings);
  }
  if (scope.hooks) tree.hooks = read_hooks(root, findings);
  if (scope.instance) tree.instance = read_instance_settings(root, findings);
  sort_by_place(findings);
  return result;
}

void read_checksums(SourceTree& tree) {
  std::vector<SqlFile*> files;
  for (CreateGroup& group : tree.create) {
    if (!group.repeatable) continue;
    for (SqlFile& file : group.files) files.push_back(&file);
  }
  for (NumberedFile& each : tree.deployments) files.push_back(&each.file);
  read_checksums_of(files, tree.root);
}

void read_files(ReadResult& listed, const FilesInPlace& in_place) {
  read_sql_files(listed.tree.root, files_to_read(listed, in_place), listed.tree.variables, listed.findings);
  sort_by_place(listed.findings);
}

ReadResult read_source_tree(const std::filesystem::path& root, const Scope& scope, const sql::Variables& variables) {
  ReadResult result = list_source_tree(root, scope, variables);
  read_files(result);
  return result;
}

}  // namespace pgmanager::source
