#include "schema/table_rows.hpp"

#include <algorithm>
#include <cstddef>

namespace pgmanager::schema {

namespace {

using Names = std::vector<std::string>;

bool contains(const Names& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Names common(const Names& left, const Names& right) {
  Names names;
  std::copy_if(left.begin(), left.end(), std::back_inserter(names),
               [&](const std::string& name) { return contains(right, name); });
  return names;
}

std::vector<std::size_t> places(const Names& wanted, const Names& columns) {
  std::vector<std::size_t> places;
  for (const std::string& name : wanted) {
    places.push_back(static_cast<std::size_t>(std::find(columns.begin(), columns.end(), name) - columns.begin()));
  }
  return places;
}

struct KeyedRow {
  RowValues key;
  RowValues values;

  bool operator<(const KeyedRow& other) const { return key < other.key; }
};

std::vector<KeyedRow> by_key(const TableRows& table, const Names& key, const Names& columns) {
  const auto pick = [](const RowValues& row, const std::vector<std::size_t>& wanted) {
    RowValues values;
    for (const std::size_t place : wanted) values.push_back(row[place]);
    return values;
  };
  const auto key_places = places(key, table.columns);
  const auto value_places = places(columns, table.columns);
  std::vector<KeyedRow> rows;
  rows.reserve(table.rows.size());
  for (const RowValues& row : table.rows) rows.push_back({pick(row, key_places), pick(row, value_places)});
  std::stable_sort(rows.begin(), rows.end());
  return rows;
}

std::vector<ValueDifference> diff_values(const Names& columns, const RowValues& left, const RowValues& right) {
  std::vector<ValueDifference> differences;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (left[i] != right[i]) differences.push_back({columns[i], left[i], right[i]});
  }
  return differences;
}

}  // namespace

TableDifference diff_rows(const TableRows& left, const TableRows& right) {
  const Names columns = common(left.columns, right.columns);
  const bool has_key = !left.key.empty() && left.key == right.key && common(left.key, columns) == left.key;
  TableDifference difference{.table = left.table, .key = has_key ? left.key : columns, .rows = {}};
  const auto left_rows = by_key(left, difference.key, columns);
  const auto right_rows = by_key(right, difference.key, columns);
  auto one = left_rows.begin();
  auto other = right_rows.begin();
  using What = RowDifference::What;
  while (one != left_rows.end() || other != right_rows.end()) {
    if (other == right_rows.end() || (one != left_rows.end() && *one < *other)) {
      difference.rows.push_back({What::only_left, (one++)->key, {}});
    } else if (one == left_rows.end() || *other < *one) {
      difference.rows.push_back({What::only_right, (other++)->key, {}});
    } else {
      auto values = diff_values(columns, one->values, other->values);
      if (!values.empty()) difference.rows.push_back({What::changed, one->key, std::move(values)});
      ++one;
      ++other;
    }
  }
  return difference;
}

}  // namespace pgmanager::schema
