#include "schema/column_order.hpp"

#include <algorithm>

#include "schema/find_object.hpp"
#include "schema/position.hpp"

namespace pgmanager::schema {

namespace {

struct Column {
  const Object* left;
  int left_position;
  int right_position;
};

std::vector<std::string> names_of(const std::vector<Column>& columns) {
  std::vector<std::string> names;
  names.reserve(columns.size());
  for (const Column& column : columns) names.push_back(column.left->name.parts.back());
  return names;
}

void sort_by(std::vector<Column>& columns, int Column::*position) {
  std::stable_sort(columns.begin(), columns.end(),
                   [&](const Column& a, const Column& b) { return a.*position < b.*position; });
}

/// Collects the columns of one table after another.
class ReorderedTables {
 public:
  ReorderedTables(const SchemaSnapshot& left, const SchemaSnapshot& right, std::vector<ObjectDifference>& reordered)
      : left_(left), right_(right), reordered_(reordered) {}

  void add(const Column& column) {
    if (!columns_.empty() && columns_.front().left->parent != column.left->parent) finish_table();
    columns_.push_back(column);
    moved_ = moved_ || column.left_position != column.right_position;
  }

  void finish_table() {
    if (moved_) compare_order();
    columns_.clear();
    moved_ = false;
  }

 private:
  void compare_order() {
    sort_by(columns_, &Column::left_position);
    if (std::is_sorted(columns_.begin(), columns_.end(),
                       [](const Column& a, const Column& b) { return a.right_position < b.right_position; })) {
      return;
    }
    const ObjectName& table = *columns_.front().left->parent;
    ObjectDifference difference{
        .what = ObjectDifference::What::reordered,
        .left = find_object(left_, table),
        .right = find_object(right_, table),
        .attributes = {},
    };
    difference.left_columns = names_of(columns_);
    sort_by(columns_, &Column::right_position);
    difference.right_columns = names_of(columns_);
    if (difference.left != nullptr && difference.right != nullptr) reordered_.push_back(std::move(difference));
  }

  const SchemaSnapshot& left_;
  const SchemaSnapshot& right_;
  std::vector<Column> columns_;
  bool moved_ = false;
  std::vector<ObjectDifference>& reordered_;
};

}  // namespace

void find_reordered(const SchemaSnapshot& left, const SchemaSnapshot& right, const Pairing& pairing,
                    std::vector<ObjectDifference>& differences) {
  ReorderedTables tables(left, right, differences);
  for (const auto& [l, r] : pairing.pairs) {
    if (!l->parent || l->parent != r->parent) continue;
    const auto left_position = position_of(*l);
    const auto right_position = position_of(*r);
    if (left_position && right_position) tables.add({l, *left_position, *right_position});
  }
  tables.finish_table();
}

}  // namespace pgmanager::schema
