#include "sql/concurrent_index.hpp"

#include <gtest/gtest.h>

#include <string>

namespace pgmanager::sql {
namespace {

using Work = ConcurrentIndex::Work;

void expect_none(const std::vector<const char*>& statements) {
  for (const char* statement : statements) EXPECT_EQ(concurrent_index(statement), std::nullopt) << statement;
}

TEST(ConcurrentIndex, HasTheIndexAndTheTableOfCreateIndex) {
  EXPECT_EQ(concurrent_index("create index concurrently i on t (a)"),
            (ConcurrentIndex{.work = Work::create_index, .name = "t", .index = "i", .columns = {"a"}}));
  EXPECT_EQ(concurrent_index("/* c */ CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"My \"\"Index\"\"\" ON ONLY "
                             "\"S.x\".Tab USING btree (A DESC, lower(b), \"C\") INCLUDE (d) WHERE a > 0"),
            (ConcurrentIndex{.work = Work::create_index,
                             .schema = "S.x",
                             .name = "tab",
                             .index = "My \"Index\"",
                             .columns = {"a", "", "C", "d"},
                             .if_not_exists = true}));
}

TEST(ConcurrentIndex, HasNoNameWhenTheServerChoosesOne) {
  EXPECT_EQ(concurrent_index("create index concurrently on s.t ((a + 1))"),
            (ConcurrentIndex{.work = Work::create_index, .schema = "s", .name = "t", .columns = {""}}));
}

TEST(ConcurrentIndex, CutsNamesAsTheServerDoes) {
  const std::string name(70, 'n');
  const auto index = concurrent_index("create index concurrently " + name + " on t (a)");
  ASSERT_TRUE(index.has_value());
  EXPECT_EQ(index->index, std::string(63, 'n'));
}

TEST(ConcurrentIndex, HasTheObjectOfReindex) {
  EXPECT_EQ(concurrent_index("reindex index concurrently s.i"),
            (ConcurrentIndex{.work = Work::reindex_index, .schema = "s", .name = "i"}));
  EXPECT_EQ(concurrent_index("reindex (verbose, concurrently on) table \"T\""),
            (ConcurrentIndex{.work = Work::reindex_table, .name = "T"}));
  EXPECT_EQ(concurrent_index("reindex (concurrently false, concurrently) table t"),
            (ConcurrentIndex{.work = Work::reindex_table, .name = "t"}));
  EXPECT_EQ(concurrent_index("reindex (concurrently 1) schema s"),
            (ConcurrentIndex{.work = Work::reindex_schema, .name = "s"}));
  EXPECT_EQ(concurrent_index("reindex database concurrently d"),
            (ConcurrentIndex{.work = Work::reindex_database, .name = "d"}));
}

TEST(ConcurrentIndex, AcceptsReindexDatabaseWithoutAName) {
  EXPECT_EQ(concurrent_index("reindex database concurrently"), (ConcurrentIndex{.work = Work::reindex_database}));
  EXPECT_EQ(concurrent_index("reindex (concurrently) database -- all of it"),
            (ConcurrentIndex{.work = Work::reindex_database}));
}

TEST(ConcurrentIndex, HasTheIndexOfDropIndex) {
  EXPECT_EQ(concurrent_index("drop index concurrently if exists s.\"I\" cascade"),
            (ConcurrentIndex{.work = Work::drop_index, .schema = "s", .name = "I"}));
  EXPECT_EQ(concurrent_index("drop index concurrently i"), (ConcurrentIndex{.work = Work::drop_index, .name = "i"}));
}

TEST(ConcurrentIndex, HasTheTableOfADetachedPartition) {
  EXPECT_EQ(concurrent_index("alter table if exists s.parent detach partition p1 concurrently"),
            (ConcurrentIndex{.work = Work::detach_partition, .schema = "s", .name = "parent"}));
}

TEST(ConcurrentIndex, IsEmptyForOtherStatements) {
  expect_none({"", "select 1", "create index i on t (a)", "create index concurrently_not on t (a)",
               "create index \"concurrently\" on t (a)", "create index i on t (concurrently)",
               "create table t (a text default 'concurrently')", "refresh materialized view concurrently m",
               "drop index i", "drop table concurrently", "reindex table t", "reindex (concurrently false) table t",
               "reindex (concurrently off) table t", "reindex (concurrently 0) index i",
               "reindex system concurrently d", "alter table t detach partition p",
               "alter table t detach partition p finalize", "alter table t add concurrently integer",
               "create function f() returns void language sql as 'create index concurrently i on t (a)'"});
}

TEST(ConcurrentIndex, IsEmptyForStatementsThatTheParserRejects) {
  expect_none({"create index concurrently", "create index concurrently i on t (:column)", "reindex table concurrently",
               "reindex database concurrently d e",
               "create index concurrently i on t (a); create index concurrently j on t (a)"});
}

TEST(ConcurrentIndex, IsFoundInAVeryDeepStatement) {  // 5,000 terms overflow a stack of 8 MB
  std::string statement = "create index concurrently i on t ((1";
  for (int i = 0; i < 8'000; ++i) statement += "+1";
  EXPECT_EQ(concurrent_index(statement + "))"),
            (ConcurrentIndex{.work = Work::create_index, .name = "t", .index = "i", .columns = {""}}));
}

TEST(ConcurrentIndex, MayBeLeftInvalid) {
  EXPECT_TRUE(may_leave_invalid_index("CREATE INDEX CONCURRENTLY ON t (n)"));
  EXPECT_TRUE(may_leave_invalid_index("REINDEX TABLE CONCURRENTLY t"));
  EXPECT_FALSE(may_leave_invalid_index("DROP INDEX CONCURRENTLY i"));
  EXPECT_FALSE(may_leave_invalid_index("CREATE INDEX ON t (n)"));
}

}  // namespace
}  // namespace pgmanager::sql
