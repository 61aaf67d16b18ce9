#include "schema/partial_difference.hpp"

#include "schema/object_name.hpp"
#include "schema/partial.hpp"
#include "schema/position.hpp"

namespace pgmanager::schema {

namespace {

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

}  // namespace

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

}  // namespace pgmanager::schema
