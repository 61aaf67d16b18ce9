#include "dump/ignored_entries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "base/utf8.hpp"
#include "dump/units.hpp"
#include "schema/identifier.hpp"

namespace pgmanager::dump {

namespace {

using Names = std::set<std::string, std::less<>>;

/// The name without the arguments of a routine, quoted, with the schema and the arguments.
std::string spelled(const std::string& type, const std::string& schema, const std::string& name) {
  const std::size_t own = is_routine(type) ? std::min(name.find('('), name.size()) : name.size();
  return (schema.empty() ? "" : schema::quote_identifier(schema) + ".") +
         schema::quote_identifier(name.substr(0, own)) + name.substr(own);
}

// A unit of later parts is named like the relation that they belong to, but not by its kind.
bool is_named(const Unit& unit, const Names& names) {
  if (!unit.schema.empty() && names.contains("schema " + schema::quote_identifier(unit.schema))) return true;
  const std::string name = spelled(unit.type, unit.schema, unit.name);
  if (!has_later_parts(unit)) return names.contains(fmt::format("{} {}", base::lowered(unit.type), name));
  constexpr std::array<std::string_view, 4> relations = {"table", "view", "materialized view", "foreign table"};
  return std::ranges::any_of(relations,
                             [&](std::string_view kind) { return names.contains(fmt::format("{} {}", kind, name)); });
}

}  // namespace

std::vector<Entry> without_ignored(std::vector<Entry> entries, const std::vector<std::string>& ignored) {
  if (ignored.empty()) return entries;
  const Names names(ignored.begin(), ignored.end());
  std::set<int> left_out;
  for (const Unit& unit : make_units(entries)) {
    if (!is_named(unit, names)) continue;
    for (const Entry& entry : unit.entries) left_out.insert(entry.id);
  }
  std::erase_if(entries, [&](const Entry& entry) { return left_out.contains(entry.id); });
  return entries;
}

}  // namespace pgmanager::dump
