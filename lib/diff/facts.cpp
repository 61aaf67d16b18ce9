#include "diff/facts.hpp"

#include <algorithm>
#include <map>

#include "schema/attributes.hpp"

namespace pgmanager::diff {

namespace {

using schema::Object;
using schema::ObjectName;

// Names contain no zero bytes.
std::string key_of(const ObjectName& name) {
  std::string key = name.kind;
  for (const std::string& part : name.parts) key.append(1, '\0').append(part);
  return key;
}

ObjectName part_of(const ObjectName& object, std::string_view kind) {
  return {.kind = std::string(kind), .parts = object.parts};
}

bool has_default(const Object& object) {
  return object.name.kind == "column" && !schema::is_partial(object) &&
         schema::find_attribute(object, "default") != nullptr;
}

bool is_typed(const Object& object) {
  return object.name.kind == "table" && schema::find_attribute(object, "of type") != nullptr;
}

bool is_owned(const Object& object) {
  return object.name.kind == "sequence" && schema::find_attribute(object, "owned by") != nullptr;
}

// The parts of the first name in "app.parent, other.parent".
std::vector<std::string> first_name(std::string_view list) {
  std::vector<std::string> parts(1);
  bool quoted = false;
  for (std::size_t at = 0; at < list.size(); ++at) {
    const char c = list[at];
    if (c == '"') {
      const bool doubled = quoted && at + 1 < list.size() && list[at + 1] == '"';
      if (doubled) {
        parts.back() += c;
        ++at;
      } else {
        quoted = !quoted;
      }
    } else if (c == ',' && !quoted) {
      break;
    } else if (c == '.' && !quoted) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

}  // namespace

Facts::Facts(const schema::DetailedSnapshot& before, const schema::DetailedSnapshot& after)
    : before_(before), after_(after) {
  facts_.reserve(after.schema.objects.size() + after.schema.objects.size() / 2);
  ids_.reserve(facts_.capacity());
  add(before, &Fact::before);
  add(after, &Fact::after);
}

std::optional<FactId> Facts::find(const ObjectName& name) const {
  const auto found = ids_.find(key_of(name));
  return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

const Object* Facts::parent_table(const Object& table) const {
  const std::string* parents = schema::find_attribute(table, "partition of");
  if (parents == nullptr) parents = schema::find_attribute(table, "inherits");
  return parents == nullptr ? nullptr
                            : schema::find_object(after_.schema, {.kind = "table", .parts = first_name(*parents)});
}

const Object* Facts::inherited(const ObjectName& part) const {
  const schema::SchemaSnapshot& snapshot = after_.schema;
  const Object* table = schema::find_object(snapshot, {.kind = "table", .parts = {part.parts[0], part.parts[1]}});
  while (table != nullptr) {
    table = parent_table(*table);
    if (table == nullptr) return nullptr;
    const std::vector<std::string>& name = table->name.parts;
    const Object* found =
        schema::find_object(snapshot, {.kind = part.kind, .parts = {name[0], name[1], part.parts[2]}});
    if (found != nullptr && !schema::is_partial(*found)) return found;
  }
  return nullptr;
}

std::span<const Object> Facts::parts_of(const Object& table, std::string_view kind) const {
  const std::vector<Object>& objects = after_.schema.objects;
  const ObjectName first{.kind = std::string(kind), .parts = table.name.parts};
  const auto begin = std::ranges::lower_bound(objects, first, {}, &Object::name);
  auto end = begin;
  while (end != objects.end() && end->parent == table.name && end->name.kind == kind) ++end;
  return {begin, end};
}

FactId Facts::id_of(const ObjectName& name) {
  const auto [place, is_new] = ids_.try_emplace(key_of(name), facts_.size());
  if (is_new) facts_.push_back({.name = name, .before = {}, .after = {}});
  return place->second;
}

void Facts::need(FactId dependent, FactId needed, FactSide Fact::*side) {
  if (dependent == needed) return;
  std::vector<FactId>& needs = (facts_[dependent].*side).needs;
  if (std::ranges::find(needs, needed) != needs.end()) return;
  needs.push_back(needed);
  (facts_[needed].*side).needed_by.push_back(dependent);
}

void Facts::add_object(const Object& object, FactSide Fact::*side) {
  const FactId id = id_of(object.name);
  (facts_[id].*side).object = &object;
  facts_[id].is_partial = facts_[id].is_partial || schema::is_partial(object);
  if (has_default(object)) add_part(object, id, default_kind, side);
  if (is_owned(object)) add_part(object, id, ownership_kind, side);
  if (is_typed(object)) add_part(object, id, typing_kind, side);
}

void Facts::add_part(const Object& object, FactId id, std::string_view kind, FactSide Fact::*side) {
  const FactId part = id_of(part_of(object.name, kind));
  (facts_[part].*side).object = &object;
  (facts_[part].*side).parent = id;
  need(part, id, side);
}

// A typed table needs all of its columns, and all attributes of the type.
void Facts::add_typings(const schema::DetailedSnapshot& snapshot, FactSide Fact::*side) {
  std::map<ObjectName, std::vector<FactId>> typings;  // by the type or table whose parts they need
  for (const Object& object : snapshot.schema.objects) {
    if (!is_typed(object)) continue;
    const FactId typing = id_of(part_of(object.name, typing_kind));
    typings[object.name].push_back(typing);
    const ObjectName type{.kind = "type", .parts = first_name(*schema::find_attribute(object, "of type"))};
    typings[type].push_back(typing);
    if (const auto found = find(type)) need(typing, *found, side);
  }
  if (typings.empty()) return;
  for (const Object& object : snapshot.schema.objects) {
    if (object.name.kind != "column" && object.name.kind != "attribute") continue;
    const auto found = object.parent ? typings.find(*object.parent) : typings.end();
    if (found == typings.end()) continue;
    for (const FactId typing : found->second) need(typing, id_of(object.name), side);
  }
}

void Facts::add(const schema::DetailedSnapshot& snapshot, FactSide Fact::*side) {
  for (const Object& object : snapshot.schema.objects) add_object(object, side);
  for (const Object& object : snapshot.schema.objects) {
    if (!object.parent) continue;
    const auto parent = find(*object.parent);
    if (!parent) continue;
    const FactId id = id_of(object.name);
    (facts_[id].*side).parent = parent;
    if (is_owned(object)) {
      need(id_of(part_of(object.name, ownership_kind)), *parent, side);
    } else {
      need(id, *parent, side);
    }
  }
  add_typings(snapshot, side);
  add_needed(snapshot, side);
}

// An object may be missing here that was there when the dependencies were read: it is ignored, or equals its parent's.
void Facts::add_needed(const schema::DetailedSnapshot& snapshot, FactSide Fact::*side) {
  const std::vector<ObjectName>& names = snapshot.dependencies.names;
  std::vector<std::optional<FactId>> ids;
  ids.reserve(names.size());
  for (const ObjectName& name : names) ids.push_back(find(name));
  for (const schema::Dependency& each : snapshot.dependencies.dependencies) {
    std::optional<FactId> dependent = ids[each.dependent];
    const std::optional<FactId> needed = ids[each.needed];
    if (each.of == schema::Dependency::Of::default_value) {
      dependent = find(part_of(names[each.dependent], default_kind));
    }
    if (dependent && needed && (facts_[*dependent].*side).object != nullptr &&
        (facts_[*needed].*side).object != nullptr) {
      need(*dependent, *needed, side);
      // A column of a view is dropped and created with the view.
      const auto parent = (facts_[*needed].*side).parent;
      if (facts_[*needed].is_partial && parent) need(*dependent, *parent, side);
    }
  }
  add_shells(side);
}

void Facts::add_shells(FactSide Fact::*side) {
  const std::size_t count = facts_.size();
  for (FactId type = 0; type < count; ++type) {
    const Object* object = (facts_[type].*side).object;
    const std::string* form = object == nullptr ? nullptr : schema::find_attribute(*object, "form");
    if (form == nullptr || *form != "base") continue;
    const FactId shell = id_of(part_of(object->name, shell_kind));
    (facts_[shell].*side).object = object;
    for (const FactId function : std::vector<FactId>((facts_[type].*side).needs)) {
      std::vector<FactId>& needs = (facts_[function].*side).needs;
      if (std::erase(needs, type) == 0) continue;
      std::erase((facts_[type].*side).needed_by, function);
      need(function, shell, side);
    }
    need(type, shell, side);
    (facts_[type].*side).parent = shell;
  }
}

}  // namespace pgmanager::diff
