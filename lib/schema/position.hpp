#pragma once

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include "schema/snapshot.hpp"

namespace pgmanager::schema {

/// Attribute: the position of a column among the columns of its table, from 1. It depends on the other columns, too.
inline constexpr std::string_view position_attribute = "position";

/// The column's position; nothing if the object is not a column.
inline std::optional<int> position_of(const Object& object) {
  const auto found = std::find_if(object.attributes.begin(), object.attributes.end(),
                                  [](const Attribute& attribute) { return attribute.name == position_attribute; });
  if (!object.parent || found == object.attributes.end()) return std::nullopt;
  int position = 0;
  const char* const end = found->value.data() + found->value.size();
  const auto read = std::from_chars(found->value.data(), end, position);
  return read.ec == std::errc() && read.ptr == end ? std::optional(position) : std::nullopt;
}

}  // namespace pgmanager::schema
