#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "database/snapshot.hpp"
#include "every_kind.hpp"
#include "schema/canonical_form.hpp"
#include "schema/difference.hpp"
#include "single_changes.hpp"
#include "support/database_fixture.hpp"

namespace pgmanager::database {

namespace {

using ::testing::ElementsAre;

std::string spoken(const schema::ObjectName& name) {
  std::string text = name.kind + " ";
  for (const std::string& part : name.parts) text += &part == name.parts.data() ? part : "." + part;
  return text;
}

/// The names in a report; for renamed objects the old names.
std::vector<std::string> named(const std::vector<schema::ObjectDifference>& differences) {
  std::vector<std::string> names;
  for (const schema::ObjectDifference& each : differences) {
    names.push_back(spoken(each.left != nullptr ? each.left->name : each.right->name));
  }
  return names;
}

class SnapshotChanges : public tests::DatabaseTest {
 protected:
  schema::SchemaSnapshot read() { return read_snapshot(*connection_, "postgres_manager", SnapshotTransaction::open); }
};

// Each change is one reported difference with the name of the object. All use one database, which takes only seconds.
TEST_F(SnapshotChanges, EveryChangeIsSeenAsOneOfTheObjectConcerned) {
  tests::make_every_kind(*connection_);
  const schema::SchemaSnapshot everything = read_snapshot(*connection_, "postgres_manager");
  int tried = 0;
  for (const tests::SingleChange& change : tests::single_changes()) {
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
      EXPECT_THAT(named(schema::diff(before, after)), ElementsAre(object));
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
