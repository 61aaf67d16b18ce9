#include <gtest/gtest.h>

#include <string>

#include "sql/statement_class.hpp"

namespace pgmanager::sql {
namespace {

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

}  // namespace
}  // namespace pgmanager::sql
