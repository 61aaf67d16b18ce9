#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "database/every_kind.hpp"
#include "database/single_changes.hpp"
#include "exceptions.hpp"
#include "generated.hpp"

namespace pgmanager::diff {

namespace {

using pgmanager::tests::SingleChange;
using schema::DetailedSnapshot;
using ::testing::IsEmpty;

/// Generates statements for each single change, in both directions, and runs them.
class SingleChanges : public pgmanager::tests::DatabaseTest {
 protected:
  DetailedSnapshot read() {
    return database::read_detailed_snapshot(*connection_, "postgres_manager", database::SnapshotTransaction::open);
  }

  void expect_leads_to(const DetailedSnapshot& before, const DetailedSnapshot& after) {
    const Changes changes = generate(before, after, {.role = connection_->user()});
    SCOPED_TRACE(tests::text_of(changes));
    EXPECT_TRUE(changes.refusals.empty());
    EXPECT_THAT(tests::differences_after(*connection_, changes, after.schema), IsEmpty());
  }
};

TEST_F(SingleChanges, AreGeneratedInBothDirections) {
  pgmanager::tests::make_every_kind(*connection_);
  const DetailedSnapshot everything = database::read_detailed_snapshot(*connection_, "postgres_manager");
  int tried = 0;
  for (const SingleChange& change : pgmanager::tests::single_changes()) {
    if (connection_->server_version() / 10000 < change.since || tests::is_exception(change)) continue;
    SCOPED_TRACE(change.alter);
    connection_->script("BEGIN");
    connection_->script(change.setup);
    const DetailedSnapshot before = *change.setup == '\0' ? everything : read();
    connection_->script("SAVEPOINT before");
    connection_->script(change.alter);
    const DetailedSnapshot after = read();
    expect_leads_to(after, before);
    connection_->script("ROLLBACK TO SAVEPOINT before");
    expect_leads_to(before, after);
    connection_->rollback();
    ++tried;
  }
  EXPECT_GE(tried, 300);
}

}  // namespace

}  // namespace pgmanager::diff
