#include "source/create_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <unordered_set>

#include "base/utf8.hpp"
#include "source/directory.hpp"
#include "source/file_name.hpp"
#include "source/locator.hpp"
#include "source/order_file.hpp"
#include "source/other_tools.hpp"
#include "source/read_sql_files.hpp"
#include "source/rules.hpp"
#include "source/text_encoding.hpp"

namespace pgmanager::source {

namespace {

constexpr std::string_view order_name = "order.json";

void report_stray_in_create(const std::string& path, const ListedEntry& entry, base::Findings& findings) {
  const bool is_directory = entry.kind == ListedKind::directory;
  findings.push_back(
      rules::broken(rules::stray_entry, in_file(path),
                    is_directory ? fmt::format("directory \"{}\" is not named <n>-<group>", base::printable(entry.name))
                                 : fmt::format("\"{}\" is not a directory <n>-<group>", base::printable(entry.name)),
                    is_directory ? "Rename it, e.g. to 4-tables, or move it out of create/."
                                 : "Move it into a sub-directory of create/ and list it in the order.json there."));
}

std::string what_is_stray(const ListedEntry& entry) {
  const std::string name = base::printable(entry.name);
  if (entry.kind == ListedKind::directory) return fmt::format("directory \"{}\" is inside a group", name);
  if (entry.kind == ListedKind::other) return fmt::format("\"{}\" is not a regular file", name);
  return fmt::format("\"{}\" is not a .sql file", name);
}

void report_strays_in_group(const std::string& path, const std::vector<ListedEntry>& entries,
                            base::Findings& findings) {
  for (const ListedEntry& entry : entries) {
    if (entry.kind == ListedKind::unusable || entry.name == order_name) continue;  // other rules report these
    if (entry.kind == ListedKind::file && is_sql_name(entry.name)) continue;
    findings.push_back(rules::broken(
        rules::stray_entry, in_file(path + "/" + entry.name), what_is_stray(entry),
        fmt::format("Move it out of {}/, which may contain only .sql files and order.json.", base::printable(path))));
  }
}

std::vector<std::string> read_order(const std::filesystem::path& root, const std::string& group,
                                    const std::vector<ListedEntry>& entries, base::Findings& findings) {
  const std::string path = fmt::format("{}/{}", group, order_name);
  const auto entry =
      std::find_if(entries.begin(), entries.end(), [](const ListedEntry& e) { return e.name == order_name; });
  if (entry != entries.end() && entry->kind == ListedKind::unusable) return {};
  if (entry == entries.end() || entry->kind != ListedKind::file) {
    const char* what = entry == entries.end() ? "does not exist" : "is not a regular file";
    findings.push_back(rules::broken(rules::order_json_missing, in_file(path), fmt::format("order.json {}", what),
                                     fmt::format("Create {} with the order of the group's files, e.g. "
                                                 "{{\"1\": \"tbl_a.sql\", \"2\": \"tbl_b.sql\"}}.",
                                                 shell_word(path))));
    return {};
  }
  const auto bytes = read_source_file(root, path, findings);
  const auto text = bytes ? decode_text(path, *bytes, findings) : std::nullopt;
  return text ? order_of_files(group, path, *text, entries, findings) : std::vector<std::string>();
}

void list_group(const std::filesystem::path& root, CreateGroup& group, ReadResult& result) {
  const std::string path = "create/" + group.name;
  const std::vector<ListedEntry> entries = list_entries(root, path, result.findings);
  for (const ToolFiles& files : find_other_tools(root, path, entries)) {
    result.findings.push_back(finding_of(files, path, ""));
  }
  report_strays_in_group(path, entries, result.findings);
  const std::vector<std::string> order = read_order(root, path, entries, result.findings);
  for (const std::string& name : order) group.files.push_back(listed_file(path + "/" + name));
  const std::unordered_set<std::string_view> listed(order.begin(), order.end());
  for (const ListedEntry& entry : entries) {
    const bool is_sql = entry.kind == ListedKind::file && is_sql_name(entry.name);
    if (is_sql && !listed.contains(entry.name)) result.unlisted.push_back(listed_file(path + "/" + entry.name));
  }
}

// The groups with a valid name, in the order of their numbers.
std::vector<CreateGroup> list_groups(const std::filesystem::path& root, base::Findings& findings) {
  std::vector<CreateGroup> groups;
  for (const ListedEntry& entry : list_entries(root, "create", findings)) {
    if (entry.kind == ListedKind::unusable) continue;
    const std::string path = "create/" + entry.name;
    const auto name = split_numbered_name(entry.name);
    const auto number = name ? Ordinal::parse(name->digits) : std::nullopt;
    if (!name || entry.kind != ListedKind::directory) {
      report_stray_in_create(path, entry, findings);
    } else if (!number) {
      findings.push_back(
          rules::broken(rules::number_too_large, in_file(path),
                        fmt::format("number {} is too large, the largest is 9223372036854775807", name->digits),
                        "Rename the directory to a smaller number."));
    } else {
      groups.push_back({.number = number->value(), .name = entry.name, .files = {}});
    }
  }
  std::sort(groups.begin(), groups.end(), [](const CreateGroup& a, const CreateGroup& b) {
    return std::tie(a.number, a.name) < std::tie(b.number, b.name);
  });
  return groups;
}

void report_duplicate_numbers(const std::vector<CreateGroup>& groups, base::Findings& findings) {
  const CreateGroup* first = nullptr;
  for (const CreateGroup& group : groups) {
    if (first == nullptr || first->number != group.number) {
      first = &group;
      continue;
    }
    findings.push_back(rules::broken(rules::duplicate_group_number, in_file("create/" + group.name),
                                     fmt::format("number {} is used twice, by \"{}\" and \"{}\"", group.number,
                                                 base::printable(first->name), base::printable(group.name)),
                                     "Rename one of the two directories, so that their order is certain."));
  }
}

void report_missing(const std::string& name, const std::vector<CreateGroup>& groups, base::Findings& findings) {
  std::string known;
  for (const CreateGroup& group : groups) {
    known += fmt::format("{}\"{}\"", known.empty() ? "" : ", ", base::printable(group.name));
  }
  findings.push_back(rules::broken(rules::repeatable_group_missing, in_file("postgres-manager.json"),
                                   fmt::format("repeatable group \"{}\" is not in create/", base::printable(name)),
                                   groups.empty()
                                       ? "Remove it from \"repeatable\"; create/ has no groups."
                                       : fmt::format("Correct the name in \"repeatable\": the groups are {}.", known)));
}

void mark_repeatable(std::vector<CreateGroup>& groups, const std::vector<std::string>& names,
                     base::Findings& findings) {
  for (const std::string& name : names) {
    const auto found =
        std::find_if(groups.begin(), groups.end(), [&](const CreateGroup& group) { return group.name == name; });
    if (found == groups.end()) {
      report_missing(name, groups, findings);
    } else {
      found->repeatable = true;
    }
  }
}

}  // namespace

void list_create_tree(const Scope& scope, ReadResult& result) {
  const std::filesystem::path& root = result.tree.root;
  std::vector<CreateGroup> groups = list_groups(root, result.findings);
  report_duplicate_numbers(groups, result.findings);
  if (has_directory(root, "create")) mark_repeatable(groups, scope.repeatable, result.findings);
  if (!scope.create) std::erase_if(groups, [](const CreateGroup& group) { return !group.repeatable; });
  for (CreateGroup& group : groups) list_group(root, group, result);
  const bool nothing_to_run =
      result.unlisted.empty() &&
      std::all_of(groups.begin(), groups.end(), [](const CreateGroup& group) { return group.files.empty(); });
  // A new instance would be empty, and every deployment would count as contained in it.
  if (scope.create && nothing_to_run && result.findings.empty()) {
    result.findings.push_back(
        rules::broken(rules::create_empty, in_file("create"), "create/ has no file to run",
                      "Write the schema into it: create/1-tables/order.json and the files it lists."));
  }
  result.tree.create = std::move(groups);
}

}  // namespace pgmanager::source
