#include "schema/ignored_objects.hpp"

#include <set>

#include "schema/object_name.hpp"

namespace pgmanager::schema {

SchemaSnapshot without_ignored(SchemaSnapshot snapshot, const std::vector<std::string>& ignored) {
  if (ignored.empty()) return snapshot;
  const std::set<std::string, std::less<>> names(ignored.begin(), ignored.end());
  const auto is_named = [&](const ObjectName& name) {
    const std::string schema = schema_of(name);
    return names.contains(with_kind(name)) ||
           (!schema.empty() && names.contains(with_kind({.kind = "schema", .parts = {schema}})));
  };
  // A part may be found before its parent, so the parents are looked up while all objects are still there.
  std::set<ObjectName> left_out;
  for (const Object& object : snapshot.objects) {
    for (const Object* each = &object; each != nullptr;
         each = each->parent ? find_object(snapshot, *each->parent) : nullptr) {
      if (is_named(each->name)) left_out.insert(object.name);
    }
  }
  std::erase_if(snapshot.objects, [&](const Object& object) { return left_out.contains(object.name); });
  return snapshot;
}

}  // namespace pgmanager::schema
