#include "authoring/tree_names.hpp"

#include <algorithm>
#include <tuple>

#include "base/files.hpp"
#include "source/directory.hpp"
#include "source/file_name.hpp"
#include "source/locator.hpp"
#include "source/order_file.hpp"
#include "source/rules.hpp"
#include "source/text_encoding.hpp"

namespace pgmanager::authoring {

namespace {

namespace fs = std::filesystem;

struct NumberedGroup {
  source::Ordinal number;
  std::string name;
};

std::vector<base::DirectoryEntry> entries_of(const fs::path& root, const std::string& directory) {
  base::list_directory(root);  // throws if there is no root
  return base::is_there(root / directory) ? base::list_directory(root / directory)
                                          : std::vector<base::DirectoryEntry>();
}

bool has_sql_files(const std::vector<source::ListedEntry>& entries) {
  return std::any_of(entries.begin(), entries.end(),
                     [](const source::ListedEntry& entry) { return source::is_sql_name(entry.name); });
}

}  // namespace

std::vector<NumberedFile> numbered_files(const std::vector<std::string>& names) {
  std::vector<NumberedFile> files;
  for (const std::string& name : names) {
    const auto split = source::split_deployment_name(name);
    const auto ordinal = split ? source::Ordinal::parse(split->digits) : std::nullopt;
    if (!ordinal || source::is_passed_over(name)) continue;
    files.push_back({.ordinal = *ordinal,
                     .digits = std::string(split->digits),
                     .rest = name.substr(split->digits.size() + 1),
                     .name = name});
  }
  std::sort(files.begin(), files.end(), [](const NumberedFile& a, const NumberedFile& b) {
    return std::tie(a.ordinal, a.name) < std::tie(b.ordinal, b.name);
  });
  return files;
}

std::vector<std::string> file_names_in(const fs::path& root, const std::string& directory) {
  std::vector<std::string> names;
  for (base::DirectoryEntry& entry : entries_of(root, directory)) {
    if (entry.type != fs::file_type::directory) names.push_back(std::move(entry.name));
  }
  return names;
}

std::vector<std::string> groups_in(const fs::path& root) {
  std::vector<NumberedGroup> groups;
  base::Findings ignored;
  if (entries_of(root, "create").empty()) return {};
  for (const auto& [name, kind] : source::list_entries(root, "create", ignored)) {
    const auto split = source::split_numbered_name(name);
    const auto number = split ? source::Ordinal::parse(split->digits) : std::nullopt;
    if (number && kind == source::ListedKind::directory) groups.push_back({*number, name});
  }
  std::stable_sort(groups.begin(), groups.end(),
                   [](const NumberedGroup& a, const NumberedGroup& b) { return a.number < b.number; });
  std::vector<std::string> names;
  for (NumberedGroup& group : groups) names.push_back(std::move(group.name));
  return names;
}

Group read_group(const fs::path& root, const std::string& name, base::Findings& findings) {
  Group group{.name = name, .files = {}, .order_json = {}};
  const std::string directory = "create/" + name;
  const std::string path = directory + "/order.json";
  const std::vector<source::ListedEntry> entries = source::list_entries(root, directory, findings);
  if (!base::is_there(root / path)) {
    if (has_sql_files(entries)) {
      findings.push_back(source::rules::broken(source::rules::order_json_missing, source::in_file(path),
                                               "order.json does not exist",
                                               "Create it with the order of the group's files."));
    }
    return group;
  }
  group.order_json = base::read_file(root / path);
  if (const auto text = source::decode_text(path, group.order_json, findings)) {
    group.files = source::order_of_files(directory, path, *text, entries, findings);
  }
  return group;
}

}  // namespace pgmanager::authoring
