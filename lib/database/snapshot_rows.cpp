#include "database/snapshot_rows.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "database/text_array.hpp"
#include "schema/snapshot.hpp"

namespace pgmanager::database {

namespace {

constexpr std::string_view privileges = "privileges";

bool by_name(const schema::Attribute& left, const schema::Attribute& right) {
  return left.name < right.name;
}

std::uint32_t number_or_zero(const pg::Row& row, const std::optional<pg::Column>& column) {
  if (!column || row[*column].is_null()) return 0;
  return static_cast<std::uint32_t>(row[*column].integer());
}

}  // namespace

/// The columns of a result; not set: missing.
struct SnapshotRows::Columns {
  struct AttributeColumn {
    std::string_view name;
    pg::Column column;
  };

  explicit Columns(const pg::Result& rows) {
    const std::pair<std::string_view, std::optional<pg::Column>*> known[] = {{"catalog", &catalog},
                                                                             {"oid", &oid},
                                                                             {"number", &number},
                                                                             {"kind", &kind},
                                                                             {"name", &name},
                                                                             {"optional", &optional},
                                                                             {"parent_oid", &parent},
                                                                             {"parent_catalog", &parent_catalog},
                                                                             {"parent_number", &parent_number}};
    for (const pg::Column& column : rows.columns()) {
      const auto* const found =
          std::ranges::find_if(known, [&](const auto& each) { return each.first == column.name(); });
      if (found != std::end(known)) {
        *found->second = column;
      } else {
        attributes.push_back({.name = schema::lasting_name(column.name()), .column = column});
      }
    }
    std::ranges::sort(attributes, {}, &AttributeColumn::name);
  }

  std::optional<pg::Column> catalog;
  std::optional<pg::Column> oid;
  std::optional<pg::Column> number;
  std::optional<pg::Column> kind;
  std::optional<pg::Column> name;
  std::optional<pg::Column> optional;
  std::optional<pg::Column> parent_catalog;
  std::optional<pg::Column> parent;
  std::optional<pg::Column> parent_number;
  std::vector<AttributeColumn> attributes;  // ordered by name
};

std::size_t SnapshotRows::KeyHash::operator()(const Key& key) const {
  const std::uint64_t both = (static_cast<std::uint64_t>(key.catalog) << 32U | key.oid) * 0x9E3779B97F4A7C15U;
  return static_cast<std::size_t>((both ^ both >> 29U) + static_cast<std::uint64_t>(key.number) * 0xBF58476D1CE4E5B9U);
}

std::vector<schema::Attribute> SnapshotRows::attributes(const pg::Row& row, const Columns& columns) {
  std::vector<schema::Attribute> set;
  const auto is_set = [&](const auto& attribute) { return !row[attribute.column].is_null(); };
  set.reserve(static_cast<std::size_t>(std::ranges::count_if(columns.attributes, is_set)));
  for (const auto& attribute : columns.attributes) {
    if (is_set(attribute)) set.push_back({.name = attribute.name, .value = row[attribute.column].string()});
  }
  return set;
}

SnapshotRows::Key SnapshotRows::key(const pg::Row& row, const Columns& columns) {
  return {.catalog = number_or_zero(row, columns.catalog),
          .oid = number_or_zero(row, columns.oid),
          .number = static_cast<std::int32_t>(number_or_zero(row, columns.number))};
}

void SnapshotRows::add_object(const pg::Row& row, const Columns& columns) {
  Row added{.key = key(row, columns),
            .optional = columns.optional && row[*columns.optional].boolean(),
            .object = {.name = {.kind = row["kind"].string(), .parts = text_array(row["name"].text())},
                       .attributes = attributes(row, columns)}};
  if (const std::uint32_t parent = number_or_zero(row, columns.parent); parent != 0) {
    added.parent = {.catalog = number_or_zero(row, columns.parent_catalog),
                    .oid = parent,
                    .number = static_cast<std::int32_t>(number_or_zero(row, columns.parent_number))};
  }
  places_.emplace(added.key, rows_.size());
  rows_.push_back(std::move(added));
}

void SnapshotRows::add_objects(const pg::Result& rows) {
  const Columns columns(rows);
  for (const pg::Row row : rows) add_object(row, columns);
}

void SnapshotRows::add_attributes(const pg::Result& rows) {
  const Columns columns(rows);
  for (const pg::Row row : rows) {
    const auto place = places_.find(key(row, columns));
    if (place == places_.end()) {
      if (columns.kind && !row[*columns.kind].is_null()) add_object(row, columns);
      continue;
    }
    std::vector<schema::Attribute>& all = rows_[place->second].object.attributes;
    for (schema::Attribute& attribute : attributes(row, columns)) {
      all.insert(std::ranges::upper_bound(all, attribute, by_name), std::move(attribute));
    }
  }
}

void SnapshotRows::add_members(const pg::Result& rows) {
  for (const pg::Row row : rows) {
    members_.emplace(static_cast<std::uint32_t>(row["catalog"].integer()),
                     static_cast<std::uint32_t>(row["oid"].integer()));
  }
}

void SnapshotRows::add_unmodelled(const pg::Result& rows) {
  for (const pg::Row row : rows) {
    unmodelled_.push_back({.catalog = row["catalog"].string(), .name = row["name"].string()});
  }
}

void SnapshotRows::keep_privileges_of_members() {
  if (members_.empty()) return;
  for (Row& row : rows_) {
    if (!is_member(row.key) && !(row.parent && is_member(*row.parent))) continue;
    std::erase_if(row.object.attributes, [](const schema::Attribute& each) { return each.name != privileges; });
    row.optional = true;
  }
}

void SnapshotRows::set_parents() {
  for (Row& row : rows_) {
    if (!row.parent) continue;
    const auto place = places_.find(*row.parent);
    if (place != places_.end()) row.object.parent = rows_[place->second].object.name;
  }
}

schema::DetailedSnapshot SnapshotRows::take(int server_version) {
  keep_privileges_of_members();
  set_parents();
  schema::DetailedSnapshot detailed;
  take_details(detailed);
  schema::SchemaSnapshot& snapshot = detailed.schema;
  snapshot.server_version = server_version;
  snapshot.unmodelled = std::move(unmodelled_);
  snapshot.objects.reserve(rows_.size());
  for (Row& row : rows_) {
    if (!row.is_omitted()) snapshot.objects.push_back(std::move(row.object));
  }
  rows_.clear();
  places_.clear();
  std::ranges::sort(snapshot.objects, {}, &schema::Object::name);
  std::ranges::sort(snapshot.unmodelled, {}, [](const auto& each) { return std::tie(each.catalog, each.name); });
  return detailed;
}

}  // namespace pgmanager::database
