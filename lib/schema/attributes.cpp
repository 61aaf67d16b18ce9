#include "schema/attributes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "schema/identifier.hpp"

namespace pgmanager::schema {

namespace {

/// Objects of all other kinds are always complete.
constexpr std::array kinds =
    std::to_array<std::string_view>({"aggregate",  "collation", "column",        "constraint",
                                     "conversion", "domain",    "foreign table", "foreign-data wrapper",
                                     "function",   "index",     "language",      "materialized view",
                                     "operator",   "procedure", "schema",        "sequence",
                                     "server",     "table",     "trigger",       "type",
                                     "view"});

/// Every complete object of these kinds has at least one of these attributes.
bool is_defining(const Attribute& attribute) {
  return attribute.name == "owner" || attribute.name == "type" || attribute.name == "definition";
}

struct Default {
  std::string_view kind;
  std::string_view privileges;
};

constexpr std::string_view of_a_table = "OWNER: DELETE, INSERT, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE";
constexpr std::string_view of_a_table_since_17 =
    "OWNER: DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE";
constexpr std::string_view of_a_routine = "OWNER: EXECUTE\nPUBLIC: EXECUTE";
constexpr std::string_view of_a_type = "OWNER: USAGE\nPUBLIC: USAGE";

/// The result of the server's acldefault().
constexpr std::array defaults = {
    Default{"aggregate", of_a_routine},
    Default{"domain", of_a_type},
    Default{"foreign table", of_a_table},
    Default{"foreign-data wrapper", "OWNER: USAGE"},
    Default{"function", of_a_routine},
    Default{"language", of_a_type},
    Default{"materialized view", of_a_table},
    Default{"procedure", of_a_routine},
    Default{"schema", "OWNER: CREATE, USAGE"},
    Default{"sequence", "OWNER: SELECT, UPDATE, USAGE"},
    Default{"server", "OWNER: USAGE"},
    Default{"table", of_a_table},
    Default{"type", of_a_type},
    Default{"view", of_a_table},
};

}  // namespace

bool is_partial(const Object& object) {
  return !object.attributes.empty() && std::ranges::binary_search(kinds, std::string_view(object.name.kind)) &&
         std::ranges::none_of(object.attributes, is_defining);
}

bool has_another_name(const Object& index) {
  return find_attribute(index, usual_name_attribute) != nullptr;
}

std::optional<int> position_of(const Object& object) {
  const std::string* text = find_attribute(object, position_attribute);
  if (!object.parent || text == nullptr) return std::nullopt;
  int position = 0;
  const char* const end = text->data() + text->size();
  const auto read = std::from_chars(text->data(), end, position);
  return read.ec == std::errc() && read.ptr == end ? std::optional(position) : std::nullopt;
}

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

std::string default_privileges(std::string_view kind, int server_version) {
  const auto* const found = std::ranges::find(defaults, kind, &Default::kind);
  if (found == defaults.end()) return "";
  constexpr int with_maintain = 170000;
  const bool is_table = found->privileges == of_a_table;
  return std::string(is_table && server_version >= with_maintain ? of_a_table_since_17 : found->privileges);
}

}  // namespace pgmanager::schema
