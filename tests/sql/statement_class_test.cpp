#include "sql/statement_class.hpp"

#include <gtest/gtest.h>

#include <string>

namespace pgmanager::sql {
namespace {

StatementClass class_of(std::string_view statement) {
  const std::vector<StatementClass> classes = classify({statement});
  EXPECT_EQ(classes.size(), 1U) << statement;
  return classes.at(0);
}

void expect_class(StatementClass expected, const std::vector<const char*>& statements) {
  for (const char* statement : statements) EXPECT_EQ(class_of(statement), expected) << statement;
}

// A PostgreSQL 15 server refused each of these inside a transaction block, with SQLSTATE 25001.
TEST(StatementClass, NoTransactionIsRefusedByTheServerInATransactionBlock) {
  expect_class(StatementClass::no_transaction,
               {"create index concurrently on t(a)",
                "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a)",
                "drop index concurrently i",
                "reindex index concurrently i",
                "reindex (concurrently) table t",
                "reindex (verbose, concurrently true) table t",
                "reindex schema public",
                "reindex database postgres",
                "reindex system postgres",
                "vacuum",
                "vacuum t",
                "vacuum (analyze) t",
                "create database x",
                "drop database if exists d",
                "alter database d set tablespace pg_default",
                "create tablespace ts location '/srv/ts'",
                "drop tablespace ts",
                "alter system set work_mem = '1MB'",
                "alter system reset all",
                "cluster",
                "cluster verbose",
                "alter table part detach partition p1 concurrently",
                "alter table if exists only part detach partition p1 concurrently",
                "create subscription s connection 'dbname=x' publication p",
                "create subscription s connection 'dbname=x' publication p with (create_slot = true)",
                "create subscription s connection 'dbname=x' publication p with (create_slot)",
                "create subscription s connection 'dbname=x' publication p with (enabled = false)",
                "drop subscription s",
                "alter subscription s refresh publication",
                "alter subscription s set publication p",
                "alter subscription s add publication p with (refresh = on)",
                "alter subscription s drop publication p",
                "discard all"});
}

TEST(StatementClass, OrdinaryIsAcceptedByTheServerInATransactionBlock) {
  expect_class(StatementClass::ordinary,
               {"create index on t(a)",
                "create index i on t(concurrently)",
                "create index \"concurrently\" on t(a)",
                "drop index i",
                "reindex table t",
                "reindex (concurrently false) table t",
                "reindex (concurrently off, verbose) table t",
                "reindex (concurrently 0) index i",
                "analyze t",
                "alter database d connection limit 5",
                "alter database d rename to tablespace",
                "alter database d set work_mem = '1MB'",
                "alter tablespace pg_default set (seq_page_cost = 1)",
                "cluster t using i",
                "alter table part detach partition p1",
                "alter table part detach partition p1 finalize",
                "create subscription s connection 'dbname=x' publication p with (create_slot = false)",
                "create subscription s connection 'dbname=x' publication p with (connect = false)",
                "alter subscription s enable",
                "alter subscription s set (streaming = true)",
                "alter subscription s set publication p with (refresh = false)",
                "discard temp",
                "refresh materialized view concurrently m",
                "savepoint a",
                "rollback to savepoint a",
                "release a",
                "set transaction isolation level serializable",
                "prepare p as select 1",
                "select 'vacuum'",
                "create function f() returns int begin atomic select 1; end",
                "do $$begin commit; end$$"});
}

TEST(StatementClass, BeginIsEveryWayToOpenATransaction) {
  expect_class(StatementClass::begin, {"begin", "BEGIN WORK", "begin transaction isolation level serializable",
                                       "start transaction", "/* c */ start transaction read only"});
}

TEST(StatementClass, CommitIsEveryWayToCommit) {
  expect_class(StatementClass::commit, {"commit", "COMMIT WORK", "end", "end transaction", "commit and no chain"});
}

TEST(StatementClass, OtherControlIsTheRest) {
  expect_class(StatementClass::other_control,
               {"rollback", "abort", "rollback and chain", "commit and chain", "end and chain",
                "prepare transaction 'x'", "commit prepared 'x'", "rollback prepared 'x'"});
}

TEST(StatementClass, OfAStatementThatTheParserRejectsIsOrdinary) {
  expect_class(StatementClass::ordinary,
               {"vacuum only t, (", "begin nonsense", "create index concurrently", "commit 1"});
}

TEST(StatementClass, IsReturnedForEveryStatementInOrder) {
  EXPECT_EQ(
      classify({"begin", "copy t from stdin", "vacuum", "select 1 -- vacuum", "commit", "rollback"}),
      (std::vector<StatementClass>{StatementClass::begin, StatementClass::ordinary, StatementClass::no_transaction,
                                   StatementClass::ordinary, StatementClass::commit, StatementClass::other_control}));
  EXPECT_EQ(classify({}), std::vector<StatementClass>{});
}

// Such a statement is not parsed, but it must not end a transaction of ours unnoticed.
TEST(StatementClass, OfATransactionStatementWithALongCommentIsControl) {
  EXPECT_EQ(class_of("commit /*" + std::string(200'000, 'x') + "*/"), StatementClass::other_control);
}

std::string index_on_sum(std::size_t terms) {
  std::string statement = "create index concurrently on t ((1";
  for (std::size_t i = 1; i < terms; ++i) statement += "+1";
  return statement + "))";
}

TEST(StatementClass, OfAVeryDeepStatementIsFound) {  // 5,000 terms overflow a stack of 8 MB
  EXPECT_EQ(class_of(index_on_sum(8'000)), StatementClass::no_transaction);
}

TEST(StatementClass, OfAStatementTooLongToParseIsOrdinary) {
  EXPECT_EQ(class_of(index_on_sum(500'000)), StatementClass::ordinary);
}

TEST(StatementClass, ShowsWhatCommitsItself) {
  EXPECT_TRUE(commits_itself("VACUUM t"));
  EXPECT_TRUE(commits_itself("CREATE INDEX CONCURRENTLY ON t (n)"));
  EXPECT_FALSE(commits_itself("CREATE INDEX ON t (n)"));
}

}  // namespace
}  // namespace pgmanager::sql
