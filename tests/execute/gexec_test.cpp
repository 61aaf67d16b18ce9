#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

#include "execute/run_fixture.hpp"

namespace pgmanager::execute {

namespace {

using namespace std::chrono_literals;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;

constexpr const char* an_index_per_partition =
    "-- postgres-manager: no-transaction\n"
    "SELECT format('CREATE UNIQUE INDEX CONCURRENTLY %I ON %I (m)', relname || '_m', relname) FROM pg_class\n"
    "WHERE relispartition AND relkind = 'r' ORDER BY relname \\gexec\n"
    "VACUUM p;\n";

class Gexec : public RunTest {
 protected:
  void SetUp() override {
    RunTest::SetUp();
    write("deployment/0-p.sql",
          "CREATE TABLE p (n integer, m integer) PARTITION BY LIST (n);\n"
          "CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);\nCREATE TABLE p2 PARTITION OF p FOR VALUES IN (2);\n"
          "CREATE TABLE p3 PARTITION OF p FOR VALUES IN (3);\nINSERT INTO p VALUES (1, 1), (2, 1), (2, 1), (3, 1);\n");
    EXPECT_EQ(failure(run()), "");
  }
  std::string valid_indexes() const {
    return psql(
        "SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class JOIN pg_index ON indexrelid = "
        "pg_class.oid WHERE relname ~ '^p[0-9]_m' AND indisvalid");
  }
};

TEST_F(Gexec, GoesOnBehindTheGeneratedStatementsThatAreDone) {
  write("deployment/1-i.sql", an_index_per_partition);
  const Ran failed = run();
  EXPECT_EQ(failure(failed), "deployment/1-i.sql:2:1: 23505 could not create unique index \"p2_m\"");
  EXPECT_THAT(failed.outcome.failure->error.context,
              HasSubstr("statement made by \\gexec: CREATE UNIQUE INDEX CONCURRENTLY p2_m ON p2 (m)"));
  EXPECT_TRUE(failed.outcome.failure->kept);
  EXPECT_EQ(failed.outcome.failure->statements_done, 0);
  EXPECT_EQ(valid_indexes(), "p1_m");
  EXPECT_EQ(history(), "deployment|0|applied|5|\ndeployment|1|failed|0|23505");
  const std::string first = psql("SELECT 'p1_m'::regclass::oid");

  psql("UPDATE p SET m = 2 WHERE ctid = (SELECT min(ctid) FROM p2) AND n = 2");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(valid_indexes(), "p1_m,p2_m,p3_m");
  EXPECT_EQ(psql("SELECT 'p1_m'::regclass::oid"), first);
  EXPECT_THAT(events_.lines(), IsSupersetOf({"generated 1 of 3", "dropped public.p2_m", "generated 3 of 3"}));
  EXPECT_EQ(history(), "deployment|0|applied|5|\ndeployment|1|failed|0|23505\ndeployment|1|applied|2|");
}

TEST_F(Gexec, RemembersWhatIsDoneWhenTheThirdRunFinishes) {
  write("deployment/1-i.sql", an_index_per_partition);
  run();
  EXPECT_EQ(failure(run()), "deployment/1-i.sql:2:1: 23505 could not create unique index \"p2_m\"");
  psql("DELETE FROM p2");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(valid_indexes(), "p1_m,p2_m,p3_m");
}

TEST_F(Gexec, WaitsWithConcurrentIndexesAsLongAsItTakes) {
  psql("DELETE FROM p2");
  write("deployment/1-i.sql", an_index_per_partition);
  std::future<Ran> running;
  {
    pg::Connection other(target().connection, stop_);
    other.script("BEGIN; LOCK TABLE p2 IN ROW EXCLUSIVE MODE");
    running = std::async(std::launch::async,
                         [this] { return run({.lock_timeout = 100ms, .lock_retries = 0}, target(), stop_, events_); });
    wait_for_statement("p2_m ON p2");
    std::this_thread::sleep_for(400ms);
  }
  EXPECT_EQ(failure(running.get()), "");
  EXPECT_EQ(valid_indexes(), "p1_m,p2_m,p3_m");
}

TEST_F(Gexec, RunsEveryCellInATransactionToo) {
  write("deployment/1-i.sql",
        "SELECT format('INSERT INTO p VALUES (%s, 9)', n), NULL, format('UPDATE p SET m = m + 1 WHERE n = %s', n) "
        "FROM generate_series(1, 2) AS n \\gexec\nINSERT INTO p VALUES (3, 9);\n");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(psql("SELECT n, m FROM p WHERE m > 2 ORDER BY n"), "1|10\n2|10\n3|9");
  EXPECT_THAT(events_.lines(), Contains("generated 4 of 4"));
}

// A run that goes on with the file asks again.
TEST_F(Gexec, MayOnlyReadOutsideATransaction) {
  write("deployment/1-i.sql",
        "-- postgres-manager: no-transaction\nDELETE FROM p RETURNING format('INSERT INTO p VALUES (1, %s)', m) "
        "\\gexec\n");
  const Ran failed = run();
  EXPECT_EQ(failure(failed), "deployment/1-i.sql:2:1: 25006 cannot execute DELETE in a read-only transaction");
  EXPECT_THAT(advice(failed), HasSubstr("it may only read"));
  EXPECT_EQ(psql("SELECT count(*) FROM p"), "4");
}

TEST_F(Gexec, InATransactionIsAllOrNothing) {
  write(
      "deployment/1-i.sql",
      "INSERT INTO p VALUES (3, 9);\nSELECT 'INSERT INTO p VALUES (1, 9)', 'INSERT INTO nowhere VALUES (1)' \\gexec\n");
  const Ran failed = run();
  EXPECT_EQ(failure(failed), "deployment/1-i.sql:2:1: 42P01 relation \"nowhere\" does not exist");
  EXPECT_EQ(failed.outcome.failure->error.context, "statement made by \\gexec: INSERT INTO nowhere VALUES (1)");
  EXPECT_EQ(failed.outcome.failure->statements_done, 1);
  EXPECT_EQ(psql("SELECT count(*) FROM p WHERE m = 9"), "0");
  EXPECT_EQ(history(), "deployment|0|applied|5|\ndeployment|1|failed|0|42P01");
}

TEST_F(Gexec, MayNotMakeAStatementThatEndsTheTransaction) {
  write("deployment/1-i.sql", "INSERT INTO p VALUES (3, 9);\nSELECT 'commit' \\gexec\n");
  EXPECT_EQ(failure(run()), "deployment/1-i.sql:2:1:  \\gexec made a COMMIT statement");
  EXPECT_EQ(psql("SELECT count(*) FROM p WHERE m = 9"), "0");
}

// As psql does.
TEST_F(Gexec, RunsTheSameStatementAsOftenAsItIsMade) {
  const std::string query = "SELECT 'INSERT INTO p VALUES (3, 9)' FROM generate_series(1, 3) \\gexec\n";
  write("deployment/1-i.sql", query);
  write("deployment/2-i.sql", "-- postgres-manager: no-transaction\n" + query);
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(psql("SELECT count(*) FROM p WHERE m = 9"), "6");
}

TEST_F(Gexec, RunsAStatementAgainThatAnEarlierQueryOfTheFileHasMadeToo) {
  const std::string query = "SELECT 'INSERT INTO p VALUES (3, 9)' \\gexec\n";
  write("deployment/1-i.sql", "-- postgres-manager: no-transaction\n" + query + query);
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(psql("SELECT count(*) FROM p WHERE m = 9"), "2");
}

TEST_F(Gexec, GoesOnBehindTheSameStatementsThatAreDone) {
  write("deployment/1-i.sql",
        "-- postgres-manager: no-transaction\n"
        "SELECT c FROM unnest(ARRAY['INSERT INTO p VALUES (1, 9)', 'INSERT INTO p VALUES (1, 9)', "
        "'INSERT INTO later VALUES (1)', 'INSERT INTO p VALUES (1, 9)']) AS c \\gexec\n");
  run();
  EXPECT_EQ(psql("SELECT count(*) FROM p WHERE m = 9"), "2");
  psql("CREATE TABLE later (n integer)");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(psql("SELECT count(*) FROM p WHERE m = 9"), "3");
}

}  // namespace

}  // namespace pgmanager::execute
