#include "database/recorded_snapshot.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "database/snapshot.hpp"
#include "schema/canonical_form.hpp"
#include "source/sql_file.hpp"
#include "support/database_fixture.hpp"
#include "support/plan_values.hpp"

namespace pgmanager::database {

namespace {

class RecordedSnapshots : public tests::DatabaseTest {
 protected:
  void SetUp() override {
    tests::DatabaseTest::SetUp();
    if (IsSkipped()) return;
    EXPECT_TRUE(database_->try_lock());
    database_->create_history(database_->load_history());
  }

  void record_row(history::EntryState state = history::EntryState::applied, int statements_done = 1) {
    database_->record({.run_id = "6dc95e88-8a5b-4bd5-9bd1-6f0f0b4d3f0f",
                       .file = &file_,
                       .text = "select 1;",
                       .state = state,
                       .statements_done = statements_done});
  }
  std::string kept() {
    return value("SELECT string_agg(id::text, ' ' ORDER BY id) FROM postgres_manager.schema_snapshot");
  }

  source::SqlFile file_ = tests::sql_file("deployment/00000-a.sql", "select 1;");
};

TEST_F(RecordedSnapshots, ContainTheSchema) {
  EXPECT_FALSE(database_->last_snapshot());
  psql("create table t (id int primary key, name text)");
  record_row();
  database_->record_snapshot(10);
  const schema::SchemaSnapshot now = read_snapshot(*connection_, "postgres_manager");
  const auto recorded = database_->last_snapshot();
  ASSERT_TRUE(recorded);
  EXPECT_EQ(recorded->fingerprint, schema::fingerprint(now));
  EXPECT_EQ(schema::fingerprint(recorded->schema), schema::fingerprint(now));
  EXPECT_EQ(recorded->schema.server_version, now.server_version);
  EXPECT_EQ(recorded->later_run, "");
}

TEST_F(RecordedSnapshots, DoNotPreventCreate) {
  record_row();
  database_->record_snapshot(10);
  EXPECT_THAT(database_->user_objects(), testing::IsEmpty());
}

TEST_F(RecordedSnapshots, AreDeletedExceptForTheLastOnes) {
  record_row();
  for (int i = 0; i < 4; ++i) database_->record_snapshot(3);
  EXPECT_EQ(kept(), "2 3 4");
  database_->record_snapshot(1);
  EXPECT_EQ(kept(), "5");
}

TEST_F(RecordedSnapshots, HaveTheTimeOfLaterRunsWithoutASnapshot) {
  record_row();
  database_->record_snapshot(10);
  record_row(history::EntryState::failed, 0);
  EXPECT_EQ(database_->last_snapshot()->later_run, "") << "nothing of it was kept";
  record_row(history::EntryState::failed, 1);
  EXPECT_NE(database_->last_snapshot()->later_run, "");
  database_->record_snapshot(10);
  EXPECT_EQ(database_->last_snapshot()->later_run, "");
  record_row(history::EntryState::undone);
  EXPECT_NE(database_->last_snapshot()->later_run, "");
}

TEST_F(RecordedSnapshots, AreNotRecordedWithoutTheLock) {
  record_row();
  connection_->query("SELECT pg_advisory_unlock_all()");
  EXPECT_THROW(database_->record_snapshot(10), base::Error);
  EXPECT_FALSE(database_->last_snapshot());
}

TEST_F(RecordedSnapshots, AreRefusedAfterAnEdit) {
  record_row();
  database_->record_snapshot(10);
  psql("update postgres_manager.schema_snapshot set canonical_form = canonical_form || E'table\\tpublic\\tx\\n'");
  EXPECT_THROW(database_->last_snapshot(), base::Error);
  psql("update postgres_manager.schema_snapshot set canonical_form = 'postgres-manager schema 2'");
  EXPECT_THROW(database_->last_snapshot(), base::Error);
}

TEST_F(RecordedSnapshots, DoNotContainTheOptionsOfUserMappings) {
  psql(R"(create foreign data wrapper w; create server s foreign data wrapper w;
          create user mapping for public server s options (login 'x', key 'hidden'))");
  record_row();
  database_->record_snapshot(10);
  EXPECT_EQ(value("SELECT count(*) FROM postgres_manager.schema_snapshot WHERE canonical_form LIKE '%hidden%'"), "0");
  EXPECT_EQ(value("SELECT count(*) FROM postgres_manager.schema_snapshot WHERE canonical_form LIKE '%user mapping%'"),
            "1");
}

TEST_F(RecordedSnapshots, OfANewDatabaseWithAnOperatorFamilyAreFast) {
  psql("create extension btree_gist");
  const auto begin = std::chrono::steady_clock::now();
  read_snapshot(*connection_, "postgres_manager");
  // With joins over catalogs that were never analyzed, it took several seconds on an idle machine.
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(3));
}

}  // namespace

}  // namespace pgmanager::database
