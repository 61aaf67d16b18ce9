#include <gtest/gtest.h>

#include <filesystem>

#include "database/scratch.hpp"
#include "database/snapshot.hpp"
#include "generated_schema.hpp"
#include "schema/canonical_form.hpp"
#include "source/source_tree.hpp"
#include "support/database_fixture.hpp"
#include "support/schema_dump.hpp"

namespace pgmanager::database {

namespace {

/// Loads the pg_dump of a database into another one; both must have the same snapshot.
class SnapshotRoundTrip : public tests::DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    copy_.emplace();
  }

  std::string canonical_form(const tests::ScratchDatabase& database) {
    pg::Connection connection({.dsn = database.dsn(), .application_name = "postgres-manager verify"}, stop_);
    return schema::canonical_form(read_snapshot(connection, "postgres_manager"));
  }

  void expect_same_after_a_dump() {
    tests::copy_by_dump(scratch_->dsn(), copy_->dsn());
    EXPECT_EQ(canonical_form(*copy_), canonical_form(*scratch_));
    EXPECT_EQ(tests::dumped_objects(copy_->dsn()), tests::dumped_objects(scratch_->dsn()));
  }

  std::optional<tests::ScratchDatabase> copy_;
};

TEST_F(SnapshotRoundTrip, OfObjectsOfEveryKind) {
  tests::make_every_kind(*connection_);
  expect_same_after_a_dump();
}

TEST_F(SnapshotRoundTrip, OfTheExampleTree) {
  const std::filesystem::path root = PGMANAGER_ROOT;
  std::vector<std::string> files;
  for (const source::CreateGroup& group : source::read_source_tree(root, {.create = true}).tree.create) {
    for (const source::SqlFile& file : group.files) files.push_back(root / file.path);
  }
  ASSERT_GE(files.size(), 40U);
  tests::load_with_psql(scratch_->dsn(), files);
  expect_same_after_a_dump();
}

class GeneratedRoundTrip : public SnapshotRoundTrip, public ::testing::WithParamInterface<unsigned> {
 protected:
  // A database with a subscription cannot be dropped.
  void TearDown() override {
    if (!copy_) return;
    drop_subscriptions(*connection_);
    pg::Connection connection({.dsn = copy_->dsn(), .application_name = "postgres-manager verify"}, stop_);
    drop_subscriptions(connection);
  }
};

TEST_P(GeneratedRoundTrip, OfObjectsOfEveryKindChangedAtRandom) {
  EXPECT_GE(tests::make_generated_schema(*connection_, GetParam()), 100);
  expect_same_after_a_dump();
}

INSTANTIATE_TEST_SUITE_P(Seeds, GeneratedRoundTrip, ::testing::Range(1U, 11U));

}  // namespace

}  // namespace pgmanager::database
