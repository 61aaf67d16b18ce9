#include "schema/attribute_names.hpp"

#include <functional>
#include <mutex>
#include <set>
#include <string>

namespace pgmanager::schema {

std::string_view lasting_name(std::string_view name) {
  static std::mutex mutex;
  static std::set<std::string, std::less<>> names;  // the addresses of elements never change
  const std::scoped_lock lock(mutex);
  const auto found = names.find(name);
  return found != names.end() ? *found : *names.emplace(name).first;
}

}  // namespace pgmanager::schema
