#include "authoring/new_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "authoring/tree_names.hpp"
#include "base/files.hpp"
#include "base/shell_word.hpp"
#include "templates.hpp"

namespace pgmanager::authoring {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view settings_path = "postgres-manager.json";
constexpr std::string_view schema_path = "postgres-manager.schema.json";
constexpr std::string_view gitignore_path = ".gitignore";

// The private server's directory, and files with passwords, but not the examples of such files.
constexpr std::string_view ignored[] = {".postgres-manager/", ".env", ".env.*", "!.env.*.example"};

std::string_view pipeline_path(PipelineService service) {
  return service == PipelineService::github ? ".github/workflows/postgres-manager.yml" : ".gitlab-ci.yml";
}

bool has_line(std::string_view text, std::string_view line) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view found = text.substr(at, end - at);
    if (found.ends_with('\r')) found.remove_suffix(1);
    if (found == line) return true;
    at = end + 1;
  }
  return false;
}

/// The missing lines are appended.
std::string complete_gitignore(const std::string& text) {
  std::string complete = text;
  for (const std::string_view line : ignored) {
    if (has_line(text, line)) continue;
    if (!complete.empty() && !complete.ends_with('\n')) complete += '\n';
    complete += fmt::format("{}\n", line);
  }
  return complete;
}

std::string pipeline_text(PipelineService service, const std::string& root) {
  constexpr std::string_view option = " --root @ROOT@";
  std::string text(service == PipelineService::github ? templates::github : templates::gitlab);
  const std::string replacement = root == "." ? "" : fmt::format(" --root {}", base::shell_word(root));
  for (std::size_t at = text.find(option); at != std::string::npos; at = text.find(option, at)) {
    text.replace(at, option.size(), replacement);
  }
  return text;
}

/// The top of the git repository that contains `root`; `root` itself if there is none.
fs::path repository_of(const fs::path& root) {
  for (fs::path directory = root;; directory = directory.parent_path()) {
    if (base::is_there(directory / ".git")) return directory;
    if (directory == directory.parent_path()) return root;
  }
}

bool has_groups(const fs::path& root) {
  return base::is_there(root / "create") && !groups_in(root).empty();
}

}  // namespace

TreeParts tree_parts(const fs::path& root, std::optional<PipelineService> service) {
  const fs::path here = fs::absolute(root).lexically_normal();
  const fs::path top = repository_of(here.filename().empty() ? here.parent_path() : here);
  TreeParts parts{.create = has_groups(root),
                  .deployment = base::is_there(root / "deployment"),
                  .settings = base::is_there(root / settings_path),
                  .settings_schema = base::is_there(root / schema_path)};
  if (base::is_there(root / gitignore_path)) parts.gitignore = base::read_file(root / gitignore_path);
  const std::string up = top.lexically_relative(here).lexically_normal().generic_string();
  if (up != ".") {
    parts.pipeline_directory = up.ends_with('/') ? up : up + "/";
    parts.from_there = here.lexically_relative(top).generic_string();
  }
  parts.pipeline = service && base::is_there(top / pipeline_path(*service));
  return parts;
}

NewTree new_tree(const TreeParts& present, std::optional<PipelineService> service) {
  NewTree tree;
  const auto add = [&](bool is_present, std::string_view path, std::string_view kept, std::string text,
                       Purpose purpose) {
    if (is_present) {
      tree.kept.emplace_back(kept);
    } else {
      tree.files.push_back({.path = std::string(path), .text = std::move(text), .purpose = purpose});
    }
  };
  add(present.create, "create/1-tables/order.json", "create", "{}\n", Purpose::group);
  add(present.deployment, "deployment/.gitkeep", "deployment", "", Purpose::placeholder);
  add(present.settings, settings_path, settings_path, fmt::format("{{\n  \"$schema\": \"{}\"\n}}\n", schema_path),
      Purpose::settings);
  add(present.settings_schema, schema_path, schema_path, std::string(templates::postgres_manager_schema),
      Purpose::settings_schema);
  const std::string gitignore = complete_gitignore(present.gitignore);
  add(gitignore == present.gitignore, gitignore_path, gitignore_path, gitignore, Purpose::gitignore);
  if (service) {
    const std::string path = fmt::format("{}{}", present.pipeline_directory, pipeline_path(*service));
    add(present.pipeline, path, path, pipeline_text(*service, present.from_there), Purpose::pipeline);
  }
  return tree;
}

}  // namespace pgmanager::authoring
