#include "schema/hidden_attributes.hpp"

#include "schema/object_name.hpp"

namespace pgmanager::schema {

namespace {

std::string_view secret_of(const ObjectName& name) {
  if (name.kind == "user mapping") return "options";
  if (name.kind == "subscription") return "connection";
  return "";
}

std::string_view hidden_of(const ObjectName& name) {
  // Snapshots of earlier versions contain the owner, which is the first superuser of the server and differs between
  // servers.
  return name.kind == "extension" && name.parts.front() == "plpgsql" ? "owner" : secret_of(name);
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

std::vector<std::string> with_hidden_attributes(const SchemaSnapshot& snapshot) {
  std::vector<std::string> names;
  for (const Object& object : snapshot.objects) {
    const std::string_view secret = secret_of(object.name);
    if (!secret.empty() && find_attribute(object, secret) == nullptr) names.push_back(with_kind(object.name));
  }
  return names;
}

}  // namespace pgmanager::schema
