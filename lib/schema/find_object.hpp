#pragma once

#include <algorithm>

#include "schema/snapshot.hpp"

namespace pgmanager::schema {

/// The object of that name; null if there is none.
inline const Object* find_object(const SchemaSnapshot& snapshot, const ObjectName& name) {
  const auto& objects = snapshot.objects;
  const auto found =
      std::lower_bound(objects.begin(), objects.end(), name,
                       [](const Object& object, const ObjectName& sought) { return object.name < sought; });
  return found != objects.end() && found->name == name ? &*found : nullptr;
}

}  // namespace pgmanager::schema
