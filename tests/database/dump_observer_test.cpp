#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "database/scratch.hpp"
#include "database/snapshot.hpp"
#include "generated_schema.hpp"
#include "schema/canonical_form.hpp"
#include "support/database_fixture.hpp"
#include "support/schema_dump.hpp"

namespace pgmanager::database {

namespace {

/// Changes that pg_dump does not show; docs/verify.md explains each.
constexpr const char* hidden_from_pg_dump[] = {
    "ALTER EXTENSION pg_trgm UPDATE TO '1.5'",
    "DROP SCHEMA public",
    "ALTER TABLE app.linked DISABLE TRIGGER ALL",
    "COMMENT ON EXTENSION plpgsql IS 'Another'",
    "CREATE FUNCTION information_schema.one() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    "COMMENT ON TRIGGER seen ON app.event_2021 IS 'Of the partition'",
    "ALTER TRIGGER seen ON app.event_2021 DEPENDS ON EXTENSION hstore",
    "ALTER INDEX app.person_name SET (fillfactor = 82)",
};
constexpr const char* hidden_from_snapshots[] = {
    "ALTER USER MAPPING FOR PUBLIC SERVER there OPTIONS (SET password 'other')",
    "ALTER SUBSCRIPTION far CONNECTION 'host=nowhere.invalid password=''an other'' user=u'",
    "ALTER SUBSCRIPTION away CONNECTION 'postgresql://u:other@nowhere.invalid/x?sslpassword=other&application_name=y'",
};

bool is_hidden_from_pg_dump(std::string_view alter) {
  return std::ranges::find(hidden_from_pg_dump, alter) != std::end(hidden_from_pg_dump);
}

/// Compares snapshots with pg_dump, which was written by others for another purpose.
class DumpObserver : public tests::DatabaseTest {
 protected:
  struct Seen {
    std::string fingerprint;
    std::vector<std::string> dump;
  };

  void SetUp() override {
    DatabaseTest::SetUp();
    if (!IsSkipped()) tests::make_every_kind(*connection_);
  }

  // A database with a subscription cannot be dropped.
  void TearDown() override {
    if (connection_) drop_subscriptions(*connection_);
  }

  void start_over() {
    TearDown();
    connection_.reset();
    SetUp();
  }

  Seen look() {
    return {.fingerprint = schema::fingerprint(read_snapshot(*connection_, "postgres_manager")),
            .dump = tests::dumped_objects(scratch_->dsn())};
  }

  bool can_be_made(const tests::SingleChange& change) {
    connection_->script("BEGIN");
    bool possible = true;
    try {
      connection_->script(change.setup);
      connection_->script(change.alter);
    } catch (const base::Error&) {
      possible = false;
    }
    connection_->rollback();
    return possible;
  }

  /// Returns false if the change had no effect, because earlier changes had the same one.
  bool make(const tests::SingleChange& change, Seen& seen) {
    if (*change.setup != '\0') {
      connection_->script(change.setup);
      seen = look();
    }
    connection_->script(change.alter);
    const Seen before = std::exchange(seen, look());
    const bool is_another_schema = before.fingerprint != seen.fingerprint;
    EXPECT_EQ(before.dump != seen.dump, is_another_schema && !is_hidden_from_pg_dump(change.alter));
    return is_another_schema;
  }

  /// Makes the changes one after another and returns those that could not be made or had no effect.
  std::vector<const tests::SingleChange*> make_all(const std::vector<const tests::SingleChange*>& changes) {
    std::vector<const tests::SingleChange*> left;
    Seen seen = look();
    for (const tests::SingleChange* change : changes) {
      SCOPED_TRACE(change->alter);
      if (!can_be_made(*change) || !make(*change, seen)) left.push_back(change);
    }
    return left;
  }
};

// The last change makes an index invalid: pg_dump omits it, and a snapshot has the attribute that it is not valid.
TEST_F(DumpObserver, DiffersFromSnapshotsAsDocumented) {
  connection_->script(
      "CREATE TABLE app.linked (person bigint REFERENCES app.person (id)); CREATE SCHEMA trigrams; CREATE EXTENSION "
      "pg_trgm SCHEMA trigrams VERSION '1.4'");
  connection_->script(
      "CREATE SUBSCRIPTION far CONNECTION 'host=nowhere.invalid password=x user=u' PUBLICATION a "
      "WITH (connect = false, slot_name = NONE)");
  connection_->script(
      "CREATE SUBSCRIPTION away CONNECTION "
      "'postgresql://u:x@nowhere.invalid/x?sslpassword=x&application_name=y' PUBLICATION a "
      "WITH (connect = false, slot_name = NONE)");
  connection_->script("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'app.person_name'::regclass");
  Seen before = look();
  const auto expect = [&](const char* alter, bool snapshots_differ, bool dumps_differ) {
    SCOPED_TRACE(alter);
    connection_->script(alter);
    const Seen after = look();
    EXPECT_EQ(after.fingerprint != before.fingerprint, snapshots_differ);
    EXPECT_EQ(after.dump != before.dump, dumps_differ);
    before = after;
  };
  for (const char* alter : hidden_from_pg_dump) expect(alter, true, false);
  for (const char* alter : hidden_from_snapshots) expect(alter, false, true);
}

TEST_F(DumpObserver, SeesEveryChangeThatASnapshotSees) {
  std::vector<const tests::SingleChange*> changes = tests::shuffled_changes(connection_->server_version(), 1);
  std::erase_if(changes, [](const tests::SingleChange* change) {  // hides later changes, see above
    return std::string_view(change->alter).starts_with("UPDATE pg_index SET indisvalid");
  });
  while (true) {
    std::vector<const tests::SingleChange*> left = make_all(changes);
    if (left.empty()) break;
    ASSERT_LT(left.size(), changes.size()) << left.front()->alter;
    changes = std::move(left);
    start_over();
  }
}

}  // namespace

}  // namespace pgmanager::database
