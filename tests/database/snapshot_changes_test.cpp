#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "database/snapshot.hpp"
#include "every_kind.hpp"
#include "schema/fingerprint.hpp"
#include "single_changes.hpp"
#include "support/database_fixture.hpp"

namespace pgmanager::database {

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

std::string spoken(const schema::ObjectName& name) {
  std::string text = name.kind + " ";
  for (const std::string& part : name.parts) text += &part == name.parts.data() ? part : "." + part;
  return text;
}

// Where a column goes, those behind it move up.
std::vector<schema::Attribute> without_position(std::vector<schema::Attribute> attributes) {
  std::erase_if(attributes, [](const schema::Attribute& each) { return each.name == "position"; });
  return attributes;
}

using Objects = std::map<schema::ObjectName, const schema::Object*>;

Objects by_name(const schema::SchemaSnapshot& snapshot) {
  Objects objects;
  for (const schema::Object& object : snapshot.objects) objects.emplace(object.name, &object);
  return objects;
}

/// What only one side has, without what is part of something else that only this side has.
std::vector<std::string> only_in(const Objects& these, const Objects& those) {
  std::set<schema::ObjectName> alone;
  for (const auto& [name, object] : these) {
    if (!those.contains(name)) alone.insert(name);
  }
  std::vector<std::string> spoken_names;
  for (const schema::ObjectName& name : alone) {
    const auto& parent = these.at(name)->parent;
    if (!parent || !alone.contains(*parent)) spoken_names.push_back(spoken(name));
  }
  return spoken_names;
}

struct Difference {
  std::vector<std::string> gone;
  std::vector<std::string> come;
  std::vector<std::string> changed;
};

Difference difference(const schema::SchemaSnapshot& left, const schema::SchemaSnapshot& right) {
  const Objects before = by_name(left);
  const Objects after = by_name(right);
  Difference found{.gone = only_in(before, after), .come = only_in(after, before)};
  for (const auto& [name, object] : before) {
    const auto other = after.find(name);
    if (other == after.end()) continue;
    if (without_position(object->attributes) != without_position(other->second->attributes) ||
        object->parent != other->second->parent) {
      found.changed.push_back(spoken(name));
    }
  }
  return found;
}

class SnapshotChanges : public tests::DatabaseTest {
 protected:
  schema::SchemaSnapshot read() { return read_snapshot(*connection_, "postgres_manager", SnapshotTransaction::open); }
};

// One thing comes, goes, changes, or goes and comes under another name. In one database, so that it takes seconds.
TEST_F(SnapshotChanges, EveryChangeIsSeenAsOneOfTheObjectConcerned) {
  tests::make_every_kind(*connection_);
  const schema::SchemaSnapshot everything = read_snapshot(*connection_, "postgres_manager");
  int tried = 0;
  for (const tests::SingleChange& change : tests::single_changes) {
    if (connection_->server_version() / 10000 < change.since) continue;
    SCOPED_TRACE(change.alter);
    std::string object = change.object;
    if (const std::size_t user = object.find("$user"); user != std::string::npos) {
      object.replace(user, 5, connection_->user());
    }
    connection_->script("BEGIN");
    try {
      const std::string_view setup = change.setup;
      if (!setup.empty()) connection_->script(change.setup);
      const schema::SchemaSnapshot before = setup.empty() ? everything : read();
      connection_->script(change.alter);
      const schema::SchemaSnapshot after = read();
      EXPECT_NE(schema::fingerprint(before), schema::fingerprint(after));
      const Difference found = difference(before, after);
      std::vector<std::string> named = found.changed;
      named.insert(named.end(), found.gone.begin(), found.gone.end());
      if (found.gone.empty() || !found.changed.empty()) {
        named.insert(named.end(), found.come.begin(), found.come.end());
      } else {
        EXPECT_LE(found.come.size(), 1U) << ::testing::PrintToString(found.come);
      }
      EXPECT_THAT(named, ElementsAre(object));
      ++tried;
    } catch (const base::Error& error) {
      ADD_FAILURE() << error.what() << " " << error.parts().detail;
    }
    connection_->rollback();
  }
  EXPECT_GE(tried, 150);
}

}  // namespace

}  // namespace pgmanager::database
