#include "source/hooks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/files.hpp"
#include "base/nearest_word.hpp"
#include "base/utf8.hpp"
#include "source/directory.hpp"
#include "source/file_name.hpp"
#include "source/locator.hpp"
#include "source/rules.hpp"

namespace pgmanager::source {

namespace {

constexpr const char* directory = "hooks";

std::optional<Hook> find_hook(std::string_view name) {
  const auto* hook = std::find_if(all_hooks.begin(), all_hooks.end(), [&](Hook h) { return to_string(h) == name; });
  return hook == all_hooks.end() ? std::nullopt : std::optional(*hook);
}

std::vector<std::string> hook_names() {
  std::vector<std::string> names;
  for (const Hook hook : all_hooks) names.emplace_back(to_string(hook));
  return names;
}

// A misspelled name would be a hook that never runs.
std::string hint_for_unknown_hook(const std::string& name) {
  const std::string meant = base::nearest_word(std::string_view(name).substr(0, name.find('.')), hook_names());
  if (!meant.empty()) {
    return fmt::format("Did you mean \"{}\"? Rename it: mv {} {}/{}", meant,
                       shell_word(fmt::format("{}/{}", directory, name)), directory, meant);
  }
  std::string list;
  for (const Hook hook : all_hooks) {
    list += list.empty() ? "" : hook == all_hooks.back() ? " and " : ", ";
    list += to_string(hook);
  }
  return fmt::format("The hooks are {}. Move other files out of {}/.", list, directory);
}

// Returns the hook if there is no finding.
std::optional<Hook> read_hook(const std::filesystem::path& root, const ListedEntry& entry, base::Findings& findings) {
  const std::string path = fmt::format("{}/{}", directory, entry.name);
  const auto add = [&](std::string_view rule, std::string message, std::string hint) {
    findings.push_back(rules::broken(rule, in_file(path), std::move(message), std::move(hint)));
    return std::nullopt;
  };
  if (entry.kind == ListedKind::unusable) return std::nullopt;
  const std::string name = base::printable(entry.name);
  if (entry.kind != ListedKind::file) {
    return add(rules::hook_not_a_file, fmt::format("\"{}\" is not a regular file", name),
               fmt::format("Move it out of {}/, which may contain only executable files.", directory));
  }
  const auto hook = find_hook(entry.name);
  if (!hook)
    return add(rules::hook_unknown, fmt::format("\"{}\" is not a hook", name), hint_for_unknown_hook(entry.name));
  if (!base::is_executable(root / path)) {
    return add(rules::hook_not_executable, fmt::format("hook \"{}\" is not executable", name),
               fmt::format("Make it executable: chmod +x {}", path));
  }
  return hook;
}

}  // namespace

std::string_view to_string(Hook hook) {
  switch (hook) {
    case Hook::before_create: return "before-create";
    case Hook::after_create: return "after-create";
    case Hook::before_deployment: return "before-deployment";
    case Hook::after_deployment: return "after-deployment";
    case Hook::after_failure: return "after-failure";
  }
  return "";
}

std::vector<Hook> read_hooks(const std::filesystem::path& root, base::Findings& findings) {
  std::error_code error;
  if (!std::filesystem::exists(std::filesystem::symlink_status(root / directory, error))) return {};
  std::vector<Hook> hooks;
  for (const ListedEntry& entry : list_entries(root, directory, findings)) {
    if (const auto hook = read_hook(root, entry, findings)) hooks.push_back(*hook);
  }
  std::sort(hooks.begin(), hooks.end());
  return hooks;
}

}  // namespace pgmanager::source
