#include "dump/create_tree.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/utf8.hpp"
#include "dump/file_names.hpp"
#include "dump/layout.hpp"

namespace pgmanager::dump {

namespace {

bool has_options_of_connections(const Entry& entry) {
  return entry.type == "USER MAPPING" || entry.type == "SUBSCRIPTION";
}

/// pg_dump writes privileges in the order in which they were granted.
std::string comparable_text(const Entry& entry) {
  std::vector<std::string> lines = entry.statements;
  lines.insert(lines.end(), entry.settings.begin(), entry.settings.end());
  if (entry.type == "ACL") std::ranges::sort(lines);
  return fmt::format("{}\n{}", entry.owner, fmt::join(lines, "\n"));
}

}  // namespace

std::string title_of(const Entry& entry) {
  const std::string name = entry.schema.empty() ? entry.name : fmt::format("{}.{}", entry.schema, entry.name);
  const std::string in_schema = entry.schema.empty() ? "" : fmt::format(" in schema {}", entry.schema);
  if (entry.type == "ACL") return base::printable(fmt::format("privileges on {}{}", entry.name, in_schema));
  if (entry.type == "COMMENT") return base::printable(fmt::format("comment on {}{}", entry.name, in_schema));
  if (entry.type == "DEFAULT ACL") {
    return base::printable(base::lowered(entry.name) + in_schema);
  }
  const std::string what = base::lowered(entry.type);
  if (entry.name.starts_with(entry.type + " ")) return base::printable(what + entry.name.substr(entry.type.size()));
  return base::printable(fmt::format("{} {}", what, name));
}

std::string title_of(const Unit& unit) {
  if (!has_later_parts(unit)) {
    return title_of(Entry{.type = unit.type, .name = unit.name, .schema = unit.schema});
  }
  const std::string name = unit.schema.empty() ? unit.name : fmt::format("{}.{}", unit.schema, unit.name);
  return base::printable(fmt::format("{} of {}", group_of(unit.kind), name));
}

std::map<std::string, std::multiset<std::string>> texts_by_title(const std::vector<Entry>& entries) {
  std::map<std::string, std::multiset<std::string>> texts;
  for (const Entry& entry : entries) {
    if (!entry.statements.empty()) texts[title_of(entry)].insert(comparable_text(entry));
  }
  return texts;
}

std::string ObjectFile::text() const {
  std::string text;
  for (const Segment& segment : segments) text += segment.text;
  return text;
}

std::string order_json(const std::vector<std::string>& names) {
  if (names.empty()) return "{}\n";
  std::string text = "{\n";
  for (std::size_t i = 0; i < names.size(); ++i) {
    text += fmt::format("    \"{}\": \"{}\"{}\n", i + 1, names[i], i + 1 < names.size() ? "," : "");
  }
  return text + "}\n";
}

std::vector<std::string> roles_of(const std::vector<Entry>& entries, const TextOptions& options) {
  std::set<std::string> roles;
  for (const Entry& entry : entries) {
    for (const std::string& statement : entry.statements) roles.merge(roles_in(statement));
  }
  roles.erase(options.owner);
  return {roles.begin(), roles.end()};
}

CreateTree create_tree(std::vector<Entry> entries, const TextOptions& options) {
  CreateTree tree;
  tree.roles = roles_of(entries, options);
  std::vector<Unit> units = make_units(std::move(entries));
  for (const PlannedGroup& group : make_layout(units)) {
    const std::string directory = "create/" + group.name;
    FileNames chosen;
    std::vector<std::string> names;
    for (const std::size_t index : group.units) {
      const Unit& unit = units[index];
      names.push_back(chosen.choose(unit));
      tree.files.push_back({.path = fmt::format("{}/{}", directory, names.back()),
                            .title = title_of(unit),
                            .segments = {{.text = text_of(unit, options), .unit = unit}}});
    }
    tree.orders.push_back({.path = directory + "/order.json", .text = order_json(names)});
  }
  return tree;
}

bool relax(ObjectFile& file, const TextOptions& options) {
  for (Segment& segment : file.segments) {
    if (!segment.unit) continue;
    Unit& unit = *segment.unit;
    bool& flag = is_routine(unit.type) ? unit.is_unchecked : unit.is_unfilled;
    if (flag || (!is_routine(unit.type) && unit.type != "MATERIALIZED VIEW")) continue;
    flag = true;
    segment.text = text_of(unit, options);
    return true;
  }
  return false;
}

std::vector<std::string> notices_of(const CreateTree& tree) {
  std::vector<std::string> notices;
  for (const std::string& title : tree.unplaced) {
    notices.push_back(
        fmt::format("{} is different in the database, but no statement of create/ was found that creates it: change "
                    "it by hand",
                    title));
  }
  for (const ObjectFile& file : tree.files) {
    for (const Segment& segment : file.segments) {
      if (!segment.unit) continue;
      if (std::ranges::any_of(segment.unit->entries, has_options_of_connections)) {
        notices.push_back(
            fmt::format("{} contains options of connections: remove passwords before you commit it", file.path));
      }
      if (segment.unit->is_unchecked) {
        notices.push_back(fmt::format("{} does not check the text of {}, because it mentions what is created after it",
                                      file.path, title_of(*segment.unit)));
      }
      if (segment.unit->is_unfilled) {
        notices.push_back(fmt::format("{} does not fill {}, because that fails in an empty database", file.path,
                                      title_of(*segment.unit)));
      }
    }
  }
  return notices;
}

authoring::NewFiles new_files(const CreateTree& tree) {
  authoring::NewFiles files;
  for (const ObjectFile& file : tree.files) {
    files.push_back({.path = file.path,
                     .text = file.text(),
                     .purpose = file.is_changed ? authoring::Purpose::changed_create : authoring::Purpose::create});
  }
  for (const OrderOfGroup& order : tree.orders) {
    files.push_back({.path = order.path, .text = order.text, .purpose = authoring::Purpose::order});
  }
  return files;
}

std::vector<std::string> differences(const std::vector<Entry>& expected, const std::vector<Entry>& found) {
  const auto here = texts_by_title(expected);
  const auto there = texts_by_title(found);
  std::vector<std::string> differences;
  for (const auto& [title, texts] : here) {
    const auto other = there.find(title);
    if (other == there.end()) {
      differences.push_back(title + " is missing");
    } else if (other->second != texts) {
      differences.push_back(title + " is different");
    }
  }
  for (const auto& [title, texts] : there) {
    if (!here.contains(title)) differences.push_back(title + std::string(not_in_database));
  }
  return differences;
}

}  // namespace pgmanager::dump
