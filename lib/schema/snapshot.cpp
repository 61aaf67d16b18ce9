#include "schema/snapshot.hpp"

#include <algorithm>
#include <functional>
#include <mutex>
#include <set>

namespace pgmanager::schema {

const Object* find_object(const SchemaSnapshot& snapshot, const ObjectName& name) {
  const auto found = std::ranges::lower_bound(snapshot.objects, name, {}, &Object::name);
  return found != snapshot.objects.end() && found->name == name ? &*found : nullptr;
}

const std::string* find_attribute(const Object& object, std::string_view name) {
  const auto found = std::ranges::find(object.attributes, name, &Attribute::name);
  return found == object.attributes.end() ? nullptr : &found->value;
}

std::string_view lasting_name(std::string_view name) {
  static std::mutex mutex;
  static std::set<std::string, std::less<>> names;  // the addresses of elements never change
  const std::scoped_lock lock(mutex);
  const auto found = names.find(name);
  return found != names.end() ? *found : *names.emplace(name).first;
}

}  // namespace pgmanager::schema
