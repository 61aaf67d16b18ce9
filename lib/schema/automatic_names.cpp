#include "schema/automatic_names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schema/identifier.hpp"

namespace pgmanager::schema {

namespace {

const std::string* find_attribute(const Object& object, std::string_view name) {
  const auto found = std::ranges::find(object.attributes, name, &Attribute::name);
  return found == object.attributes.end() ? nullptr : &found->value;
}

}  // namespace

std::string identity_sequence_of(const Object& column) {
  if (column.name.kind != "column" || column.name.parts.size() != 3 || find_attribute(column, "identity") == nullptr) {
    return "";
  }
  if (const std::string* name = find_attribute(column, "identity sequence")) return *name;
  return fmt::format("{}_{}_seq", column.name.parts[1], column.name.parts[2]);
}

std::string rename_identity_sequence(const Object& column, const Object& other) {
  const std::string name = identity_sequence_of(column);
  const std::string other_name = identity_sequence_of(other);
  if (name.empty() || other_name.empty() || name == other_name) return "";
  return fmt::format("ALTER SEQUENCE {}.{} RENAME TO {}", quote_identifier(column.name.parts.front()),
                     quote_identifier(name), quote_identifier(other_name));
}

bool is_automatic_not_null(const Object& column, const Attribute& attribute) {
  if (attribute.name != "not null constraint") return false;
  const std::string& name = column.name.parts.back();
  return attribute.value.ends_with(fmt::format("_{}_not_null NOT NULL {}", name, name));
}

}  // namespace pgmanager::schema
