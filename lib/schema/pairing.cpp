#include "schema/pairing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/error.hpp"
#include "schema/object_name.hpp"
#include "schema/snapshot.hpp"

namespace pgmanager::schema {

namespace {

using Objects = std::vector<const Object*>;

constexpr std::less<> in_place;  // orders objects of one snapshot by position

bool is_gone(const std::optional<ObjectName>& parent, const SchemaSnapshot& elsewhere) {
  return parent && find_object(elsewhere, *parent) == nullptr;
}

bool is_same(const Object& left, const Object& right, const SchemaSnapshot& left_all, const SchemaSnapshot& right_all) {
  return left.parent == right.parent || (!is_gone(left.parent, right_all) && !is_gone(right.parent, left_all));
}

// Objects are found by binary search, which requires sorted names.
void require_order(const SchemaSnapshot& snapshot) {
  const auto& objects = snapshot.objects;
  const auto odd = std::adjacent_find(objects.begin(), objects.end(),
                                      [](const Object& a, const Object& b) { return !(a.name < b.name); });
  if (odd == objects.end()) return;
  throw base::Error(
      {.message = fmt::format("{} is not after {} in a snapshot", with_kind((odd + 1)->name), with_kind(odd->name)),
       .hint = "This is a bug of postgres-manager; please report it."});
}

}  // namespace

Unpaired::Unpaired(const SchemaSnapshot& snapshot, std::vector<const Object*> objects) {
  for (const Object* object : objects) {
    const Object* parent = object->parent ? find_object(snapshot, *object->parent) : nullptr;
    if (parent != nullptr && std::binary_search(objects.begin(), objects.end(), parent, in_place)) {
      parts_.emplace_back(parent, object);
    } else {
      roots_.push_back(object);
    }
  }
  std::sort(parts_.begin(), parts_.end(), std::less<>());
}

std::vector<const Object*> Unpaired::parts_of(const Object& object) const {
  std::vector<const Object*> parts;
  auto at = std::lower_bound(parts_.begin(), parts_.end(), &object,
                             [](const Part& part, const Object* parent) { return in_place(part.first, parent); });
  for (; at != parts_.end() && at->first == &object; ++at) parts.push_back(at->second);
  return parts;
}

Pairing pair_objects(const SchemaSnapshot& left, const SchemaSnapshot& right) {
  require_order(left);
  require_order(right);
  std::vector<std::pair<const Object*, const Object*>> pairs;
  Objects only_left;
  Objects only_right;
  auto l = left.objects.begin();
  auto r = right.objects.begin();
  while (l != left.objects.end() || r != right.objects.end()) {
    const auto order = l == left.objects.end()    ? std::strong_ordering::greater
                       : r == right.objects.end() ? std::strong_ordering::less
                                                  : l->name <=> r->name;
    if (order == 0 && is_same(*l, *r, left, right)) {
      pairs.emplace_back(&*l++, &*r++);
      continue;
    }
    if (order <= 0) only_left.push_back(&*l++);
    if (order >= 0) only_right.push_back(&*r++);
  }
  return {.pairs = std::move(pairs),
          .left = Unpaired(left, std::move(only_left)),
          .right = Unpaired(right, std::move(only_right))};
}

}  // namespace pgmanager::schema
