#include <fmt/format.h>
#include <gtest/gtest.h>

#include "execute/run_fixture.hpp"
#include "support/login_role.hpp"

namespace pgmanager::execute {

namespace {

// Each test has a file that changes the session, followed by ordinary files in the same pipeline.
class SessionHygiene : public RunTest {
 protected:
  void SetUp() override {
    RunTest::SetUp();
    write("deployment/0-begin.sql", "CREATE TABLE before (n integer);\n");
    write("deployment/2-look.sql",
          "CREATE TABLE seen AS SELECT current_user::text AS who, current_schema()::text AS schema, "
          "current_setting('client_encoding') AS encoding, current_setting('work_mem') AS work_mem, "
          "(SELECT count(*) FROM pg_prepared_statements WHERE name NOT LIKE 'postgres_manager%') AS prepared, "
          "to_regclass('pg_temp.mine')::text AS temporary;\n");
    write("deployment/3-end.sql", "INSERT INTO before VALUES (1);\n");
  }
  // What the file after one with `sql` sees.
  std::string behind(const std::string& sql) {
    write("deployment/1-change.sql", sql);
    EXPECT_EQ(failure(run()), "");
    EXPECT_EQ(psql("SELECT ordinal, state, database_user FROM postgres_manager.history ORDER BY id"),
              "0|applied|postgres\n1|applied|postgres\n2|applied|postgres\n3|applied|postgres");
    return psql("SELECT * FROM public.seen");
  }
  const std::string clean_ = "postgres|public|UTF8|4MB|0|";
};

TEST_F(SessionHygiene, ResetsARole) {
  const tests::LoginRole other("hygienic");
  EXPECT_EQ(behind("SET ROLE " + other.name() + ";\n"), clean_);
}

TEST_F(SessionHygiene, ResetsASessionAuthorization) {
  const tests::LoginRole other("hygienic");
  EXPECT_EQ(behind("SET SESSION AUTHORIZATION " + other.name() + ";\n"), clean_);
}

TEST_F(SessionHygiene, ResetsASearchPath) {
  EXPECT_EQ(behind("SELECT pg_catalog.set_config('search_path', '', false);\n"), clean_);
}

TEST_F(SessionHygiene, ResetsAnEncoding) {
  EXPECT_EQ(behind("SET client_encoding TO 'LATIN1';\nSELECT 'x';\n"), clean_);
}

TEST_F(SessionHygiene, ResetsEverythingThatDoMayHaveSet) {
  const tests::LoginRole other("hygienic");
  EXPECT_EQ(
      behind(fmt::format("DO $$ BEGIN CREATE TEMPORARY TABLE mine (); SET work_mem = '9MB'; SET search_path = ''; "
                         "SET ROLE {}; END $$;\n",
                         other.name())),
      clean_);
}

// With the setting off, psql would read another end of the string.
TEST_F(SessionHygiene, ReadsStringsByTheStandard) {
  psql(
      "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET standard_conforming_strings = off', current_database()); "
      "END $$");
  EXPECT_EQ(behind("RESET ALL;\n"), clean_);
  write("deployment/4-strings.sql", "CREATE TABLE strings AS SELECT 'C:\\' AS path, length('a\\n');\n");
  EXPECT_EQ(failure(run()), "");
  EXPECT_EQ(psql("SELECT * FROM strings"), "C:\\|3");
}

TEST_F(SessionHygiene, DropsPreparedStatementsAndTemporaryTables) {
  EXPECT_EQ(behind("PREPARE theirs AS SELECT 1;\nCREATE TEMP TABLE mine (n integer);\n"), clean_);
}

TEST_F(SessionHygiene, ContinuesWithoutItsPreparedStatements) {
  EXPECT_EQ(behind("DEALLOCATE ALL;\n"), clean_);
}

TEST_F(SessionHygiene, ContinuesAfterDoHasFreedAllPreparedStatements) {
  EXPECT_EQ(behind("DO 'BEGIN DEALLOCATE ALL; END';\n"), clean_);
}

TEST_F(SessionHygiene, ResetsWhatDiscardLeaves) {
  EXPECT_EQ(behind("DISCARD PLANS;\nDISCARD SEQUENCES;\nDISCARD TEMP;\nRESET ALL;\n"), clean_);
}

class HygieneOfTriggers : public SessionHygiene {
 protected:
  void SetUp() override {
    SessionHygiene::SetUp();
    write("deployment/1-change.sql", "INSERT INTO before VALUES (2);\n");
  }
  std::string after_trigger(const std::string& body) {
    write("deployment/0-begin.sql",
          "CREATE TABLE before (n integer);\nCREATE FUNCTION change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " +
              body + " RETURN NEW; END $$;\n" +
              "CREATE TRIGGER change BEFORE INSERT ON before FOR EACH ROW EXECUTE FUNCTION change();\n");
    EXPECT_EQ(failure(run()), "");
    EXPECT_EQ(psql("SELECT count(*) FROM postgres_manager.history WHERE state = 'applied'"), "4");
    return psql("SELECT * FROM public.seen");
  }
};

TEST_F(HygieneOfTriggers, ResetsASearchPath) {
  EXPECT_EQ(after_trigger("PERFORM pg_catalog.set_config('search_path', 'nowhere', false);"), clean_);
}

TEST_F(HygieneOfTriggers, ResetsARole) {
  const tests::LoginRole other("hygienic");
  EXPECT_EQ(after_trigger(fmt::format("PERFORM pg_catalog.set_config('role', '{}', false);", other.name())), clean_);
}

}  // namespace

}  // namespace pgmanager::execute
