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

// An object that one side has: its attributes, and the number of its parts.
void put_object(Json& json, const schema::Object& object, const PartsByParent& parts) {
  json["attributes"] = Json::object();
  for (const schema::Attribute& attribute : object.attributes) {
    json["attributes"][std::string(attribute.name)] = attribute.value;
  }
  std::map<std::string, std::size_t> counts;
  for (const schema::Object* part : parts[object]) ++counts[part->name.kind];
  for (const auto& [kind, count] : counts) json["with"][kind] = count;
}

Json difference_of(const ObjectDifference& difference, const PartsByParent& left, const PartsByParent& right) {
  const schema::Object& object = either(difference);
  Json json{{"what", name_of(difference.what)}};
  json.update(object_name(object.name));
  if (object.parent) json["parent"] = object_name(*object.parent);
  switch (difference.what) {
    case What::only_left:
      put_object(json, object, left);
      break;
    case What::only_right:
      put_object(json, object, right);
      break;
    case What::changed:
      json["differences"] = array_of(difference.attributes, attribute_of);
      break;
    case What::renamed:
      json["right"] = object_name(difference.right->name);
      break;
    case What::reordered:
      json["left_columns"] = difference.left_columns;
      json["right_columns"] = difference.right_columns;
      break;
  }
  put(json, "rename_left", fmt::format("{}", fmt::join(difference.rename_left, "; ")));
  put(json, "rename_right", fmt::format("{}", fmt::join(difference.rename_right, "; ")));
  return json;
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
    return difference_of(difference, left, right);
  });
  return json;
}

std::string schema_json(const SchemaComparison& comparison) {
  return line(comparison_of(comparison));
}

}  // namespace pgmanager::report
