#include "sql/session_effect.hpp"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace pgmanager::sql
