#include "trouble.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generated.hpp"
#include "verify/schema_changes.hpp"

namespace pgmanager::diff {

namespace {

using pgmanager::tests::ScratchDatabase;

class Troubles : public pgmanager::tests::DatabaseTest, public ::testing::WithParamInterface<tests::Trouble> {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    if (connection_->server_version() / 10000 < GetParam().since) GTEST_SKIP() << "needs a newer server";
    other_.emplace();
    other_connection_.emplace(pg::ConnectOptions{.dsn = other_->dsn(), .application_name = "postgres-manager diff"},
                              stop_);
    make(*connection_, GetParam().one);
    make(*other_connection_, GetParam().other);
  }

  static void make(pg::Connection& connection, const char* own) {
    connection.script("BEGIN");
    connection.script(GetParam().common);
    connection.script(own);
  }

  static void expect_leads_to(pg::Connection& before, pg::Connection& after) {
    const Changes changes = verify::find_changes(before, after, "postgres_manager", {});
    SCOPED_TRACE(tests::text_of(changes));
    EXPECT_TRUE(changes.refusals.empty());
    before.script("SAVEPOINT before");
    EXPECT_THAT(tests::differences_after(before, changes, after), ::testing::IsEmpty());
    before.script("ROLLBACK TO SAVEPOINT before");
  }

  std::optional<ScratchDatabase> other_;
  std::optional<pg::Connection> other_connection_;
};

TEST_P(Troubles, AreSolvedInBothDirections) {
  SCOPED_TRACE(GetParam().name);
  expect_leads_to(*connection_, *other_connection_);
  expect_leads_to(*other_connection_, *connection_);
}

INSTANTIATE_TEST_SUITE_P(All, Troubles, ::testing::ValuesIn(tests::troubles));

}  // namespace

}  // namespace pgmanager::diff
