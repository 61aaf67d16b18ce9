#include "database/invalid_indexes.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "support/login_role.hpp"
#include "support/test_server.hpp"
#include "support/thrown.hpp"

namespace pgmanager::database {

namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using LeftBy = InvalidIndexSearch::LeftBy;
using Where = InvalidIndexSearch::Where;

/// A table with two equal rows, on which no unique index can be built.
class InvalidIndexes : public tests::ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    scratch_.emplace();
    connection_.emplace(pg::ConnectOptions{.dsn = scratch_->dsn()}, stop_);
    psql("CREATE TABLE t (a integer, b integer); INSERT INTO t VALUES (1, 1), (1, 1)");
  }

  std::string psql(const std::string& sql) const { return tests::psql(scratch_->dsn(), sql); }
  /// Runs a statement that must fail.
  void fail(const std::string& sql) const { EXPECT_THROW(psql(sql), std::runtime_error) << sql; }
  /// The names of the INVALID indexes in the catalog.
  std::string invalid() const {
    return psql(
        "SELECT string_agg(indexrelid::regclass::text, ' ' ORDER BY indexrelid::regclass::text) FROM pg_index "
        "WHERE NOT indisvalid");
  }
  std::vector<std::string> search(const InvalidIndexSearch& search) {
    return abandoned_indexes(*connection_, search, 1s);
  }

  base::StopSignal stop_;
  std::optional<tests::ScratchDatabase> scratch_;
  std::optional<pg::Connection> connection_;
};

TEST_F(InvalidIndexes, OfAnotherNameOrTableOrValidOnesAreNotFound) {
  psql("CREATE TABLE other (a integer); CREATE INDEX valid ON t (a)");
  fail("CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)");
  EXPECT_THAT(search({.name = "t", .index = "i"}), ElementsAre("public.i"));
  EXPECT_THAT(search({.name = "t", .index = "valid"}), IsEmpty());
  EXPECT_THAT(search({.name = "t", .index = "j"}), IsEmpty());
  EXPECT_THAT(search({.name = "other", .index = "i"}), IsEmpty());
  EXPECT_THAT(search({.schema = "pg_catalog", .name = "t", .index = "i"}), IsEmpty());
  EXPECT_THAT(search({.name = "missing", .index = "i"}), IsEmpty());
  EXPECT_FALSE(connection_->in_transaction());
}

TEST_F(InvalidIndexes, AreFoundBySearchPath) {
  psql(
      "CREATE SCHEMA \"My schema\"; CREATE TABLE \"My schema\".t (a integer); INSERT INTO \"My schema\".t VALUES (1), "
      "(1)");
  fail("CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)");
  fail("CREATE UNIQUE INDEX CONCURRENTLY i ON \"My schema\".t (a)");
  connection_->script("SET search_path = \"My schema\", public");
  EXPECT_THAT(search({.name = "t", .index = "i"}), ElementsAre("\"My schema\".i"));
  EXPECT_THAT(search({.schema = "public", .name = "t", .index = "i"}), ElementsAre("public.i"));
  connection_->script("SET search_path = ''");
  EXPECT_THAT(search({.name = "t", .index = "i"}), IsEmpty());
  EXPECT_THAT(search({.schema = "public", .name = "t", .index = "i"}), ElementsAre("public.i"));
}

TEST_F(InvalidIndexes, WithNamesChosenByTheServerAreFoundByTheirColumns) {
  psql("ALTER TABLE t RENAME b TO \"b\"\" \\,\"");
  fail("CREATE UNIQUE INDEX CONCURRENTLY ON t (a)");
  fail("CREATE UNIQUE INDEX CONCURRENTLY ON t (a)");
  fail("CREATE UNIQUE INDEX CONCURRENTLY ON t (a) INCLUDE (\"b\"\" \\,\")");
  fail("CREATE UNIQUE INDEX CONCURRENTLY ON t ((a + 1), a)");
  fail("CREATE UNIQUE INDEX CONCURRENTLY named ON t (a)");
  const auto of = [&](std::vector<std::string> columns) {
    return search({.left_by = LeftBy::create_unnamed, .name = "t", .columns = std::move(columns)});
  };
  EXPECT_THAT(of({"a"}), ElementsAre("public.t_a_idx", "public.t_a_idx1"));
  EXPECT_THAT(of({"a", "b\" \\,"}), ElementsAre("public.\"t_a_b\"\" \\,_idx\""));
  EXPECT_THAT(of({"", "a"}), ElementsAre("public.t_expr_a_idx"));
  EXPECT_THAT(of({""}), IsEmpty());
  EXPECT_THAT(of({"a", "a"}), IsEmpty());
}

// REINDEX CONCURRENTLY leaves name_ccnew if it is stopped while it waits for a writer.
class AfterReindex : public InvalidIndexes {
 protected:
  void SetUp() override {
    InvalidIndexes::SetUp();
    if (!IsSkipped()) connection_->script("CREATE INDEX i ON t (a); CREATE INDEX j ON t (b)");
  }
  /// Stops `reindex` part-way, by a transaction that has written to `table`.
  void stop_half_way(const std::string& reindex, const std::string& table = "t") {
    pg::Connection writing({.dsn = scratch_->dsn()}, stop_);
    writing.script("BEGIN; LOCK TABLE " + table + " IN ROW EXCLUSIVE MODE");
    pg::Connection reindexing({.dsn = scratch_->dsn()}, stop_);
    reindexing.script("SET statement_timeout = 300");
    EXPECT_THROW(reindexing.statement(reindex), pg::ServerError);
    writing.rollback();
  }
  std::vector<std::string> left(Where where, const std::string& name, const std::string& schema = "") {
    return search({.where = where, .left_by = LeftBy::reindex, .schema = schema, .name = name});
  }
};

TEST_F(AfterReindex, AreFoundByTheirSuffix) {
  stop_half_way("REINDEX INDEX CONCURRENTLY i");
  stop_half_way("REINDEX INDEX CONCURRENTLY i");
  psql("ALTER INDEX j RENAME TO i_ccold");  // valid
  fail("CREATE UNIQUE INDEX CONCURRENTLY i_ccnew_not ON t (a)");
  ASSERT_EQ(invalid(), "i_ccnew i_ccnew1 i_ccnew_not");
  EXPECT_THAT(left(Where::index, "i"), ElementsAre("public.i_ccnew", "public.i_ccnew1"));
  EXPECT_THAT(left(Where::table, "t"), ElementsAre("public.i_ccnew", "public.i_ccnew1"));
  EXPECT_THAT(left(Where::table, "t", "public"), ElementsAre("public.i_ccnew", "public.i_ccnew1"));
  EXPECT_THAT(left(Where::schema, "public"), ElementsAre("public.i_ccnew", "public.i_ccnew1"));
  EXPECT_THAT(left(Where::database, ""), ElementsAre("public.i_ccnew", "public.i_ccnew1"));
  EXPECT_THAT(left(Where::schema, "pg_catalog"), IsEmpty());
  EXPECT_THAT(left(Where::index, "missing"), IsEmpty());
}

TEST_F(AfterReindex, ExcludeTheIndexThatTheStatementNames) {
  stop_half_way("REINDEX INDEX CONCURRENTLY i");
  EXPECT_THAT(left(Where::index, "i_ccnew"), IsEmpty());
}

TEST_F(AfterReindex, AreFoundOnPartitions) {
  psql(
      "CREATE TABLE parent (a integer) PARTITION BY LIST (a); CREATE TABLE part PARTITION OF parent DEFAULT;"
      "CREATE INDEX parent_i ON parent (a)");
  stop_half_way("REINDEX TABLE CONCURRENTLY part", "part");
  EXPECT_THAT(left(Where::table, "parent"), ElementsAre("public.part_a_idx_ccnew"));
  EXPECT_THAT(left(Where::index, "parent_i"), ElementsAre("public.part_a_idx_ccnew"));
  EXPECT_THAT(left(Where::table, "t"), IsEmpty());
}

TEST_F(AfterReindex, OfToastTablesAreExcluded) {
  psql("CREATE TABLE texts (a text)");
  const std::string toast = psql("SELECT reltoastrelid::regclass FROM pg_class WHERE relname = 'texts'");
  stop_half_way("REINDEX TABLE CONCURRENTLY texts", "texts");
  ASSERT_EQ(invalid(), toast + "_index_ccnew");
  EXPECT_THAT(left(Where::database, ""), IsEmpty());
  EXPECT_THAT(left(Where::schema, "pg_toast"), IsEmpty());
}

TEST_F(InvalidIndexes, OfAnotherOwnerAreExcluded) {
  const tests::LoginRole role("role_" + scratch_->name());
  fail("CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)");
  pg::Connection ordinary({.dsn = scratch_->dsn() + " user=" + role.name()}, stop_);
  EXPECT_THAT(abandoned_indexes(ordinary, {.name = "t", .index = "i"}, 1s), IsEmpty());
}

TEST_F(InvalidIndexes, ThatArePartitionedAreExcluded) {
  psql(
      "CREATE TABLE parent (a integer) PARTITION BY LIST (a); CREATE TABLE part PARTITION OF parent DEFAULT;"
      "CREATE INDEX i ON ONLY parent (a)");
  ASSERT_EQ(invalid(), "i");
  EXPECT_THAT(search({.name = "parent", .index = "i"}), IsEmpty());
}

TEST_F(InvalidIndexes, ThatArePartOfAPartitionedOneAreExcluded) {
  psql(
      "CREATE TABLE parent (a integer) PARTITION BY LIST (a); CREATE TABLE part PARTITION OF parent DEFAULT;"
      "INSERT INTO part VALUES (1), (1)");
  fail("CREATE UNIQUE INDEX CONCURRENTLY i ON part (a)");
  EXPECT_THAT(search({.name = "part", .index = "i"}), ElementsAre("public.i"));
  psql("CREATE UNIQUE INDEX parent_i ON ONLY parent (a); ALTER INDEX parent_i ATTACH PARTITION i");
  EXPECT_THAT(search({.name = "part", .index = "i"}), IsEmpty());
}

// Only an edit of the catalog can make the index of a constraint INVALID.
TEST_F(InvalidIndexes, OfConstraintsAreExcluded) {
  psql("CREATE TABLE p (a integer CONSTRAINT p_key PRIMARY KEY)");
  psql("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'p_key'::regclass");
  EXPECT_THAT(search({.name = "p", .index = "p_key"}), IsEmpty());
}

TEST_F(InvalidIndexes, OfAMaterializedViewAreFoundUnlessAnotherSessionBuildsThem) {
  psql("CREATE MATERIALIZED VIEW m AS SELECT * FROM t");
  fail("CREATE UNIQUE INDEX CONCURRENTLY i ON m (a)");
  EXPECT_THAT(search({.name = "m", .index = "i"}), ElementsAre("public.i"));
  pg::Connection other({.dsn = scratch_->dsn()}, stop_);
  other.script("BEGIN; ALTER MATERIALIZED VIEW m ALTER a SET STATISTICS 1");  // takes the same lock as an index build
  EXPECT_THAT(search({.name = "m", .index = "i"}), IsEmpty());
  other.rollback();
}

// The end of CREATE INDEX CONCURRENTLY, when its lock is released but the transaction is not committed yet.
class FinishedIndex : public InvalidIndexes {
 protected:
  void SetUp() override {
    InvalidIndexes::SetUp();
    if (IsSkipped()) return;
    fail("CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)");
    finishing_.emplace(pg::ConnectOptions{.dsn = scratch_->dsn()}, stop_);
    finishing_->script("BEGIN; UPDATE pg_index SET indisvalid = true WHERE indexrelid = 'i'::regclass");
    connection_->script("SET default_transaction_isolation = 'serializable'");
    searching_ = std::async(std::launch::async, [this] { return search({.name = "t", .index = "i"}); });
  }
  std::optional<pg::Connection> finishing_;
  std::future<std::vector<std::string>> searching_;
};

TEST_F(FinishedIndex, IsNotFoundAfterTheCommit) {
  std::this_thread::sleep_for(300ms);
  finishing_->script("COMMIT");
  EXPECT_THAT(searching_.get(), IsEmpty());
}

TEST_F(FinishedIndex, IsFoundAfterARollback) {
  std::this_thread::sleep_for(300ms);
  finishing_->script("ROLLBACK");
  EXPECT_THAT(searching_.get(), ElementsAre("public.i"));
}

TEST_F(FinishedIndex, IsExcludedIfTheCommitTakesTooLong) {
  EXPECT_THAT(searching_.get(), IsEmpty());
  finishing_->script("ROLLBACK");
  EXPECT_EQ(invalid(), "i");
}

TEST_F(InvalidIndexes, KeepTheLockTimeout) {
  fail("CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)");
  connection_->script("SET lock_timeout = '7s'; SET default_transaction_isolation = 'serializable'");
  EXPECT_THAT(search({.name = "t", .index = "i"}), ElementsAre("public.i"));
  EXPECT_EQ(connection_->query("SHOW lock_timeout").one_value().text(), "7s");
  EXPECT_FALSE(connection_->in_transaction());
}

TEST_F(InvalidIndexes, LeaveNoTransactionOpenIfTheTableStaysLocked) {
  fail("CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)");
  pg::Connection other({.dsn = scratch_->dsn()}, stop_);
  other.script("BEGIN; LOCK TABLE t IN SHARE UPDATE EXCLUSIVE MODE");
  const auto said =
      tests::refused_by_server([&] { abandoned_indexes(*connection_, {.name = "t", .index = "i"}, 50ms); });
  EXPECT_EQ(said.sqlstate, "55P03");
  EXPECT_FALSE(connection_->in_transaction());
}

}  // namespace

}  // namespace pgmanager::database
