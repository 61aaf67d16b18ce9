#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/snapshot.hpp"

/// Schemas as values, without a server.
namespace pgmanager::tests {

using Attributes = std::vector<schema::Attribute>;

inline schema::Object object(std::string kind, std::vector<std::string> parts, Attributes attributes = {}) {
  return {
      .name = {.kind = std::move(kind), .parts = std::move(parts)}, .parent = {}, .attributes = std::move(attributes)};
}

/// A part of table app.<table>, whose name begins with the table's.
inline schema::Object part(std::string kind, const std::string& table, std::string name, Attributes attributes = {}) {
  schema::Object made = object(std::move(kind), {"app", table, std::move(name)}, std::move(attributes));
  made.parent = schema::ObjectName{.kind = "table", .parts = {"app", table}};
  return made;
}

inline schema::Object column(const std::string& table, std::string name, int position, std::string type = "text") {
  return part("column", table, std::move(name), {{"position", std::to_string(position)}, {"type", std::move(type)}});
}

/// An index of table app.<table>: its name is in the schema, its parent is the table.
inline schema::Object index(const std::string& table, std::string name, std::string definition) {
  schema::Object made = object("index", {"app", std::move(name)}, {{"definition", std::move(definition)}});
  made.parent = schema::ObjectName{.kind = "table", .parts = {"app", table}};
  return made;
}

inline schema::SchemaSnapshot snapshot(std::vector<schema::Object> objects) {
  std::sort(objects.begin(), objects.end(),
            [](const schema::Object& a, const schema::Object& b) { return a.name < b.name; });
  return {.server_version = 150008, .objects = std::move(objects), .unmodelled = {}};
}

inline schema::SchemaSnapshot operator+(schema::SchemaSnapshot snapshot_of, const std::vector<schema::Object>& more) {
  snapshot_of.objects.insert(snapshot_of.objects.end(), more.begin(), more.end());
  return snapshot(std::move(snapshot_of.objects));
}

}  // namespace pgmanager::tests
