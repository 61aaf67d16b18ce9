#include "database/reload.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "database/snapshot.hpp"
#include "queries.hpp"
#include "schema/reload.hpp"
#include "schema/snapshot.hpp"

namespace pgmanager::database {

namespace {

using schema::Attribute;
using schema::Object;
using schema::SchemaSnapshot;

struct Reloaded {
  std::size_t place = 0;  ///< in the snapshot
  schema::ObjectName made;
};

const Attribute* find_attribute(const Object* object, std::string_view name) {
  if (object == nullptr) return nullptr;
  const auto found = std::ranges::find(object->attributes, name, &Attribute::name);
  return found == object->attributes.end() ? nullptr : &*found;
}

bool differs(const Object& object, const SchemaSnapshot& other_side) {
  const Object* other = schema::find_object(other_side, object.name);
  return std::ranges::any_of(object.attributes, [&](const Attribute& each) {
    if (!schema::is_printed(object, each)) return false;
    const Attribute* there = find_attribute(other, each.name);
    return there == nullptr || there->value != each.value;
  });
}

std::vector<std::size_t> differing(const SchemaSnapshot& snapshot, const SchemaSnapshot& other_side) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < snapshot.objects.size(); ++i) {
    if (differs(snapshot.objects[i], other_side)) places.push_back(i);
  }
  return places;
}

std::vector<Reloaded> make_again(pg::Connection& scratch, const SchemaSnapshot& snapshot,
                                 const std::vector<std::size_t>& places) {
  std::vector<Reloaded> made;
  for (const std::size_t place : places) {
    auto reload = schema::reload_of(snapshot.objects[place], fmt::format("postgres_manager_reload_{}", place));
    if (reload && try_statements(scratch, reload->statements)) {
      made.push_back({.place = place, .made = std::move(reload->made)});
    }
  }
  return made;
}

// A value that was set on the object itself may equal the parent's; then it is not an attribute of the object.
void take_over(Object& object, const schema::ObjectName& made, const SchemaSnapshot& after) {
  const Object* source = schema::find_object(after, made);
  std::erase_if(object.attributes, [&](Attribute& attribute) {
    if (!schema::is_printed(object, attribute)) return false;
    const Attribute* printed = find_attribute(source, attribute.name);
    if (printed != nullptr) attribute.value = printed->value;
    return printed == nullptr && made == object.name;
  });
}

// Each object created in a transaction takes a lock, and the lock table has room for some thousand.
std::vector<std::vector<std::size_t>> portions(const SchemaSnapshot& snapshot, const std::vector<std::size_t>& places) {
  constexpr std::size_t most = 400;
  std::vector<std::vector<std::size_t>> all(1);  // the first portion: definitions that are set again in place
  for (const std::size_t place : places) {
    const Object& object = snapshot.objects[place];
    const auto reload = schema::reload_of(object, "");
    if (!reload) continue;
    if (reload->made == object.name) {
      all.front().push_back(place);
    } else {
      if (all.size() == 1 || all.back().size() == most) all.emplace_back();
      all.back().push_back(place);
    }
  }
  return all;
}

std::vector<Object> reloaded(pg::Connection& scratch, const std::string& history_schema, const SchemaSnapshot& snapshot,
                             const std::vector<std::size_t>& places) {
  std::vector<Object> objects;
  for (const std::vector<std::size_t>& portion : portions(snapshot, places)) {
    if (portion.empty()) continue;
    const Trial trial(scratch);
    const std::vector<Reloaded> made = make_again(scratch, snapshot, portion);
    const SchemaSnapshot after = read_snapshot(scratch, history_schema, SnapshotTransaction::open);
    for (const Reloaded& each : made) {
      objects.push_back(snapshot.objects[each.place]);
      take_over(objects.back(), each.made, after);
    }
  }
  return objects;
}

void put_back(std::vector<Object> objects, SchemaSnapshot& snapshot) {
  for (Object& object : objects) {
    const auto place = std::ranges::lower_bound(snapshot.objects, object.name, {}, &Object::name);
    if (object.attributes.empty()) {
      snapshot.objects.erase(place);
    } else {
      *place = std::move(object);
    }
  }
}

}  // namespace

Trial::Trial(pg::Connection& scratch) : scratch_(scratch), is_part_(scratch.in_transaction()) {
  scratch.script(is_part_ ? "SAVEPOINT postgres_manager_rolled_back" : "BEGIN READ WRITE");
  scratch.query(queries::snapshot_settings);
  scratch.script("SET LOCAL check_function_bodies = off");
  if (scratch.is_superuser()) scratch.script("SET LOCAL session_replication_role = replica");
}

Trial::~Trial() {
  try {
    if (!is_part_) {
      scratch_.rollback();
    } else {
      scratch_.script(
          "ROLLBACK TO SAVEPOINT postgres_manager_rolled_back; RELEASE SAVEPOINT postgres_manager_rolled_back");
    }
  } catch (const std::exception&) {
    // Ignored: the connection is lost, as its next statement will say.
  }
}

bool try_statements(pg::Connection& scratch, const std::vector<std::string>& statements) {
  scratch.script("SAVEPOINT postgres_manager_trial");
  try {
    for (const std::string& statement : statements) scratch.statement(statement);
    scratch.script("RELEASE SAVEPOINT postgres_manager_trial");
    return true;
  } catch (const pg::ServerError&) {
    scratch.script("ROLLBACK TO SAVEPOINT postgres_manager_trial; RELEASE SAVEPOINT postgres_manager_trial");
    return false;
  }
}

void reload_differing(pg::Connection& scratch, const std::string& history_schema, SchemaSnapshot& left,
                      SchemaSnapshot& right) {
  const std::vector<std::size_t> on_left = differing(left, right);
  const std::vector<std::size_t> on_right = differing(right, left);
  if (on_left.empty() && on_right.empty()) return;
  put_back(reloaded(scratch, history_schema, left, on_left), left);
  put_back(reloaded(scratch, history_schema, right, on_right), right);
}

}  // namespace pgmanager::database
