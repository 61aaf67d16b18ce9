#include "execute/invalid_indexes.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "support/login_role.hpp"
#include "support/raise_later.hpp"
#include "support/test_server.hpp"
#include "support/thrown.hpp"

namespace pgmanager::execute {

namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

/// A table with two equal rows, on which no unique index can be built.
class DropInvalidIndexes : public tests::ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    scratch_.emplace();
    connection_.emplace(pg::ConnectOptions{.dsn = scratch_->dsn()}, stop_);
    connection_->script("CREATE TABLE t (a integer, b integer); INSERT INTO t VALUES (1, 1), (1, 2)");
  }

  std::string psql(const std::string& sql) const { return tests::psql(scratch_->dsn(), sql); }
  /// The names of all user indexes, INVALID ones with a question mark.
  std::string indexes() const {
    return psql(
        "SELECT string_agg(indexrelid::regclass || CASE WHEN indisvalid THEN '' ELSE '?' END, ' ' ORDER BY "
        "indexrelid::regclass::text) FROM pg_index WHERE indexrelid >= 16384");
  }
  /// The program's actions before it sends `statement`.
  std::vector<std::string> prepare(const std::string& statement, Leftovers leftovers = Leftovers::none_known) {
    return prepare(*connection_, statement, leftovers);
  }
  static std::vector<std::string> prepare(pg::Connection& connection, const std::string& statement,
                                          Leftovers leftovers = Leftovers::none_known) {
    const auto index = sql::concurrent_index(statement);
    if (!index) throw std::logic_error(statement);
    return drop_invalid_indexes(connection, *index, leftovers, 1s);
  }
  /// Runs a statement that the server must refuse; returns the SQLSTATE.
  std::string fail(const std::string& statement) {
    return tests::refused_by_server([&] { connection_->statement(statement); }).sqlstate;
  }
  /// Lets another session write to t, so that the index is incomplete at the timeout.
  std::string time_out(const std::string& statement) {
    pg::Connection writing({.dsn = scratch_->dsn()}, stop_);
    writing.script("BEGIN; UPDATE t SET b = b");
    connection_->script("SET statement_timeout = 300");
    std::string sqlstate = fail(statement);
    connection_->script("RESET statement_timeout");
    return sqlstate;
  }

  base::StopSignal stop_;
  std::optional<tests::ScratchDatabase> scratch_;
  std::optional<pg::Connection> connection_;
};

TEST_F(DropInvalidIndexes, AllowsARetryAfterAUniqueIndexThatFoundDuplicates) {
  const std::string statement = "CREATE UNIQUE INDEX CONCURRENTLY \"My \"\"index\"\"\" ON t (a)";
  EXPECT_EQ(fail(statement), "23505");
  EXPECT_EQ(indexes(), "\"My \"\"index\"\"\"?");
  EXPECT_EQ(fail(statement), "42P07");
  EXPECT_THAT(prepare(statement), ElementsAre("public.\"My \"\"index\"\"\""));
  EXPECT_EQ(indexes(), "");
  psql("DELETE FROM t WHERE b = 2");
  connection_->statement(statement);
  EXPECT_EQ(indexes(), "\"My \"\"index\"\"\"");
  EXPECT_THAT(prepare(statement), IsEmpty());
}

TEST_F(DropInvalidIndexes, AllowsARetryAfterATimeout) {
  const std::string statement = "CREATE INDEX CONCURRENTLY i ON t (a)";
  EXPECT_EQ(time_out(statement), "57014");
  EXPECT_EQ(indexes(), "i?");
  EXPECT_THAT(prepare(statement), ElementsAre("public.i"));
  connection_->statement(statement);
  EXPECT_EQ(indexes(), "i");
}

// IF NOT EXISTS would accept the INVALID index as the wanted one.
TEST_F(DropInvalidIndexes, LetsIfNotExistsCreateAValidIndex) {
  const std::string statement = "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a)";
  EXPECT_EQ(time_out(statement), "57014");
  connection_->statement(statement);
  EXPECT_EQ(indexes(), "i?");
  EXPECT_THAT(prepare(statement), ElementsAre("public.i"));
  connection_->statement(statement);
  EXPECT_EQ(indexes(), "i");
}

TEST_F(DropInvalidIndexes, DropsNamesChosenByTheServerOnlyAfterAFailedAttempt) {
  const std::string statement = "CREATE UNIQUE INDEX CONCURRENTLY ON t (a)";
  EXPECT_EQ(fail(statement), "23505");
  EXPECT_EQ(fail("CREATE UNIQUE INDEX CONCURRENTLY mine ON t (a)"), "23505");
  EXPECT_EQ(indexes(), "mine? t_a_idx?");
  EXPECT_THAT(prepare(statement), IsEmpty());
  EXPECT_THAT(prepare("CREATE INDEX CONCURRENTLY ON t (a, b)", Leftovers::from_failed_attempt), IsEmpty());
  EXPECT_THAT(prepare(statement, Leftovers::from_failed_attempt), ElementsAre("public.t_a_idx"));
  EXPECT_EQ(indexes(), "mine?");
}

TEST_F(DropInvalidIndexes, DropsTheIndexesLeftByReindex) {
  connection_->script("CREATE INDEX i ON t (a); CREATE INDEX j ON t (b)");
  EXPECT_EQ(time_out("REINDEX INDEX CONCURRENTLY i"), "57014");
  EXPECT_EQ(time_out("REINDEX TABLE CONCURRENTLY t"), "57014");
  EXPECT_EQ(indexes(), "i i_ccnew? i_ccnew1? j j_ccnew?");
  const std::string statement = "REINDEX TABLE CONCURRENTLY t";
  EXPECT_THAT(prepare(statement), IsEmpty());
  EXPECT_THAT(prepare(statement, Leftovers::from_failed_attempt),
              ElementsAre("public.i_ccnew", "public.i_ccnew1", "public.j_ccnew"));
  connection_->statement(statement);
  EXPECT_EQ(indexes(), "i j");
}

TEST_F(DropInvalidIndexes, DropsTheIndexesLeftByReindexOfSchemaAndDatabase) {
  connection_->script("CREATE INDEX i ON t (a)");
  EXPECT_EQ(time_out("REINDEX INDEX CONCURRENTLY i"), "57014");
  EXPECT_THAT(prepare("REINDEX SCHEMA CONCURRENTLY public", Leftovers::from_failed_attempt),
              ElementsAre("public.i_ccnew"));
  EXPECT_EQ(time_out("REINDEX INDEX CONCURRENTLY i"), "57014");
  EXPECT_THAT(prepare("REINDEX DATABASE CONCURRENTLY " + scratch_->name(), Leftovers::from_failed_attempt),
              ElementsAre("public.i_ccnew"));
  EXPECT_EQ(indexes(), "i");
}

TEST_F(DropInvalidIndexes, DoesNothingForOtherStatements) {
  EXPECT_EQ(fail("CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)"), "23505");
  EXPECT_THAT(prepare("DROP INDEX CONCURRENTLY i", Leftovers::from_failed_attempt), IsEmpty());
  EXPECT_THAT(prepare("ALTER TABLE t DETACH PARTITION i CONCURRENTLY", Leftovers::from_failed_attempt), IsEmpty());
  EXPECT_EQ(indexes(), "i?");
}

// An index that is being built looks like an abandoned one. If we held a snapshot while we wait for the lock, as
// transactions above READ COMMITTED do, the building session would wait for us.
TEST_F(DropInvalidIndexes, ExcludesIndexesThatAnotherSessionIsBuilding) {
  const std::string statement = "CREATE INDEX CONCURRENTLY i ON t (a)";
  connection_->script("SET default_transaction_isolation = 'serializable'; SET statement_timeout = '10s'");
  pg::Connection writing({.dsn = scratch_->dsn()}, stop_);
  writing.script("BEGIN; UPDATE t SET b = b");
  auto building = std::async(std::launch::async,
                             [&] { tests::psql(scratch_->dsn() + " options='-c statement_timeout=20s'", statement); });
  for (int i = 0; i < 200 && indexes() != "i?"; ++i) std::this_thread::sleep_for(20ms);
  ASSERT_EQ(indexes(), "i?");

  const tests::Stopwatch watch;
  EXPECT_EQ(tests::refused_by_server([&] { prepare(statement); }).sqlstate, "55P03");
  EXPECT_LT(watch.seconds(), 3);
  EXPECT_FALSE(connection_->in_transaction());
  EXPECT_EQ(indexes(), "i?");

  auto waiting = std::async(std::launch::async, [&] { return prepare(statement); });
  std::this_thread::sleep_for(200ms);
  writing.script("COMMIT");
  EXPECT_NO_THROW(building.get());
  EXPECT_THAT(waiting.get(), IsEmpty());
  EXPECT_EQ(indexes(), "i");
}

TEST_F(DropInvalidIndexes, DoesNotBlockReadsAndWrites) {
  const std::string statement = "CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)";
  EXPECT_EQ(fail(statement), "23505");
  connection_->script("SET statement_timeout = '10s'");
  pg::Connection vacuuming({.dsn = scratch_->dsn()}, stop_);
  vacuuming.script("BEGIN; LOCK TABLE t IN SHARE UPDATE EXCLUSIVE MODE");
  auto waiting = std::async(std::launch::async, [&] { return prepare(statement); });
  std::this_thread::sleep_for(200ms);
  psql("SET lock_timeout = 300; UPDATE t SET b = b");
  vacuuming.script("COMMIT");
  EXPECT_THAT(waiting.get(), ElementsAre("public.i"));
}

TEST_F(DropInvalidIndexes, WorksForAnOrdinaryUserOnItsOwnTables) {
  const tests::LoginRole role("role_" + scratch_->name());
  psql("CREATE SCHEMA own AUTHORIZATION " + role.name());
  {
    pg::Connection ordinary({.dsn = scratch_->dsn() + " user=" + role.name()}, stop_);
    ordinary.script("CREATE TABLE own.t (a integer); INSERT INTO own.t VALUES (1), (1)");
    const std::string statement = "CREATE UNIQUE INDEX CONCURRENTLY i ON own.t (a)";
    EXPECT_EQ(tests::refused_by_server([&] { ordinary.statement(statement); }).sqlstate, "23505");
    EXPECT_EQ(fail("CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)"), "23505");
    EXPECT_THAT(prepare(ordinary, "CREATE INDEX CONCURRENTLY i ON t (a)"), IsEmpty());
    EXPECT_THAT(prepare(ordinary, statement), ElementsAre("own.i"));
    EXPECT_EQ(indexes(), "i?");
  }
  psql("DROP SCHEMA own CASCADE");
}

}  // namespace

}  // namespace pgmanager::execute
