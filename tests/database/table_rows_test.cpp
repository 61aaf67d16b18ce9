#include "database/table_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/database_fixture.hpp"

namespace pgmanager::database {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class Rows : public tests::DatabaseTest {
 protected:
  schema::TableRows rows_of(const std::string& table) {
    for (schema::TableRows& each : read_rows(*connection_, "postgres_manager")) {
      if (each.table == table) return std::move(each);
    }
    return {};
  }
};

TEST_F(Rows, AreReadFromEveryTableExceptTheHistory) {
  psql(R"(create table b (a int); create schema "A"; create table "A".c (a int);
          create schema postgres_manager; create table postgres_manager.history (a int);
          create view v as select a from b; create temp table d (a int);
          create table p (a int) partition by list (a); create table p1 partition of p for values in (1);)");
  std::vector<std::string> names;
  for (const schema::TableRows& table : read_rows(*connection_, "postgres_manager")) names.push_back(table.table);
  EXPECT_THAT(names, ElementsAre("\"A\".c", "public.b", "public.p1"));
}

TEST_F(Rows, AreTextAndNull) {
  psql(R"(create table t (id int primary key, at timestamptz, "Odd" text, real float8);
          insert into t values (1, '2026-01-31 12:00:00+01', null, 0.1), (2, null, 'a"b', 'NaN');)");
  const schema::TableRows table = rows_of("public.t");
  EXPECT_THAT(table.columns, ElementsAre("Odd", "at", "id", "real"));
  EXPECT_THAT(table.key, ElementsAre("id"));
  EXPECT_THAT(table.rows, UnorderedElementsAre(schema::RowValues{std::nullopt, "2026-01-31 11:00:00+00", "1", "0.1"},
                                               schema::RowValues{"a\"b", std::nullopt, "2", "NaN"}));
}

TEST_F(Rows, HaveAKeyThatIdentifiesEach) {
  psql(R"(create table nullable (a int unique);
          create table two (b int not null, a int not null, c int, unique (b, a) include (c));
          create table part (a int not null); create unique index on part (a) where a > 0;
          create table expression (a text not null); create unique index on expression (lower(a));
          create table deferred (a int not null unique deferrable);)");
  EXPECT_THAT(rows_of("public.two").key, IsEmpty()) << "the included column may be null";
  psql("alter table two alter c set not null");
  EXPECT_THAT(rows_of("public.two").key, ElementsAre("b", "a"));
  for (const char* table : {"public.nullable", "public.part", "public.expression", "public.deferred"}) {
    EXPECT_THAT(rows_of(table).key, IsEmpty()) << table;
  }
}

TEST_F(Rows, OmitColumnsThatDifferInEachRun) {
  psql(R"(create table t (id uuid primary key default gen_random_uuid(), made timestamptz default now(),
                          day date default current_date, name text default 'now', number serial);)");
  const schema::TableRows table = rows_of("public.t");
  EXPECT_THAT(table.columns, ElementsAre("id", "name", "number"));
  EXPECT_THAT(table.left_out, ElementsAre("day", "made"));
}

}  // namespace

}  // namespace pgmanager::database
