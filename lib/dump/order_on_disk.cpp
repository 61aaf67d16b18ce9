#include "dump/order_on_disk.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "authoring/new_files.hpp"
#include "dump/file_names.hpp"
#include "source/file_name.hpp"
#include "source/ordinal.hpp"

namespace pgmanager::dump {

namespace {

std::string_view rest_of(const std::string& group) {
  const auto split = source::split_numbered_name(group);
  return split ? split->rest : std::string_view(group);
}

}  // namespace

OrderOnDisk::OrderOnDisk(const std::vector<GroupOnDisk>& groups) {
  for (const GroupOnDisk& group : groups) {
    std::vector<std::string> names;
    for (const FileOnDisk& file : group.files) names.push_back(file.name);
    groups_.push_back({.name = group.name, .order_json = group.order_json, .before = names, .files = names});
  }
}

FilePlace OrderOnDisk::place_of(const std::string& path) const {
  for (std::size_t group = 0; group < groups_.size(); ++group) {
    const auto& files = groups_[group].files;
    for (std::size_t file = 0; file < files.size(); ++file) {
      if (path == fmt::format("create/{}/{}", groups_[group].name, files[file])) return {.group = group, .file = file};
    }
  }
  return {.group = groups_.size(), .file = 0};
}

std::size_t OrderOnDisk::group_for(const Unit& unit) {
  for (const Kind kind : {unit.kind, unit.kind == Kind::early_function ? Kind::function : unit.kind}) {
    const auto found =
        std::ranges::find_if(groups_, [&](const Group& group) { return rest_of(group.name) == group_of(kind); });
    if (found != groups_.end()) return static_cast<std::size_t>(found - groups_.begin());
  }
  std::int64_t last = 0;
  for (const Group& group : groups_) {
    const auto split = source::split_numbered_name(group.name);
    const auto number = split ? source::Ordinal::parse(split->digits) : std::nullopt;
    if (number) last = std::max(last, number->value());
  }
  groups_.push_back(
      {.name = fmt::format("{}-{}", last + 1, group_of(unit.kind)), .order_json = {}, .before = {}, .files = {}});
  return groups_.size() - 1;
}

std::string OrderOnDisk::add(const Unit& unit, const std::vector<std::string>& needed,
                             const std::vector<std::string>& users) {
  const auto place_of_path = [this](const std::string& path) { return place_of(path); };
  std::size_t group = group_for(unit);
  std::vector<FilePlace> before;
  std::ranges::transform(users, std::back_inserter(before), place_of_path);
  const auto first = std::ranges::min_element(before);
  std::vector<FilePlace> after;
  std::ranges::transform(needed, std::back_inserter(after), place_of_path);
  const auto last = std::ranges::max_element(after);
  // The group of the kind would come too late, or too early.
  if (first != before.end() && first->group < group) group = first->group;
  if (last != after.end() && last->group > group && last->group < groups_.size()) group = last->group;
  if (groups_.back().files.empty() && group + 1 < groups_.size() && groups_.back().before.empty() &&
      groups_.back().order_json.empty()) {
    groups_.pop_back();
  }
  Group& chosen = groups_[group];
  std::string name = FileNames(chosen.files).choose(unit);
  const bool is_before = first != before.end() && first->group == group;
  const auto position = is_before ? static_cast<std::ptrdiff_t>(first->file) : std::ssize(chosen.files);
  chosen.files.insert(chosen.files.begin() + position, name);
  return fmt::format("create/{}/{}", chosen.name, name);
}

void OrderOnDisk::move_before(const std::string& path, const std::vector<std::string>& needed) {
  for (const std::string& other : needed) {
    const FilePlace here = place_of(path);
    const FilePlace there = place_of(other);
    if (here.group != there.group || here.group == groups_.size() || there.file < here.file) continue;
    auto& files = groups_[here.group].files;
    const auto begin = files.begin() + static_cast<std::ptrdiff_t>(here.file);
    const auto at = files.begin() + static_cast<std::ptrdiff_t>(there.file);
    std::rotate(begin, at, at + 1);
  }
}

std::vector<OrderOfGroup> OrderOnDisk::changed() const {
  std::vector<OrderOfGroup> changed;
  for (const Group& group : groups_) {
    if (group.files == group.before) continue;
    const std::size_t kept = group.before.size();  // files are never removed
    const bool is_appended = std::equal(group.before.begin(), group.before.end(), group.files.begin());
    std::string text = group.order_json;
    if (is_appended) {
      for (std::size_t i = kept; i < group.files.size(); ++i) {
        text = authoring::with_entry(text, group.files[i]);
      }
    } else {
      text = order_json(group.files);
    }
    changed.push_back({.path = fmt::format("create/{}/order.json", group.name), .text = std::move(text)});
  }
  return changed;
}

}  // namespace pgmanager::dump
