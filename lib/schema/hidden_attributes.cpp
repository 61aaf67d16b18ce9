#include "schema/hidden_attributes.hpp"

#include <algorithm>

namespace pgmanager::schema {

SchemaSnapshot without_hidden(SchemaSnapshot snapshot) {
  for (Object& object : snapshot.objects) {
    if (object.name.kind != "user mapping") continue;
    std::erase_if(object.attributes, [](const Attribute& attribute) { return attribute.name == "options"; });
  }
  return snapshot;
}

}  // namespace pgmanager::schema
