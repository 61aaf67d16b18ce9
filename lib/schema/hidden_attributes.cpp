#include "schema/hidden_attributes.hpp"

#include <algorithm>

namespace pgmanager::schema {

namespace {

std::string_view hidden_of(std::string_view kind) {
  if (kind == "user mapping") return "options";
  if (kind == "subscription") return "connection";
  return "";
}

}  // namespace

SchemaSnapshot without_hidden(SchemaSnapshot snapshot) {
  for (Object& object : snapshot.objects) {
    const std::string_view hidden = hidden_of(object.name.kind);
    if (hidden.empty()) continue;
    std::erase_if(object.attributes, [hidden](const Attribute& attribute) { return attribute.name == hidden; });
  }
  return snapshot;
}

}  // namespace pgmanager::schema
