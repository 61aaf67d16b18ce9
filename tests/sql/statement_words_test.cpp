#include "sql/statement_words.hpp"

#include <gtest/gtest.h>

#include <string>

namespace pgmanager::sql {

namespace {

TEST(SessionEffect, IsNoneForDefinitions) {
  for (const char* statement :
       {"CREATE TABLE t (n integer DEFAULT 1, at timestamptz DEFAULT now())", "create unique index on t (n)",
        "ALTER TABLE t ADD COLUMN m text", "DROP VIEW v", "COMMENT ON TABLE t IS 'select set_config(1, 2)'",
        "GRANT SELECT ON t TO r", "CREATE VIEW v AS SELECT f()", "CREATE OR REPLACE VIEW v AS SELECT f()",
        "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ SELECT set_config('a.b', 'c', false) $$"}) {
    EXPECT_EQ(session_effect(statement), SessionEffect::none) << statement;
  }
}

TEST(SessionEffect, IsFunctionsForStatementsThatWriteRows) {
  for (const char* statement :
       {"INSERT INTO t VALUES (1)", "update t set n = 2", "DELETE FROM t", "TRUNCATE t", "CREATE TABLE u AS SELECT f()",
        "CREATE MATERIALIZED VIEW m AS SELECT f()", "ALTER TABLE t ADD COLUMN m text DEFAULT f()",
        "ALTER TABLE t ALTER n TYPE text USING f(n)"}) {
    EXPECT_EQ(session_effect(statement), SessionEffect::functions) << statement;
  }
}

TEST(SessionEffect, IsAnythingForOtherStatements) {
  for (const char* statement :
       {"SET search_path = ''", "RESET ALL", "SELECT 1", "WITH a AS (SELECT 1) INSERT INTO t SELECT * FROM a", "DO 'x'",
        "CALL p()", "CREATE TEMP TABLE t ()", "CREATE LOCAL TEMPORARY TABLE t ()", "CREATE TABLE pg_temp.t ()",
        "CREATE TABLE \"pg_temp\".t ()", "CREATE VIEW PG_TEMP_3.v AS SELECT 1", "CREATE TEMPORARY VIEW v AS SELECT 1",
        "INSERT INTO t SELECT set_config('a.b', 'c', false)", "PREPARE s AS SELECT 1", "LISTEN l", "NONSENSE", "(",
        ""}) {
    EXPECT_EQ(session_effect(statement), SessionEffect::anything) << statement;
  }
}

// The expected names are those of PostgreSQL's messages and command tags.
TEST(StatementName, EqualsThatOfPostgresqlsMessages) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"begin", "BEGIN"},
      {"COMMIT WORK", "COMMIT"},
      {"start transaction read only", "START TRANSACTION"},
      {"prepare transaction 'x'", "PREPARE TRANSACTION"},
      {"rollback prepared 'x'", "ROLLBACK PREPARED"},
      {"vacuum (analyze) t", "VACUUM"},
      {"create unique /* c */ index concurrently if not exists i on t (a)", "CREATE INDEX CONCURRENTLY"},
      {"create index i on t (a)", "CREATE INDEX"},
      {"drop index concurrently i", "DROP INDEX CONCURRENTLY"},
      {"Alter Table t add b int", "ALTER TABLE"},
      {"create tablespace ts location ''", "CREATE TABLESPACE"},
      {"create temporary table t (a int)", "CREATE TABLE"},
      {"create or replace function f() returns int", "CREATE FUNCTION"},
      {"create constraint trigger t after insert on a", "CREATE TRIGGER"},
      {"refresh materialized view concurrently m", "REFRESH MATERIALIZED VIEW"},
      {"create text search configuration c (parser = p)", "CREATE TEXT SEARCH CONFIGURATION"},
      {"alter default privileges grant select on tables to r", "ALTER DEFAULT PRIVILEGES"},
      {"alter system set work_mem = 1", "ALTER SYSTEM"},
      {"reindex schema public", "REINDEX SCHEMA"},
      {"reindex (concurrently) table t", "REINDEX"},
      {"discard all", "DISCARD ALL"},
      {"insert into t values (1)", "INSERT"},
      {"(select 1) union select 2", "SELECT"},
      {"create \"table\"", "CREATE"},
      {"create indexes", "CREATE"},
  };
  for (const auto& [statement, name] : cases) EXPECT_EQ(statement_name(statement), name) << statement;
}

TEST(StatementName, IsGeneralWithoutALeadingKeyword) {
  EXPECT_EQ(statement_name("'a'"), "SQL statement");
  EXPECT_EQ(statement_name(""), "SQL statement");
  EXPECT_EQ(statement_name(std::string(1'000'000, 'a')), "SQL statement");
}

// tests/database/lock_table_test.cpp compares them with pg_locks.
TEST(LocksKept, ByNewObjectsOnly) {
  EXPECT_EQ(locks_kept("create unlogged table t (a text)"), 4);
  EXPECT_EQ(locks_kept("CREATE UNIQUE INDEX ON t (a)"), 2);
  EXPECT_EQ(locks_kept("create or replace view v as select 1"), 2);
  EXPECT_EQ(locks_kept("create function f() returns int language sql as 'select 1'"), 0);
  EXPECT_EQ(locks_kept("insert into t values ('create table')"), 0);
  EXPECT_EQ(locks_kept(""), 0);
}

TEST(SessionEffect, IsRepeatedByANewSession) {
  for (const char* statement : {"SET work_mem = '1MB'", "-- why\nset role ann", "RESET ALL", "PREPARE p AS SELECT 1",
                                "DEALLOCATE p", "LOAD 'auto_explain'", "SELECT set_config('app.x', 'y', false)",
                                "select pg_catalog.set_config('app.x', 'y', false)"}) {
    EXPECT_TRUE(is_sent_again(statement)) << statement;
  }
  for (const char* statement :
       {"SELECT 1", "SELECT set_config('app.x', next_tenant(), false)", "INSERT INTO t VALUES (1)",
        "CREATE TEMP TABLE t ()", "SELECT \"set_config\"", "EXECUTE p"}) {
    EXPECT_FALSE(is_sent_again(statement)) << statement;
  }
}

TEST(StatementWords, ShowWhetherItMayCommitInternally) {
  for (const char* statement :
       {"CALL p()", "DO $$ BEGIN COMMIT; END $$", "do 'begin Rollback; end'", "DO $$ BEGIN CALL p(); END $$"}) {
    EXPECT_TRUE(may_commit_inside(statement)) << statement;
  }
  for (const char* statement : {"DO $$ BEGIN LOCK TABLE t; END $$", "SELECT 'commit'", "VACUUM"}) {
    EXPECT_FALSE(may_commit_inside(statement)) << statement;
  }
}

}  // namespace

}  // namespace pgmanager::sql
