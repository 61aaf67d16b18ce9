#include <algorithm>
#include <numeric>

#include "database/snapshot_rows.hpp"
#include "database/text_array.hpp"

namespace pgmanager::database {

namespace {

std::uint32_t number(const pg::Row& row, const pg::ColumnName& column) {
  return static_cast<std::uint32_t>(row[column].integer());
}

}  // namespace

void SnapshotRows::add_aliases(const pg::Result& rows) {
  for (const pg::Row row : rows) {
    aliases_.emplace(Key{.catalog = number(row, "catalog"), .oid = number(row, "oid"), .number = 0},
                     Alias{.whole = {.catalog = number(row, "to_catalog"),
                                     .oid = number(row, "to_oid"),
                                     .number = static_cast<std::int32_t>(number(row, "to_number"))},
                           .is_default = row["is_default"].boolean()});
  }
}

void SnapshotRows::add_dependencies(const pg::Result& rows) {
  dependencies_.reserve(rows.size());
  for (const pg::Row row : rows) {
    dependencies_.push_back({.dependent = {.catalog = number(row, "catalog"),
                                           .oid = number(row, "oid"),
                                           .number = static_cast<std::int32_t>(number(row, "number"))},
                             .needed = {.catalog = number(row, "to_catalog"),
                                        .oid = number(row, "to_oid"),
                                        .number = static_cast<std::int32_t>(number(row, "to_number"))}});
  }
}

void SnapshotRows::add_view_columns(const pg::Result& rows) {
  for (const pg::Row row : rows) {
    view_columns_.emplace_back(Key{.catalog = number(row, "catalog"), .oid = number(row, "oid"), .number = 0},
                               text_array(row["columns"].text()));
  }
}

void SnapshotRows::add_extension_versions(const pg::Result& rows) {
  for (const pg::Row row : rows) extension_versions_.emplace(row["name"].string(), row["version"].string());
}

void SnapshotRows::add_initial_privileges(const pg::Result& rows) {
  for (const pg::Row row : rows) {
    if (row["privileges"].is_null()) continue;
    initial_privileges_.emplace_back(Key{.catalog = number(row, "catalog"),
                                         .oid = number(row, "oid"),
                                         .number = static_cast<std::int32_t>(number(row, "number"))},
                                     row["privileges"].string());
  }
}

const SnapshotRows::Alias* SnapshotRows::find_alias(const Key& key) const {
  const auto found = aliases_.find({.catalog = key.catalog, .oid = key.oid, .number = 0});
  return found == aliases_.end() ? nullptr : &found->second;
}

// A part that the snapshot omits, because it has no attributes, is described by its parent; what such a part needs, the
// part of the other table needs, too, from which it follows.
std::optional<SnapshotRows::Described> SnapshotRows::described(Key key, IfOmitted if_omitted) const {
  bool by_default = false;
  constexpr int most_steps = 16;
  for (int steps = 0; steps < most_steps; ++steps) {
    if (const Alias* alias = find_alias(key)) {
      by_default = by_default || alias->is_default;
      key = alias->whole;
    } else if (const auto place = places_.find(key); place != places_.end()) {
      const Row& row = rows_[place->second];
      if (!row.is_omitted()) return Described{.place = place->second, .by_default = by_default};
      if (!row.parent || if_omitted == IfOmitted::nothing) return std::nullopt;
      key = *row.parent;
    } else if (key.number != 0) {
      key.number = 0;
    } else {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

// The place of each row among the objects of the snapshot, by its place in rows_.
std::vector<std::uint32_t> SnapshotRows::ranks(std::vector<schema::ObjectName>& names) const {
  std::vector<std::uint32_t> order;
  for (std::uint32_t place = 0; place < rows_.size(); ++place) {
    if (!rows_[place].is_omitted()) order.push_back(place);
  }
  std::ranges::sort(order, {},
                    [&](std::uint32_t place) -> const schema::ObjectName& { return rows_[place].object.name; });
  std::vector<std::uint32_t> ranks(rows_.size());
  names.reserve(order.size());
  for (const std::uint32_t place : order) {
    ranks[place] = static_cast<std::uint32_t>(names.size());
    names.push_back(rows_[place].object.name);
  }
  return ranks;
}

void SnapshotRows::take_details(schema::DetailedSnapshot& snapshot) const {
  if (aliases_.empty() && dependencies_.empty()) return;
  schema::Dependencies& all = snapshot.dependencies;
  const std::vector<std::uint32_t> ranks = this->ranks(all.names);
  for (const Dependency& each : dependencies_) {
    const auto dependent = described(each.dependent, IfOmitted::nothing);
    const auto needed = described(each.needed, IfOmitted::parent);
    if (!dependent || !needed || dependent->place == needed->place) continue;
    all.dependencies.push_back(
        {.dependent = ranks[dependent->place],
         .needed = ranks[needed->place],
         .of = dependent->by_default ? schema::Dependency::Of::default_value : schema::Dependency::Of::object});
  }
  // Of a member of an extension, a snapshot has the privileges.
  for (std::uint32_t place = 0; place < rows_.size(); ++place) {
    if (rows_[place].is_omitted() || !is_member(rows_[place].key)) continue;
    const auto extension = described(rows_[place].key, IfOmitted::nothing);
    if (extension) all.dependencies.push_back({.dependent = ranks[place], .needed = ranks[extension->place]});
  }
  std::ranges::sort(all.dependencies);
  all.dependencies.erase(std::unique(all.dependencies.begin(), all.dependencies.end()), all.dependencies.end());
  for (const auto& [key, columns] : view_columns_) {
    if (const auto view = described(key, IfOmitted::nothing))
      snapshot.view_columns.emplace(all.names[ranks[view->place]], columns);
  }
  for (const auto& [key, privileges] : initial_privileges_) {
    const auto place = places_.find(key);
    if (place == places_.end() || rows_[place->second].is_omitted()) continue;
    snapshot.initial_privileges.emplace(rows_[place->second].object.name, privileges);
  }
  snapshot.extension_versions = extension_versions_;
}

}  // namespace pgmanager::database
