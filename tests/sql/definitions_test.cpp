#include "sql/definitions.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgmanager::sql {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// "schema.name", with the part after a colon.
std::vector<std::string> objects(const std::string& statement) {
  std::vector<std::string> found;
  const Definitions definitions = definitions_of({statement});
  EXPECT_EQ(definitions.effect, Effect::objects) << statement;
  for (const DefinedObject& each : definitions.objects) {
    found.push_back(fmt::format("{}.{}{}{}", each.schema, each.name, each.part.empty() ? "" : ":", each.part));
  }
  return found;
}

Effect effect(const std::string& statement) {
  return definitions_of({statement}).effect;
}

TEST(Definitions, NamesWhatIsCreated) {
  EXPECT_THAT(objects("create or replace function app.f(a int) returns int language sql as 'select 1'"),
              ElementsAre("app.f"));
  EXPECT_THAT(objects("create procedure \"P\"() language sql as ''"), ElementsAre(".P"));
  EXPECT_THAT(objects("create or replace view app.v as select 1"), ElementsAre("app.v"));
  EXPECT_THAT(objects("create materialized view app.m as select 1"), ElementsAre("app.m"));
  EXPECT_THAT(objects("create trigger g before insert on app.t for each row execute function f()"),
              ElementsAre("app.t:g"));
  EXPECT_THAT(objects("create rule r as on insert to v do instead nothing"), ElementsAre(".v:r"));
  EXPECT_THAT(objects("create policy p on app.t using (true)"), ElementsAre("app.t:p"));
  EXPECT_THAT(objects("create index i on app.m (a)"), ElementsAre("app.m:i"));
  EXPECT_THAT(objects("create index on app.m (a)"), ElementsAre("app.m"));
  EXPECT_THAT(objects("create type app.e as enum ('a')"), ElementsAre("app.e"));
  EXPECT_THAT(objects("create domain app.d as int"), ElementsAre("app.d"));
  EXPECT_THAT(objects("create aggregate app.s(int) (sfunc = int4pl, stype = int)"), ElementsAre("app.s"));
}

TEST(Definitions, NamesWhatIsDroppedOrChanged) {
  EXPECT_THAT(objects("drop function if exists app.f(int), g"), ElementsAre("app.f", ".g"));
  EXPECT_THAT(objects("drop view if exists v, app.w cascade"), ElementsAre(".v", "app.w"));
  EXPECT_THAT(objects("drop trigger if exists g on app.t"), ElementsAre("app.t:g"));
  EXPECT_THAT(objects("drop policy p on t"), ElementsAre(".t:p"));
  EXPECT_THAT(objects("drop type if exists app.e"), ElementsAre("app.e"));
  EXPECT_THAT(objects("comment on function app.f(int) is 'x'"), ElementsAre("app.f"));
  EXPECT_THAT(objects("comment on column app.v.c is 'x'"), ElementsAre("app.v:c"));
  EXPECT_THAT(objects("alter function app.f(int) owner to ann"), ElementsAre("app.f"));
  EXPECT_THAT(objects("alter function app.f(int) stable"), ElementsAre("app.f"));
  EXPECT_THAT(objects("alter view app.v owner to ann"), ElementsAre("app.v"));
  EXPECT_THAT(objects("alter table app.t enable row level security"), ElementsAre("app.t"));
  EXPECT_THAT(objects("grant select on app.v, w to public"), ElementsAre("app.v", ".w"));
  EXPECT_THAT(objects("grant usage on schema app to public"), ElementsAre(".app"));
  EXPECT_THAT(objects("revoke execute on function f(int) from public"), ElementsAre(".f"));
  EXPECT_THAT(objects("set search_path = app"), IsEmpty());
}

TEST(Definitions, KnowsWhatStaysInTheSchema) {
  EXPECT_EQ(effect("grant select on all tables in schema app to public"), Effect::schema);
  EXPECT_EQ(effect("alter default privileges grant select on tables to public"), Effect::schema);
  EXPECT_EQ(effect("create extension if not exists hstore"), Effect::schema);
  EXPECT_EQ(effect("create operator === (function = f, leftarg = int, rightarg = int)"), Effect::schema);
}

TEST(Definitions, KnowsWhatASchemaDoesNotShow) {
  for (const char* statement :
       {"insert into t values (1)", "do 'begin end'", "select f()", "call p()", "create table t as select 1",
        "truncate t", "refresh materialized view m", "grant a to b", "create role a", "comment on role a is 'x'",
        "grant connect on database d to a", "alter role a set work_mem = '1MB'", "notify x", "this is no statement"}) {
    EXPECT_EQ(effect(statement), Effect::unknown) << statement;
  }
}

TEST(Definitions, TakesTheWidestEffectOfAFile) {
  const Definitions found =
      definitions_of({"create view v as select 1", "grant select on all tables in schema app to public",
                      "insert into t values (1)", "delete from t", "drop view w"});
  EXPECT_EQ(found.effect, Effect::unknown);
  EXPECT_EQ(found.culprit, "INSERT");
  EXPECT_EQ(found.objects.size(), 2U);
}

}  // namespace
}  // namespace pgmanager::sql
