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

std::uint32_t number_or_zero(const pg::Result& rows, int row, int column) {
  if (column < 0 || rows.is_null(row, column)) return 0;
  return static_cast<std::uint32_t>(rows.integer(row, column));
}

}  // namespace

/// The indexes of the columns of a result; -1: missing.
struct SnapshotRows::Columns {
  struct AttributeColumn {
    std::string_view name;
    int column = 0;
  };

  explicit Columns(const pg::Result& rows) {
    const std::pair<std::string_view, int*> known[] = {{"catalog", &catalog},
                                                       {"oid", &oid},
                                                       {"number", &number},
                                                       {"kind", &kind},
                                                       {"name", &name},
                                                       {"optional", &optional},
                                                       {"parent_oid", &parent},
                                                       {"parent_catalog", &parent_catalog},
                                                       {"parent_number", &parent_number}};
    for (int column = 0; column < rows.columns(); ++column) {
      const std::string_view column_name = rows.column_name(column);
      const auto* const found = std::ranges::find(known, column_name, &std::pair<std::string_view, int*>::first);
      if (found != std::end(known)) {
        *found->second = column;
      } else {
        attributes.push_back({.name = schema::lasting_name(column_name), .column = column});
      }
    }
    std::ranges::sort(attributes, {}, &AttributeColumn::name);
  }

  int catalog = -1;
  int oid = -1;
  int number = -1;
  int kind = -1;
  int name = -1;
  int optional = -1;
  int parent_catalog = -1;
  int parent = -1;
  int parent_number = -1;
  std::vector<AttributeColumn> attributes;  // ordered by name
};

std::size_t SnapshotRows::KeyHash::operator()(const Key& key) const {
  const std::uint64_t both = (static_cast<std::uint64_t>(key.catalog) << 32U | key.oid) * 0x9E3779B97F4A7C15U;
  return static_cast<std::size_t>((both ^ both >> 29U) + static_cast<std::uint64_t>(key.number) * 0xBF58476D1CE4E5B9U);
}

std::vector<schema::Attribute> SnapshotRows::attributes(const pg::Result& rows, const Columns& columns, int row) {
  std::vector<schema::Attribute> set;
  const auto is_set = [&](const auto& attribute) { return !rows.is_null(row, attribute.column); };
  set.reserve(static_cast<std::size_t>(std::ranges::count_if(columns.attributes, is_set)));
  for (const auto& attribute : columns.attributes) {
    if (is_set(attribute)) {
      set.push_back({.name = attribute.name, .value = std::string(rows.text(row, attribute.column))});
    }
  }
  return set;
}

SnapshotRows::Key SnapshotRows::key(const pg::Result& rows, const Columns& columns, int row) {
  return {.catalog = number_or_zero(rows, row, columns.catalog),
          .oid = number_or_zero(rows, row, columns.oid),
          .number = static_cast<std::int32_t>(number_or_zero(rows, row, columns.number))};
}

void SnapshotRows::add_objects(const pg::Result& rows) {
  const Columns columns(rows);
  for (int row = 0; row < rows.rows(); ++row) {
    Row added{.key = key(rows, columns, row),
              .optional = columns.optional >= 0 && rows.boolean(row, columns.optional),
              .object = {.name = {.kind = std::string(rows.text(row, columns.kind)),
                                  .parts = text_array(rows.text(row, columns.name))},
                         .attributes = attributes(rows, columns, row)}};
    if (const std::uint32_t parent = number_or_zero(rows, row, columns.parent); parent != 0) {
      added.parent = {.catalog = number_or_zero(rows, row, columns.parent_catalog),
                      .oid = parent,
                      .number = static_cast<std::int32_t>(number_or_zero(rows, row, columns.parent_number))};
    }
    places_.emplace(added.key, rows_.size());
    rows_.push_back(std::move(added));
  }
}

void SnapshotRows::add_attributes(const pg::Result& rows) {
  const Columns columns(rows);
  for (int row = 0; row < rows.rows(); ++row) {
    const auto place = places_.find(key(rows, columns, row));
    if (place == places_.end()) continue;
    std::vector<schema::Attribute>& all = rows_[place->second].object.attributes;
    for (schema::Attribute& attribute : attributes(rows, columns, row)) {
      all.insert(std::ranges::upper_bound(all, attribute, by_name), std::move(attribute));
    }
  }
}

void SnapshotRows::add_members(const pg::Result& rows) {
  const Columns columns(rows);
  for (int row = 0; row < rows.rows(); ++row) {
    members_.emplace(number_or_zero(rows, row, columns.catalog), number_or_zero(rows, row, columns.oid));
  }
}

void SnapshotRows::add_unmodelled(const pg::Result& rows) {
  const Columns columns(rows);
  for (int row = 0; row < rows.rows(); ++row) {
    unmodelled_.push_back(
        {.catalog = std::string(rows.text(row, columns.catalog)), .name = std::string(rows.text(row, columns.name))});
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

schema::SchemaSnapshot SnapshotRows::take(int server_version) {
  keep_privileges_of_members();
  set_parents();
  std::erase_if(rows_, [](const Row& row) { return row.optional && row.object.attributes.empty(); });
  schema::SchemaSnapshot snapshot{.server_version = server_version, .unmodelled = std::move(unmodelled_)};
  snapshot.objects.reserve(rows_.size());
  for (Row& row : rows_) snapshot.objects.push_back(std::move(row.object));
  rows_.clear();
  places_.clear();
  std::ranges::sort(snapshot.objects, {}, &schema::Object::name);
  std::ranges::sort(snapshot.unmodelled, {}, [](const auto& each) { return std::tie(each.catalog, each.name); });
  return snapshot;
}

}  // namespace pgmanager::database
