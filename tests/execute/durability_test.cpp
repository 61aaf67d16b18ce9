#include <gtest/gtest.h>

#include "execute/run_fixture.hpp"

namespace pgmanager::execute {

namespace {

using database::Durability;

// Records synchronous_commit in the COMMIT of each file: a deferred trigger on the history fires there. The tested run
// creates the trigger itself, because a run refuses a history with triggers.
class DurableCommits : public RunTest {
 protected:
  void SetUp() override {
    RunTest::SetUp();
    set_for_database("on");  // the test server has it off
    write("deployment/0-a.sql",
          "CREATE TABLE seen (ordinal bigint, state text, setting text);\n"
          "CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO public.seen VALUES "
          "(NEW.ordinal, NEW.state, current_setting('synchronous_commit')); RETURN NULL; END $$;\n"
          "CREATE CONSTRAINT TRIGGER look AFTER INSERT ON postgres_manager.history DEFERRABLE INITIALLY DEFERRED "
          "FOR EACH ROW EXECUTE FUNCTION look();\n");
    write("deployment/1-b.sql", "CREATE TABLE t (n integer);\n");
    write("deployment/2-c.sql", "CREATE TABLE u (n integer);\n");
    write("deployment/3-d.sql", "CREATE TABLE v (n integer);\n");
  }
  void set_for_database(const std::string& synchronous_commit) const {
    psql("ALTER DATABASE " + scratch_->name() + " SET synchronous_commit TO " + synchronous_commit);
  }
  std::string seen() const {
    return psql("SELECT string_agg(format('%s %s', ordinal, setting), ', ' ORDER BY ctid) FROM seen WHERE ordinal > 0");
  }
};

TEST_F(DurableCommits, WaitForTheDiskOnlyInTheLastOne) {
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(seen(), "1 off, 2 off, 3 on");
}

TEST_F(DurableCommits, WaitForTheDiskEachOnRequest) {
  EXPECT_EQ(failure(run({.durability = Durability::each})), "");
  EXPECT_EQ(seen(), "1 on, 2 on, 3 on");
}

TEST_F(DurableCommits, WaitForTheDiskEachIfTheDatabaseDisablesIt) {
  set_for_database("off");
  write("deployment/2-c.sql", "CREATE TABLE u (n integer);\nINSERT INTO u VALUES (1);\n");
  EXPECT_EQ(failure(run({.durability = Durability::each})), "");
  EXPECT_EQ(seen(), "1 on, 2 on, 3 on");
}

TEST_F(DurableCommits, WaitForTheDiskWhateverTheLastFileSets) {
  write("deployment/3-d.sql", "SET synchronous_commit = off;\nSELECT set_config('synchronous_commit', 'off', true);\n");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(seen(), "1 off, 2 off, 3 on");
}

TEST_F(DurableCommits, WaitForTheDiskWhateverATriggerOfTheLastFileSets) {
  write("deployment/1-b.sql",
        "CREATE TABLE t (n integer);\nCREATE FUNCTION hurry() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN PERFORM set_config('synchronous_commit', 'off', false); RETURN NULL; END $$;\n"
        "CREATE TRIGGER hurry AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION hurry();\n");
  write("deployment/3-d.sql", "INSERT INTO t VALUES (1);\n");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(seen(), "1 off, 2 off, 3 on");
}

TEST_F(DurableCommits, WaitForTheDiskWithTheRecordOfTheFailure) {
  write("deployment/3-d.sql", "SELECT nope;\n");
  EXPECT_EQ(failure(run()), "deployment/3-d.sql:1:8: 42703 column \"nope\" does not exist");
  EXPECT_EQ(seen(), "1 off, 2 off, 3 on");
}

TEST_F(DurableCommits, WaitForTheDiskForALastFileWithoutATransaction) {
  write("deployment/3-d.sql", "-- postgres-manager: no-transaction\nSET synchronous_commit = off;\n");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(psql("SELECT setting FROM seen WHERE ordinal = 3 AND state = 'applied'"), "on");
}

TEST_F(DurableCommits, KeepTheSettingOfTheUser) {
  set_for_database("local");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(seen(), "1 off, 2 off, 3 local");
}

TEST_F(DurableCommits, KeepTheSettingOfTheUserIfEachWaits) {
  set_for_database("local");
  EXPECT_EQ(failure(run({.durability = Durability::each})), "");
  EXPECT_EQ(seen(), "1 local, 2 local, 3 local");
}

}  // namespace

}  // namespace pgmanager::execute
