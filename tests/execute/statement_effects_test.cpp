#include "execute/statement_effects.hpp"

#include <gtest/gtest.h>

namespace pgmanager::execute {

namespace {

TEST(StatementEffects, OnTheSessionAreRepeated) {
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

TEST(StatementEffects, MayBeCommittedInternally) {
  for (const char* statement :
       {"CALL p()", "DO $$ BEGIN COMMIT; END $$", "do 'begin Rollback; end'", "DO $$ BEGIN CALL p(); END $$"}) {
    EXPECT_TRUE(may_commit_inside(statement)) << statement;
  }
  for (const char* statement : {"DO $$ BEGIN LOCK TABLE t; END $$", "SELECT 'commit'", "VACUUM"}) {
    EXPECT_FALSE(may_commit_inside(statement)) << statement;
  }
}

TEST(StatementEffects, MayBeOutsideAnyTransaction) {
  EXPECT_TRUE(commits_itself("VACUUM t"));
  EXPECT_TRUE(commits_itself("CREATE INDEX CONCURRENTLY ON t (n)"));
  EXPECT_FALSE(commits_itself("CREATE INDEX ON t (n)"));
}

TEST(StatementEffects, MayIncludeAnInvalidIndex) {
  EXPECT_TRUE(may_leave_invalid_index("CREATE INDEX CONCURRENTLY ON t (n)"));
  EXPECT_TRUE(may_leave_invalid_index("REINDEX TABLE CONCURRENTLY t"));
  EXPECT_FALSE(may_leave_invalid_index("DROP INDEX CONCURRENTLY i"));
  EXPECT_FALSE(may_leave_invalid_index("CREATE INDEX ON t (n)"));
}

}  // namespace

}  // namespace pgmanager::execute
