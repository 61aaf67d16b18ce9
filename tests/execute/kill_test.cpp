#include <fmt/format.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>
#include <thread>

#include "execute/run_fixture.hpp"

namespace pgmanager::execute {

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr int kills = 12;

/// After the kill the answers are not read, but the server continues with the statements it has received.
class Kill : public RunTest {
 protected:
  void SetUp() override {
    RunTest::SetUp();
    if (IsSkipped()) return;
    write("deployment/0-t.sql",
          "CREATE TABLE t (n integer) PARTITION BY LIST (n);\n"
          "SELECT format('CREATE TABLE t%s PARTITION OF t FOR VALUES IN (%s)', n, n) FROM generate_series(1, 40) n "
          "\\gexec\n");
    EXPECT_EQ(failure(run()), "");
  }

  void run_and_kill_after(milliseconds length) {
    const pid_t child = ::fork();
    if (child == 0) {
      run();
      ::_exit(0);
    }
    std::this_thread::sleep_for(length);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
  }

  // Each attempt gets further than the previous one.
  void kill_again_and_again() {
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE(fmt::format("seed {}", seed));
    std::mt19937 random(seed);
    for (int i = 0; i < kills; ++i) {
      run_and_kill_after(milliseconds(std::uniform_int_distribution<int>(20, 150)(random)));
    }
    EXPECT_EQ(failure(run({.lock_wait = 20s})), "");
    EXPECT_EQ(psql("SELECT state FROM postgres_manager.history WHERE ordinal = 1 ORDER BY id DESC LIMIT 1"), "applied");
  }
};

TEST_F(Kill, DoesNotRepeatCompletedStatements) {
  std::string inserts = "-- postgres-manager: no-transaction\n";
  for (int i = 1; i <= 40; ++i) {
    inserts += fmt::format("INSERT INTO t SELECT {} FROM pg_sleep(0.005);\nCOPY t FROM stdin;\n{}\n\\.\n", i, i);
  }
  write("deployment/1-inserts.sql", inserts);
  kill_again_and_again();
  EXPECT_EQ(psql("SELECT count(*), count(DISTINCT n) FROM t"), "80|40");
}

TEST_F(Kill, DoesNotRepeatStatementsThatCommitThemselves) {
  std::string blocks = "-- postgres-manager: no-transaction\n";
  for (int i = 1; i <= 40; ++i) {
    blocks += fmt::format("DO $$ BEGIN INSERT INTO t VALUES ({}); COMMIT; PERFORM pg_sleep(0.005); END $$;\n", i);
  }
  write("deployment/1-blocks.sql", blocks);
  kill_again_and_again();
  EXPECT_EQ(psql("SELECT count(*), count(DISTINCT n) FROM t"), "40|40");
}

TEST_F(Kill, BuildsEachIndexOnce) {
  write("deployment/1-indexes.sql",
        "-- postgres-manager: no-transaction\n"
        "SELECT format('CREATE INDEX CONCURRENTLY ON %I (n)', relname) FROM pg_class\n"
        "WHERE relispartition AND relkind = 'r' \\gexec\n");
  kill_again_and_again();
  EXPECT_EQ(psql("SELECT count(*), count(DISTINCT indrelid), bool_and(indisvalid) FROM pg_index "
                 "WHERE indrelid::regclass::text ~ '^t[0-9]'"),
            "40|40|t");
}

}  // namespace

}  // namespace pgmanager::execute
