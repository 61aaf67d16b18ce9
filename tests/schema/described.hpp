#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <vector>

#include "schema/difference.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::schema::tests {

/// A difference in one line, e.g. "changed column app.t.a: type text | integer".
inline std::string described(const ObjectDifference& difference) {
  using What = ObjectDifference::What;
  switch (difference.what) {
    case What::only_left: return "only left: " + with_kind(difference.left->name);
    case What::only_right: return "only right: " + with_kind(difference.right->name);
    case What::renamed: return fmt::format("{}", fmt::join(difference.rename_left, "; "));
    case What::reordered:
      return fmt::format("reordered {}: {} | {}", with_kind(difference.left->name),
                         fmt::join(difference.left_columns, ", "), fmt::join(difference.right_columns, ", "));
    case What::changed: break;
  }
  std::string text =
      fmt::format("changed {}", with_kind((difference.left != nullptr ? difference.left : difference.right)->name));
  for (const AttributeDifference& attribute : difference.attributes) {
    text += fmt::format("; {} {} | {}", attribute.name, attribute.left.value_or("(not set)"),
                        attribute.right.value_or("(not set)"));
  }
  for (const auto& statements : {difference.rename_left, difference.rename_right}) {
    for (const std::string& statement : statements) text += "; " + statement;
  }
  return text;
}

inline std::vector<std::string> described(const SchemaSnapshot& left, const SchemaSnapshot& right,
                                          const DiffOptions& options = {}) {
  std::vector<std::string> lines;
  for (const ObjectDifference& difference : diff(left, right, options)) lines.push_back(described(difference));
  return lines;
}

}  // namespace pgmanager::schema::tests
