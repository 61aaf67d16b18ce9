#include "schema/hidden_attributes.hpp"

#include <algorithm>

namespace pgmanager::schema {

namespace {

std::string_view hidden_of(const ObjectName& name) {
  if (name.kind == "user mapping") return "options";
  if (name.kind == "subscription") return "connection";
  // Earlier versions recorded the owner, which is the first superuser of the server, whatever that is called.
  if (name.kind == "extension" && name.parts.front() == "plpgsql") return "owner";
  return "";
}

}  // namespace

SchemaSnapshot without_hidden(SchemaSnapshot snapshot) {
  for (Object& object : snapshot.objects) {
    const std::string_view hidden = hidden_of(object.name);
    if (hidden.empty()) continue;
    std::erase_if(object.attributes, [hidden](const Attribute& attribute) { return attribute.name == hidden; });
  }
  return snapshot;
}

}  // namespace pgmanager::schema
