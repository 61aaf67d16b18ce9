#include "schema/partial.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace pgmanager::schema {

namespace {

/// Objects of all other kinds are always complete.
constexpr std::array kinds =
    std::to_array<std::string_view>({"aggregate",  "collation", "column",        "constraint",
                                     "conversion", "domain",    "foreign table", "foreign-data wrapper",
                                     "function",   "index",     "language",      "materialized view",
                                     "operator",   "procedure", "schema",        "server",
                                     "table",      "trigger",   "type",          "view"});

/// Every complete object of these kinds has at least one of these attributes.
bool is_defining(const Attribute& attribute) {
  return attribute.name == "owner" || attribute.name == "type" || attribute.name == "definition";
}

}  // namespace

bool is_partial(const Object& object) {
  return !object.attributes.empty() && std::ranges::binary_search(kinds, std::string_view(object.name.kind)) &&
         std::ranges::none_of(object.attributes, is_defining);
}

bool has_another_name(const Object& index) {
  return std::ranges::any_of(index.attributes,
                             [](const Attribute& attribute) { return attribute.name == usual_name_attribute; });
}

}  // namespace pgmanager::schema
