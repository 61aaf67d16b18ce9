#include "schema/difference.hpp"

#include <algorithm>
#include <unordered_set>

#include "schema/attributes.hpp"
#include "schema/object_name.hpp"
#include "schema/pairing.hpp"
#include "schema/renames.hpp"
#include "schema/snapshot.hpp"

namespace pgmanager::schema {

namespace {

using What = ObjectDifference::What;

std::optional<std::string> described(const std::optional<ObjectName>& parent) {
  return parent ? std::optional(with_kind(*parent)) : std::nullopt;
}

bool is_compared(const Object& object, const Attribute& attribute) {
  return !object.parent || attribute.name != position_attribute;
}

AttributeDifference differing(const Attribute* left, const Attribute* right) {
  return {.name = (left != nullptr ? left : right)->name,
          .left = left != nullptr ? std::optional(left->value) : std::nullopt,
          .right = right != nullptr ? std::optional(right->value) : std::nullopt};
}

void compare_attributes(const Object& left, const Object& right, const NewNames& new_names,
                        std::vector<AttributeDifference>& differences) {
  auto l = left.attributes.begin();
  auto r = right.attributes.begin();
  while (l != left.attributes.end() || r != right.attributes.end()) {
    const bool no_more_left = l == left.attributes.end();
    const bool no_more_right = r == right.attributes.end();
    const Attribute* on_left = !no_more_left && (no_more_right || l->name <= r->name) ? &*l++ : nullptr;
    const Attribute* on_right =
        !no_more_right && (no_more_left || on_left == nullptr || r->name == on_left->name) ? &*r++ : nullptr;
    if (!is_compared(left, on_left != nullptr ? *on_left : *on_right)) continue;
    if (on_left != nullptr && on_right != nullptr &&
        (on_left->value == on_right->value ||
         new_names.explain(left, on_left->name, on_left->value, on_right->value))) {
      continue;
    }
    differences.push_back(differing(on_left, on_right));
  }
}

void add_statement(std::vector<std::string>& statements, std::string statement) {
  if (!statement.empty()) statements.push_back(std::move(statement));
}

std::vector<ObjectDifference> find_changed(const Pairing& pairing, const NewNames& new_names) {
  std::vector<ObjectDifference> changed;
  for (const auto& [left, right] : pairing.pairs) {
    std::vector<AttributeDifference> differences;
    if (left->parent != right->parent) {
      differences.push_back({.name = "part of", .left = described(left->parent), .right = described(right->parent)});
    }
    if (left->attributes != right->attributes) compare_attributes(*left, *right, new_names, differences);
    if (differences.empty()) continue;
    changed.push_back({.what = What::changed, .left = left, .right = right, .attributes = std::move(differences)});
    add_statement(changed.back().rename_left, rename_identity_sequence(*left, *right));
    add_statement(changed.back().rename_right, rename_identity_sequence(*right, *left));
  }
  return changed;
}

// A side without the attribute has default privileges, e.g. those of PUBLIC on functions. For the server's own objects
// and members of extensions they are unknown.
void name_default_privileges(const SchemaSnapshot& left, const SchemaSnapshot& right,
                             std::vector<ObjectDifference>& differences) {
  for (ObjectDifference& difference : differences) {
    if (is_partial(*difference.left) || is_partial(*difference.right)) continue;
    const auto complete = [&](std::optional<std::string>& privileges, const SchemaSnapshot& snapshot) {
      std::string usual = default_privileges(difference.left->name.kind, snapshot.server_version);
      if (!privileges && !usual.empty()) privileges = std::move(usual);
    };
    for (AttributeDifference& attribute : difference.attributes) {
      if (attribute.name != "privileges") continue;
      complete(attribute.left, left);
      complete(attribute.right, right);
    }
  }
}

/// The side of a comparison that contains the object.
enum class Side { left, right };

AttributeDifference said(std::string_view name, std::string value, std::optional<std::string> elsewhere, Side side) {
  AttributeDifference difference{.name = name, .left = std::move(value), .right = std::move(elsewhere)};
  if (side == Side::right) std::swap(difference.left, difference.right);
  return difference;
}

std::string to_usual_name(const Object& index, const std::string& usual_name) {
  ObjectName name = index.name;
  name.parts.back() = usual_name;
  return rename_statement(index, name);
}

// The difference for an object that both sides have, but only `side` describes (is_partial). Nothing if none of its
// attributes are compared.
std::optional<ObjectDifference> partial_difference(const Object& object, Side side, ColumnOrder order) {
  ObjectDifference difference;
  (side == Side::left ? difference.left : difference.right) = &object;
  for (const Attribute& attribute : object.attributes) {
    if (attribute.name == position_attribute && order == ColumnOrder::ignore) continue;
    // The usual name already identifies the parent index.
    if (attribute.name == "part of" && has_another_name(object)) continue;
    if (attribute.name == usual_name_attribute) {
      difference.attributes.push_back(said("name", object.name.parts.back(), attribute.value, side));
      (side == Side::left ? difference.rename_left
                          : difference.rename_right) = {to_usual_name(object, attribute.value)};
    } else {
      difference.attributes.push_back(said(attribute.name, attribute.value, std::nullopt, side));
    }
  }
  if (difference.attributes.empty()) return std::nullopt;
  return difference;
}

// Adds what only one side has or describes, except renamed objects.
void add_unpaired(const Unpaired& unpaired, Side side, const std::unordered_set<const Object*>& renamed,
                  ColumnOrder order, std::vector<ObjectDifference>& differences) {
  for (const Object* object : unpaired.roots()) {
    if (renamed.contains(object)) continue;
    if (is_partial(*object)) {
      if (auto difference = partial_difference(*object, side, order)) differences.push_back(std::move(*difference));
    } else if (side == Side::left) {
      differences.push_back({.what = What::only_left, .left = object});
    } else {
      differences.push_back({.what = What::only_right, .right = object});
    }
  }
}

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
        .what = What::reordered, .left = find_object(left_, table), .right = find_object(right_, table)};
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

// Adds the tables, views and types whose columns are in another order. Columns that only one side has do not count as
// reordering.
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

const ObjectName& name_of(const ObjectDifference& difference) {
  return difference.left != nullptr ? difference.left->name : difference.right->name;
}

}  // namespace

std::vector<ObjectDifference> diff(const SchemaSnapshot& left, const SchemaSnapshot& right,
                                   const DiffOptions& options) {
  const Pairing pairing = pair_objects(left, right);
  const std::vector<ObjectRename> renames = find_renames(pairing, options.column_order);
  std::vector<ObjectDifference> differences = find_changed(pairing, NewNames(renames));
  name_default_privileges(left, right, differences);
  if (options.column_order == ColumnOrder::compare) find_reordered(left, right, pairing, differences);
  std::unordered_set<const Object*> renamed;
  for (const auto& [from, to] : renames) {
    renamed.insert({from, to});
    differences.push_back({.what = What::renamed,
                           .left = from,
                           .right = to,
                           .rename_left = rename_statements(*from, pairing.left, *to, pairing.right),
                           .rename_right = rename_statements(*to, pairing.right, *from, pairing.left)});
  }
  add_unpaired(pairing.left, Side::left, renamed, options.column_order, differences);
  add_unpaired(pairing.right, Side::right, renamed, options.column_order, differences);
  std::stable_sort(differences.begin(), differences.end(),
                   [](const ObjectDifference& a, const ObjectDifference& b) { return name_of(a) < name_of(b); });
  return differences;
}

}  // namespace pgmanager::schema
