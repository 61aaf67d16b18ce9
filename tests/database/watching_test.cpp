#include "database/watching.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "cluster/private_server.hpp"
#include "support/login_role.hpp"
#include "support/temporary_directory.hpp"
#include "support/test_server.hpp"

namespace pgmanager::database {

namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

/// A session that runs one statement in a separate thread. The statement is cancelled if a failed test does not let it
/// continue.
class BusySession {
 public:
  BusySession(const std::string& dsn, const std::string& sql)
      : connection_({.dsn = dsn + " options='-c statement_timeout=20s'", .application_name = "busy"}, stop_),
        pid_(connection_.backend_pid()),
        done_(std::async(std::launch::async, [this, sql] { connection_.statement(sql); })) {}
  int pid() const { return pid_; }
  void finish() { done_.get(); }

 private:
  base::StopSignal stop_;
  pg::Connection connection_;
  int pid_;
  std::future<void> done_;
};

class Watching : public tests::ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    scratch_.emplace();
    connection_.emplace(pg::ConnectOptions{.dsn = scratch_->dsn(), .application_name = "watch"}, stop_);
  }

  std::string psql(const std::string& sql) const { return tests::psql(scratch_->dsn(), sql); }
  pg::ConnectOptions as(const std::string& application) const {
    return {.dsn = scratch_->dsn(), .application_name = application};
  }
  /// Waits until the condition is true for the session; returns false after ten seconds.
  bool wait_until(int pid, const std::string& condition) const {
    const auto sql = fmt::format(
        "SELECT count(*) FROM pg_stat_activity a LEFT JOIN pg_stat_progress_create_index p USING (pid) WHERE a.pid = "
        "{} AND {}",
        pid, condition);
    for (int i = 0; i < 200; ++i, std::this_thread::sleep_for(50ms)) {
      if (psql(sql) == "1") return true;
    }
    return false;
  }
  bool wait_until_blocked(int pid) const { return wait_until(pid, "wait_event_type = 'Lock'"); }
  std::string since(int pid) const {
    return psql(
        fmt::format("SELECT to_char(backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') FROM "
                    "pg_stat_activity WHERE pid = {}",
                    pid));
  }

  base::StopSignal stop_;
  std::optional<tests::ScratchDatabase> scratch_;
  std::optional<pg::Connection> connection_;
};

std::vector<int> pids(const std::vector<result::LockHolder>& holders) {
  std::vector<int> pids;
  for (const auto& holder : holders) pids.push_back(holder.pid);
  return pids;
}

class Blockers : public Watching {};

TEST_F(Blockers, AreEmptyIfTheSessionDoesNotWait) {
  BusySession busy(scratch_->dsn(), "SELECT pg_sleep(0.5)");
  EXPECT_THAT(blockers(*connection_, busy.pid()), IsEmpty());
  EXPECT_THAT(blockers(*connection_, 999'999'999), IsEmpty());
}

TEST_F(Blockers, AreAllSessionsThatItWaitsFor) {
  pg::Connection first(as("first app"), stop_);
  pg::Connection second(as("second app"), stop_);
  first.script("CREATE TABLE t (n integer)");
  for (pg::Connection* session : {&first, &second}) {
    session->script("BEGIN");
    session->query("SELECT count(*) FROM t");
  }
  BusySession busy(scratch_->dsn(), "DROP TABLE t");
  ASSERT_TRUE(wait_until_blocked(busy.pid()));
  const auto holders = blockers(*connection_, busy.pid());
  first.script("COMMIT");
  second.script("COMMIT");
  ASSERT_THAT(pids(holders), testing::UnorderedElementsAre(first.backend_pid(), second.backend_pid()));
  const auto& holder = holders[0].pid == first.backend_pid() ? holders[0] : holders[1];
  EXPECT_EQ(holder.application_name, "first app");
  EXPECT_EQ(holder.database_user, first.user());
  EXPECT_EQ(holder.client, "local");
  EXPECT_EQ(holder.since, since(first.backend_pid()));
  EXPECT_EQ(holder.query, "SELECT count(*) FROM t");
  EXPECT_EQ(holder.end, fmt::format("SELECT pg_terminate_backend({})", first.backend_pid()));
  ASSERT_TRUE(holder.in_transaction);
  EXPECT_GE(holder.in_transaction->count(), 0.0);
  EXPECT_LT(holder.in_transaction->count(), 60.0);
}

// CREATE INDEX CONCURRENTLY waits for every snapshot, including the observer's.
TEST_F(Blockers, ExcludeTheAskingSession) {
  psql("CREATE TABLE t (n integer)");
  connection_->script("BEGIN; LOCK TABLE t");
  BusySession busy(scratch_->dsn(), "DROP TABLE t");
  ASSERT_TRUE(wait_until_blocked(busy.pid()));
  const auto holders = blockers(*connection_, busy.pid());
  connection_->script("COMMIT");
  EXPECT_THAT(holders, IsEmpty());
}

TEST_F(Blockers, HaveTheFieldsThatAnOrdinaryUserMaySee) {
  const tests::LoginRole role("role_" + scratch_->name());
  pg::Connection holding(as("holding"), stop_);
  holding.query("SELECT pg_advisory_lock(1)");
  const std::string dsn = scratch_->dsn() + " user=" + role.name();
  BusySession busy(dsn, "SELECT pg_advisory_lock(1)");
  ASSERT_TRUE(wait_until_blocked(busy.pid()));
  pg::Connection watching({.dsn = dsn}, stop_);
  const auto holders = blockers(watching, busy.pid());
  const auto to_superuser = blockers(*connection_, busy.pid());
  holding.query("SELECT pg_advisory_unlock(1)");
  ASSERT_THAT(pids(holders), ElementsAre(holding.backend_pid()));
  EXPECT_EQ(holders[0].application_name, "holding");
  EXPECT_EQ(holders[0].database_user, holding.user());
  EXPECT_EQ(holders[0].client + holders[0].since + holders[0].query, "");
  EXPECT_EQ(holders[0].end, "");
  EXPECT_EQ(holders[0].ended_by, "a superuser");
  EXPECT_THAT(to_superuser, IsEmpty()) << "the session of another user cannot be ours";
}

// The expected result is the behaviour of pg_terminate_backend().
TEST_F(Blockers, HaveTheRolesThatMayEndThem) {
  const tests::LoginRole ann("ann_" + scratch_->name());
  const tests::LoginRole bob("bob_" + scratch_->name());
  const std::string by_ann = scratch_->dsn() + " user=" + ann.name();
  const std::string by_bob = scratch_->dsn() + " user=" + bob.name();
  const auto seen_by_ann = [&] {
    pg::Connection holding({.dsn = by_bob}, stop_);
    holding.query("SELECT pg_advisory_lock(1)");
    BusySession busy(by_ann, "SELECT pg_advisory_lock(1)");
    EXPECT_TRUE(wait_until_blocked(busy.pid()));
    pg::Connection watching({.dsn = by_ann}, stop_);
    auto holders = blockers(watching, busy.pid());
    const auto end = fmt::format("SELECT pg_terminate_backend({})", holding.backend_pid());
    bool may = true;
    try {
      watching.query(end);
    } catch (const pg::ServerError& error) {
      EXPECT_EQ(error.server().sqlstate, "42501");
      may = false;
      holding.query("SELECT pg_advisory_unlock(1)");
    }
    busy.finish();
    EXPECT_EQ(holders.at(0).end, may ? end : "");
    return holders.at(0).ended_by;
  };
  EXPECT_EQ(seen_by_ann(), fmt::format("role {}, its members, those of pg_signal_backend, or a superuser", bob.name()));
  psql(fmt::format("GRANT {} TO {}", bob.name(), ann.name()));
  EXPECT_EQ(seen_by_ann(), "");
  psql(fmt::format("REVOKE {} FROM {}; GRANT pg_signal_backend TO {}", bob.name(), ann.name(), ann.name()));
  EXPECT_EQ(seen_by_ann(), "");
}

TEST_F(Blockers, HaveAParallelQueryOnce) {
  psql("CREATE TABLE t AS SELECT 1 AS n");
  const std::string forced = psql(
      "SELECT name FROM pg_settings WHERE name IN ('force_parallel_mode', "
      "'debug_parallel_query')");
  pg::Connection parallel(as("parallel"), stop_);
  parallel.script("SET " + forced + " = on");
  auto running = std::async(std::launch::async, [&] { parallel.statement("SELECT pg_sleep(3) FROM t"); });
  ASSERT_TRUE(wait_until(parallel.backend_pid(), "a.wait_event = 'ExecuteGather'"));
  BusySession busy(scratch_->dsn(), "DROP TABLE t");
  ASSERT_TRUE(wait_until_blocked(busy.pid()));
  EXPECT_EQ(psql(fmt::format("SELECT pg_blocking_pids({0}) = ARRAY[{1}, {1}]", busy.pid(), parallel.backend_pid())),
            "t");
  EXPECT_THAT(pids(blockers(*connection_, busy.pid())), ElementsAre(parallel.backend_pid()));
  running.get();
}

TEST_F(Blockers, AreNotSearchedInAnotherDatabase) {
  const tests::ScratchDatabase elsewhere;
  connection_->query("SELECT pg_advisory_lock(1)");
  BusySession busy(scratch_->dsn(), "SELECT pg_advisory_lock(1)");
  ASSERT_TRUE(wait_until_blocked(busy.pid()));
  pg::Connection watching({.dsn = elsewhere.dsn()}, stop_);
  const auto seen = blockers(watching, busy.pid());
  connection_->query("SELECT pg_advisory_unlock(1)");
  EXPECT_THAT(seen, IsEmpty());
}

/// A server that allows prepared transactions, which the shared one does not.
class TwoPhaseServer {
 public:
  TwoPhaseServer() : programs_(cluster::find_server_programs(std::nullopt)) {
    const auto server = cluster::start_private_server(directory(), programs_);
    tests::psql(server.dsn(), "ALTER SYSTEM SET max_prepared_transactions = 2");
    cluster::stop_private_server(directory(), programs_);
    dsn_ = cluster::start_private_server(directory(), programs_).dsn();
  }
  ~TwoPhaseServer() { cluster::stop_private_server(directory(), programs_); }
  TwoPhaseServer(const TwoPhaseServer&) = delete;
  TwoPhaseServer& operator=(const TwoPhaseServer&) = delete;
  const std::string& dsn() const { return dsn_; }

 private:
  std::filesystem::path directory() const { return parent_.path() / "server"; }

  tests::TemporaryDirectory parent_;
  cluster::ServerPrograms programs_;
  std::string dsn_;
};

TEST_F(Blockers, IncludeAPreparedTransactionWithoutASession) {
  const TwoPhaseServer server;
  tests::psql(server.dsn(), "CREATE TABLE t (n integer)");
  tests::psql(server.dsn(), "BEGIN; LOCK TABLE t; PREPARE TRANSACTION 'it''s ready'");
  BusySession busy(server.dsn(), "DROP TABLE t");
  const auto blocked = fmt::format("SELECT wait_event_type FROM pg_stat_activity WHERE pid = {}", busy.pid());
  for (int i = 0; i < 100 && tests::psql(server.dsn(), blocked) != "Lock"; ++i) std::this_thread::sleep_for(50ms);
  pg::Connection watching({.dsn = server.dsn()}, stop_);
  const auto holders = blockers(watching, busy.pid());
  const auto prepared = tests::psql(server.dsn(),
                                    "SELECT to_char(prepared AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\""
                                    "HH24:MI:SS\"Z\"') FROM pg_prepared_xacts");
  tests::psql(server.dsn(), "COMMIT PREPARED 'it''s ready'");
  ASSERT_THAT(pids(holders), ElementsAre(0));
  EXPECT_EQ(holders[0].application_name + holders[0].client, "");
  EXPECT_EQ(holders[0].database_user, "postgres");
  EXPECT_EQ(holders[0].since, prepared);
  EXPECT_EQ(holders[0].query, "PREPARE TRANSACTION 'it''s ready'");
}

class IndexProgress : public Watching {};

TEST_F(IndexProgress, IsEmptyIfNoIndexIsBuilt) {
  BusySession busy(scratch_->dsn(), "SELECT pg_sleep(0.3)");
  EXPECT_EQ(index_progress(*connection_, busy.pid()), std::nullopt);
}

TEST_F(IndexProgress, CountsTheSessionsThatAConcurrentBuildWaitsFor) {
  psql("CREATE SCHEMA \"My schema\"; CREATE TABLE \"My schema\".t (n integer)");
  connection_->script("BEGIN; INSERT INTO \"My schema\".t VALUES (1)");
  BusySession busy(scratch_->dsn(), "CREATE INDEX CONCURRENTLY \"My index\" ON \"My schema\".t (n)");
  ASSERT_TRUE(wait_until_blocked(busy.pid()));
  pg::Connection watching(as("watch"), stop_);
  const auto progress = index_progress(watching, busy.pid());
  connection_->script("COMMIT");
  ASSERT_TRUE(progress.has_value());
  EXPECT_EQ(progress->index, "\"My schema\".\"My index\"");
  EXPECT_EQ(progress->phase, "waiting for writers before build");
  EXPECT_EQ(progress->done, 0);
  EXPECT_EQ(progress->total, 1);
}

TEST_F(IndexProgress, CountsBlocksOfTheTableIfTheIndexIsNotVisibleYet) {
  // Two rows in each of three blocks; the build waits at the row with number 3.
  psql(
      "CREATE TABLE t (n integer, filler text); ALTER TABLE t ALTER filler SET STORAGE PLAIN;"
      "INSERT INTO t SELECT n, repeat('x', 3900) FROM generate_series(1, 6) AS n;"
      "CREATE FUNCTION slow(n integer) RETURNS integer IMMUTABLE LANGUAGE plpgsql AS "
      "$$ BEGIN IF n = 3 THEN PERFORM pg_advisory_xact_lock(1); END IF; RETURN n; END $$");
  ASSERT_EQ(psql("SELECT pg_relation_size('t') / current_setting('block_size')::integer"), "3");
  connection_->query("SELECT pg_advisory_lock(1)");
  BusySession busy(scratch_->dsn(), "CREATE INDEX i ON t (slow(n))");
  ASSERT_TRUE(wait_until_blocked(busy.pid()));
  const auto progress = index_progress(*connection_, busy.pid());
  connection_->query("SELECT pg_advisory_unlock(1)");
  ASSERT_TRUE(progress.has_value());
  EXPECT_EQ(progress->index, "public.t");
  EXPECT_EQ(progress->phase, "building index: scanning table");
  EXPECT_EQ(progress->done, 1);
  EXPECT_EQ(progress->total, 3);
}

TEST_F(IndexProgress, HasNoNameIfTheTableIsAsNewAsTheIndex) {
  connection_->query("SELECT pg_advisory_lock(1)");
  BusySession busy(scratch_->dsn(),
                   "DO $do$ BEGIN CREATE TABLE t AS SELECT 1 AS n; CREATE FUNCTION slow(n integer) RETURNS integer "
                   "IMMUTABLE LANGUAGE sql AS $$ SELECT pg_advisory_xact_lock(1); SELECT n $$;"
                   "CREATE INDEX i ON t (slow(n)); END $do$");
  ASSERT_TRUE(wait_until_blocked(busy.pid()));
  const auto progress = index_progress(*connection_, busy.pid());
  connection_->query("SELECT pg_advisory_unlock(1)");
  ASSERT_TRUE(progress.has_value());
  EXPECT_EQ(progress->index, "");
  EXPECT_EQ(progress->phase, "building index: scanning table");
}

TEST_F(IndexProgress, IsNotSearchedInAnotherDatabase) {
  const tests::ScratchDatabase elsewhere;
  psql("CREATE TABLE t (n integer)");
  connection_->script("BEGIN; INSERT INTO t VALUES (1)");
  BusySession busy(scratch_->dsn(), "CREATE INDEX CONCURRENTLY i ON t (n)");
  ASSERT_TRUE(wait_until_blocked(busy.pid()));
  pg::Connection watching({.dsn = elsewhere.dsn()}, stop_);
  const auto seen = index_progress(watching, busy.pid());
  connection_->script("COMMIT");
  EXPECT_EQ(seen, std::nullopt);
}

}  // namespace

}  // namespace pgmanager::database
