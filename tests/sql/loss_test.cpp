#include "sql/loss.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgmanager::sql {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Loss only_loss(std::string_view statement) {
  const std::vector<Loss> found = losses({{statement}});
  EXPECT_EQ(found.size(), 1U) << statement;
  return found.empty() ? Loss() : found.front();
}

TEST(Loss, NamesTablesThatLoseRows) {
  EXPECT_THAT(only_loss("drop table if exists a, App.\"B\"\"c\" cascade").tables,
              ElementsAre("\"a\"", "\"app\".\"B\"\"c\""));
  EXPECT_THAT(only_loss("drop materialized view m").tables, ElementsAre("\"m\""));
  EXPECT_THAT(only_loss("truncate only a, s.b").tables, ElementsAre("\"a\"", "\"s\".\"b\""));
  EXPECT_THAT(only_loss("delete from s.a where id = 1").tables, ElementsAre("\"s\".\"a\""));
  EXPECT_THAT(only_loss("drop schema s, \"T\" cascade").schemas, ElementsAre("s", "T"));
}

TEST(Loss, IncludesDeletionsInAPartOfAStatement) {
  EXPECT_THAT(only_loss("with d as (delete from keep returning 1) select count(*) from d").tables,
              ElementsAre("\"keep\""));
  EXPECT_THAT(only_loss("with d as (delete from a returning *) insert into b select * from d").tables,
              ElementsAre("\"a\""));
  EXPECT_THAT(only_loss("insert into b with d as (delete from a returning *) select * from d").tables,
              ElementsAre("\"a\""));
  EXPECT_THAT(only_loss("with d as (delete from a returning *) update b set n = d.n from d").tables,
              ElementsAre("\"a\""));
  EXPECT_THAT(only_loss("with d as (delete from a returning *) delete from b using d").tables,
              ElementsAre("\"b\"", "\"a\""));
  EXPECT_THAT(only_loss("merge into keep k using s on k.id = s.id when matched then delete").tables,
              ElementsAre("\"keep\""));
  EXPECT_THAT(only_loss("explain analyze delete from a").tables, ElementsAre("\"a\""));
  EXPECT_THAT(only_loss("prepare p as delete from a where id = $1").tables, ElementsAre("\"a\""));
  EXPECT_THAT(only_loss("copy (delete from a returning *) to stdout").tables, ElementsAre("\"a\""));
}

TEST(Loss, IncludesObjectsThatGexecMayDrop) {
  const char* statement = "select $$drop table keep$$";
  EXPECT_THAT(losses({{statement}}), IsEmpty());
  EXPECT_THAT(losses({{.sql = statement, .runs_result = true}}), ElementsAre(Loss()));
  EXPECT_THAT(losses({{.sql = "select 'analyze a'", .runs_result = true}}), IsEmpty());
}

TEST(Loss, IncludesObjectsWithoutRows) {
  for (const char* statement :
       {"drop view v", "drop function f(int)", "drop index concurrently i", "drop type t", "drop trigger t on a",
        "alter table a add b int, drop column c", "alter type t drop attribute a", "drop role r", "drop owned by r",
        "drop extension citext", "drop operator === (int, int)", "drop cast (int as text)", "drop policy p on a",
        "do $$ begin EXECUTE 'DROP TABLE ' || 'a'; end $$", "do language plpgsql 'begin delete from a; end'"}) {
    EXPECT_EQ(only_loss(statement), Loss()) << statement;
  }
}

TEST(Loss, ExcludesStatementsThatOnlyAddOrChange) {
  for (const char* statement :
       {"create table a (id int)", "alter table a add b int", "alter table a drop constraint c", "update a set b = 1",
        "insert into a values (1)", "create table b (a int references a on delete cascade)",
        "merge into a using b on a.id = b.id when matched then update set n = 1",
        "create function f() returns void language sql as 'delete from a'", "select 'delete'", "drop me", "select 1",
        "do $$ begin perform 1; end $$"}) {
    EXPECT_THAT(losses({{statement}}), IsEmpty()) << statement;
  }
}

TEST(Loss, ReturnsTheIndexOfItsStatement) {
  const std::vector<Loss> found = losses({{"select 1"}, {"drop table a"}, {"select 2"}, {"drop view v"}});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].index, 1U);
  EXPECT_EQ(found[1].index, 3U);
}

}  // namespace
}  // namespace pgmanager::sql
