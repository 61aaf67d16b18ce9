#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "database/generated_schema.hpp"
#include "database/scratch.hpp"
#include "exceptions.hpp"
#include "generated.hpp"

namespace pgmanager::diff {

namespace {

using schema::DetailedSnapshot;

bool is_possible(const pgmanager::tests::SingleChange& change) {
  // With default privileges, those of the members of an extension depend on when it was created.
  const bool is_about_extension = std::string_view(change.object).starts_with("extension ") ||
                                  std::string_view(change.setup).starts_with("CREATE EXTENSION");
  return pgmanager::tests::is_carried_by_a_dump(change) && !tests::is_exception(change) && !is_about_extension;
}

/// Two databases.
class Schemas : public pgmanager::tests::DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    other_.emplace();
    other_connection_.emplace(pg::ConnectOptions{.dsn = other_->dsn(), .application_name = "postgres-manager diff"},
                              stop_);
  }

  // A database with a subscription cannot be dropped.
  void TearDown() override {
    if (other_connection_) database::drop_subscriptions(*other_connection_);
    if (connection_) database::drop_subscriptions(*connection_);
  }

  /// Generates statements for the first database, which make it to the second, and runs them.
  Changes expect_leads_to_other() {
    const DetailedSnapshot before = database::read_detailed_snapshot(*connection_, "postgres_manager");
    const DetailedSnapshot after = database::read_detailed_snapshot(*other_connection_, "postgres_manager");
    Changes changes = generate(before, after, {.role = connection_->user()});
    const std::string text = tests::text_of(changes);
    SCOPED_TRACE(text);
    if (!changes.refusals.empty()) return changes;
    connection_->script("BEGIN");
    EXPECT_THAT(tests::differences_after(*connection_, changes, after.schema), ::testing::IsEmpty());
    connection_->rollback();
    return changes;
  }

  std::optional<pgmanager::tests::ScratchDatabase> other_;
  std::optional<pg::Connection> other_connection_;
};

TEST_F(Schemas, AreCreatedFromNothing) {
  pgmanager::tests::make_every_kind(*other_connection_);
  other_connection_->script("ALTER USER MAPPING FOR PUBLIC SERVER there OPTIONS (DROP password)");
  const Changes changes = expect_leads_to_other();
  EXPECT_EQ(tests::text_of({.statements = {}, .refusals = changes.refusals}), "");
}

TEST_F(Schemas, AreDropped) {
  pgmanager::tests::make_every_kind(*connection_);
  const Changes changes = expect_leads_to_other();
  EXPECT_EQ(tests::text_of({.statements = {}, .refusals = changes.refusals}), "");
}

/// Two schemas that differ in about half of all kinds of changes.
class GeneratedSchemas : public Schemas, public ::testing::WithParamInterface<unsigned> {};

TEST_P(GeneratedSchemas, LeadFromOneToTheOther) {
  pgmanager::tests::make_generated_schema(*connection_, GetParam(), is_possible);
  pgmanager::tests::make_generated_schema(*other_connection_, GetParam() + 1000, is_possible);
  const Changes changes = expect_leads_to_other();
  std::cout << tests::text_of({.statements = {}, .refusals = changes.refusals});
}

INSTANTIATE_TEST_SUITE_P(Seeds, GeneratedSchemas, ::testing::Range(1U, 11U));

}  // namespace

}  // namespace pgmanager::diff
