#include "diff/type_families.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

namespace pgmanager::diff {

namespace {

bool is_text(std::string_view type) {
  return type == "text" || type.starts_with("character varying") || type.starts_with("character(") ||
         type == "character" || type == "name";
}

bool is_number(std::string_view type) {
  return type == "smallint" || type == "integer" || type == "bigint" || type.starts_with("numeric") || type == "real" ||
         type == "double precision";
}

bool is_time(std::string_view type) {
  return type.starts_with("timestamp") || type == "date";
}

// Digits after the point: 2 of numeric(10,2), -1 of a type that rounds nothing.
int scale_of(std::string_view type) {
  if (type == "smallint" || type == "integer" || type == "bigint") return 0;
  if (!type.starts_with("numeric(")) return -1;
  const std::size_t comma = type.find(',');
  return comma == std::string_view::npos ? 0 : std::atoi(std::string(type.substr(comma + 1)).c_str());
}

}  // namespace

bool is_same_family(std::string_view type, std::string_view other) {
  return type == other || (is_text(type) && is_text(other)) || (is_number(type) && is_number(other)) ||
         (is_time(type) && is_time(other));
}

// Everything can be assigned to a text.
bool needs_cast(std::string_view before, std::string_view after) {
  return !is_same_family(before, after) && !is_text(after);
}

namespace {

std::string_view without_modifier(std::string_view type) {
  return type.substr(0, type.find('('));
}

// An exact text of such a value exists, and a cast from another text fails.
bool is_exact(std::string_view type) {
  constexpr std::array exact = {"smallint", "integer", "bigint", "uuid", "boolean", "jsonb", "json", "date"};
  return std::ranges::find(exact, type) != exact.end();
}

}  // namespace

// The assignment rounds numbers and cuts times off; a cast cuts bits off. In doubt a conversion loses something.
bool narrows(std::string_view before, std::string_view after) {
  if (before == after || (is_text(after) && after != "name")) return false;
  if (is_number(before) && is_number(after)) {
    if (after == "real") return before != "smallint";
    if (after == "double precision") return before == "bigint" || before.starts_with("numeric");
    const int scale = scale_of(after);
    return scale >= 0 && (scale_of(before) < 0 || scale_of(before) > scale);
  }
  if (is_time(before) && is_time(after)) return after == "date" || after.find('(') != std::string_view::npos;
  // The same type without a limit, or with another one.
  if (without_modifier(before) == without_modifier(after)) return after.find('(') != std::string_view::npos;
  if (is_text(before)) return !is_exact(after) && after.find('.') == std::string_view::npos;
  if ((before == "cidr" && after == "inet") || (before == "json" && after == "jsonb")) return false;
  return true;
}

}  // namespace pgmanager::diff
