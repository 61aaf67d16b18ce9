#include "report/schema_tree.hpp"

#include <algorithm>
#include <functional>

#include "schema/object_name.hpp"
#include "schema/snapshot.hpp"

namespace pgmanager::report {

namespace {

using schema::Object;
using schema::ObjectDifference;
using schema::ObjectName;

}  // namespace

const Object& either(const ObjectDifference& difference) {
  return difference.left != nullptr ? *difference.left : *difference.right;
}

const ObjectName& root_of(const Object& object, const schema::SchemaSnapshot& snapshot) {
  const Object* at = &object;
  while (at->parent && at->parent->kind != "schema") {
    const Object* parent = schema::find_object(snapshot, *at->parent);
    if (parent == nullptr) return *at->parent;
    at = parent;
  }
  return at->name;
}

std::string branch_of(const ObjectName& root) {
  return root.kind == "schema" ? root.parts.front() : schema::schema_of(root);
}

SchemaTree tree_of(const SchemaComparison& comparison) {
  SchemaTree tree;
  for (const ObjectDifference& difference : comparison.differences) {
    const Object& object = either(difference);
    const ObjectName& root = root_of(object, difference.left != nullptr ? comparison.left : comparison.right);
    ObjectBranch& branch = tree[branch_of(root)][root];
    (object.name == root ? branch.own : branch.parts).push_back(&difference);
  }
  return tree;
}

std::string name_below(const ObjectName& part, const ObjectName& root) {
  const auto shared = std::mismatch(part.parts.begin(), part.parts.end(), root.parts.begin(), root.parts.end()).first;
  return spelled_without(part, static_cast<std::size_t>(shared - part.parts.begin()));
}

std::string name_in_schema(const ObjectName& name) {
  return spelled_without(name, schema::schema_of(name).empty() ? 0 : 1);
}

std::string other_name(const ObjectName& name, const ObjectName& other, const ObjectName& root) {
  if (schema::schema_of(name) != schema::schema_of(other)) return spelled(other);
  return name == root ? name_in_schema(other) : name_below(other, root);
}

const char* name_of(ObjectDifference::What what) {
  switch (what) {
    case ObjectDifference::What::only_left: return "only-left";
    case ObjectDifference::What::only_right: return "only-right";
    case ObjectDifference::What::changed: return "changed";
    case ObjectDifference::What::renamed: return "renamed";
    case ObjectDifference::What::reordered: return "reordered";
  }
  return "";
}

PartsByParent::PartsByParent(const schema::SchemaSnapshot& snapshot) {
  for (const Object& object : snapshot.objects) {
    const Object* parent = object.parent ? schema::find_object(snapshot, *object.parent) : nullptr;
    if (parent != nullptr) parts_.emplace_back(parent, &object);
  }
  std::sort(parts_.begin(), parts_.end(), std::less<>());
}

std::vector<const Object*> PartsByParent::operator[](const Object& parent) const {
  std::vector<const Object*> parts;
  auto at = std::lower_bound(parts_.begin(), parts_.end(), &parent,
                             [](const Part& part, const Object* sought) { return std::less<>()(part.first, sought); });
  for (; at != parts_.end() && at->first == &parent; ++at) parts.push_back(at->second);
  return parts;
}

DifferenceCounts counts_of(const std::vector<ObjectDifference>& differences) {
  DifferenceCounts counts{};
  for (const ObjectDifference& difference : differences) ++counts[static_cast<std::size_t>(difference.what)];
  return counts;
}

}  // namespace pgmanager::report
