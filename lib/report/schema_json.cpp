#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>

#include "report/json_parts.hpp"
#include "report/schema.hpp"
#include "report/schema_tree.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::report {

namespace {

using schema::ObjectDifference;
using What = ObjectDifference::What;

Json object_name(const schema::ObjectName& name) {
  return {{"kind", name.kind}, {"name", spelled(name)}, {"parts", name.parts}};
}

Json side_of(const std::string& name, const schema::SchemaSnapshot& snapshot) {
  return {{"name", name},
          {"server_version", snapshot.server_version},
          {"objects", snapshot.objects.size()},
          {"not_compared", array_of(snapshot.unmodelled, [](const schema::UnmodelledObject& object) {
             return Json{{"catalog", object.catalog}, {"name", object.name}};
           })}};
}

Json attribute_of(const schema::AttributeDifference& attribute) {
  Json object{{"name", attribute.name}};
  if (attribute.left) object["left"] = *attribute.left;
  if (attribute.right) object["right"] = *attribute.right;
  return object;
}

Json attributes_of(const schema::Object& object) {
  Json attributes = Json::object();
  for (const schema::Attribute& attribute : object.attributes) {
    attributes[std::string(attribute.name)] = attribute.value;
  }
  return attributes;
}

void put_parts(Json& json, const schema::Object& object, const PartsByParent& parts) {
  for (const schema::Object* part : parts[object]) {
    Json contained = object_name(part->name);
    contained["attributes"] = attributes_of(*part);
    put_parts(contained, *part, parts);
    json["contains"].push_back(std::move(contained));
  }
}

// An object that one side has: its attributes, and its parts with theirs.
void put_object(Json& json, const schema::Object& object, const PartsByParent& parts) {
  json["attributes"] = attributes_of(object);
  std::map<std::string, std::size_t> counts;
  for (const schema::Object* part : parts[object]) ++counts[part->name.kind];
  for (const auto& [kind, count] : counts) json["with"][kind] = count;
  put_parts(json, object, parts);
}

// The schema of the object, and the object that users look for it in.
void put_place(Json& json, const schema::Object& object, const schema::SchemaSnapshot& snapshot) {
  const schema::ObjectName& root = root_of(object, snapshot);
  put(json, "schema", branch_of(root));
  if (object.parent) json["parent"] = object_name(*object.parent);
  if (root != object.name) json["root"] = object_name(root);
}

Json difference_of(const ObjectDifference& difference, const SchemaComparison& comparison, const PartsByParent& left,
                   const PartsByParent& right) {
  const schema::Object& object = either(difference);
  Json json{{"what", name_of(difference.what)}};
  json.update(object_name(object.name));
  put_place(json, object, difference.left != nullptr ? comparison.left : comparison.right);
  switch (difference.what) {
    case What::only_left: put_object(json, object, left); break;
    case What::only_right: put_object(json, object, right); break;
    case What::changed: json["differences"] = array_of(difference.attributes, attribute_of); break;
    case What::renamed: json["right"] = object_name(difference.right->name); break;
    case What::reordered:
      json["left_columns"] = difference.left_columns;
      json["right_columns"] = difference.right_columns;
      break;
  }
  put(json, "rename_left", fmt::format("{}", fmt::join(difference.rename_left, "; ")));
  put(json, "rename_right", fmt::format("{}", fmt::join(difference.rename_right, "; ")));
  return json;
}

// The names by kind of the objects on both sides that have no difference, not even in a part.
Json equal_objects_of(const SchemaComparison& comparison) {
  const SchemaTree tree = tree_of(comparison);
  Json names = Json::object();
  for (const schema::Object& object : comparison.left.objects) {
    if (root_of(object, comparison.left) != object.name) continue;
    const auto branch = tree.find(branch_of(object.name));
    if (branch == tree.end() || !branch->second.contains(object.name)) {
      names[object.name.kind].push_back(spelled(object.name));
    }
  }
  return names;
}

}  // namespace

Json comparison_of(const SchemaComparison& comparison) {
  const DifferenceCounts counts = counts_of(comparison.differences);
  Json json{{"event", "schemas-compared"},
            {"equal", comparison.differences.empty()},
            {"left", side_of(comparison.left_name, comparison.left)},
            {"right", side_of(comparison.right_name, comparison.right)}};
  for (const What what : {What::only_left, What::only_right, What::changed, What::renamed, What::reordered}) {
    json["counts"][name_of(what)] = count_of(counts, what);
  }
  const PartsByParent left(comparison.left);
  const PartsByParent right(comparison.right);
  json["differences"] = array_of(comparison.differences, [&](const ObjectDifference& difference) {
    return difference_of(difference, comparison, left, right);
  });
  json["equal_objects"] = equal_objects_of(comparison);
  return json;
}

std::string schema_json(const SchemaComparison& comparison) {
  return line(comparison_of(comparison));
}

}  // namespace pgmanager::report
