#include "dump/tree_update.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dump/subject.hpp"

namespace pgmanager::dump {

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Entry dumped(int id, const char* type, const char* name, std::vector<int> dependencies, const char* statement) {
  return {.id = id,
          .type = type,
          .name = name,
          .schema = "public",
          .owner = "ann",
          .dependencies = std::move(dependencies),
          .settings = {},
          .statements = {statement}};
}

const Entry old_table = dumped(1, "TABLE", "a", {}, "CREATE TABLE public.a (\n    id integer\n)");
const Entry new_table = dumped(1, "TABLE", "a", {}, "CREATE TABLE public.a (\n    id bigint\n)");
const Entry old_index = dumped(2, "INDEX", "a_id", {1}, "CREATE INDEX a_id ON public.a USING btree (id)");
const Entry new_index = dumped(2, "INDEX", "a_id", {1}, "CREATE INDEX a_id ON public.a USING hash (id)");

std::vector<GroupOnDisk> disk(std::vector<FileOnDisk> files) {
  std::string order = "{";
  for (const FileOnDisk& file : files) {
    order +=
        (order.size() > 1 ? ", \"" : "\"") + std::to_string(&file - files.data() + 1) + "\": \"" + file.name + "\"";
  }
  return {{.name = "1-tables", .order_json = order + "}\n", .files = std::move(files)}};
}

TEST(UpdateTree, ChangesNothingWhereNothingDiffers) {
  const CreateTree tree =
      update_tree(disk({{"a.sql", "create table a (id integer);\n"}}), {old_table}, {old_table}, {.owner = "ann"});
  EXPECT_THAT(tree.files, IsEmpty());
  EXPECT_THAT(tree.orders, IsEmpty());
}

TEST(UpdateTree, ReplacesTheStatementsOfAnObjectOnly) {
  const CreateTree tree = update_tree(disk({{"a.sql",
                                             "-- Why there is a.\ncreate table a (id integer);\ncomment on table a is "
                                             "'old';\n\ninsert into a values (1);\n"}}),
                                      {old_table}, {new_table}, {.owner = "ann"});
  ASSERT_EQ(tree.files.size(), 1U);
  EXPECT_TRUE(tree.files[0].is_changed);
  EXPECT_EQ(tree.files[0].text(),
            "-- Why there is a.\nCREATE TABLE public.a (\n    id bigint\n);\n\ninsert into a values (1);\n");
}

TEST(UpdateTree, ReplacesAnIndexWhereItIs) {
  const CreateTree tree = update_tree(
      disk({{"a.sql", "create table a (id integer);\n"}, {"indexes.sql", "create index a_id on a (id); -- why\n"}}),
      {old_table, old_index}, {old_table, new_index}, {.owner = "ann"});
  ASSERT_EQ(tree.files.size(), 1U);
  EXPECT_EQ(tree.files[0].path, "create/1-tables/indexes.sql");
  EXPECT_EQ(tree.files[0].title, "index public.a_id");
  EXPECT_EQ(tree.files[0].text(), "CREATE INDEX a_id ON public.a USING hash (id);\n -- why\n");
}

TEST(UpdateTree, DoesNotRepeatAnIndexThatIsInAnotherFile) {
  const CreateTree tree = update_tree(
      disk({{"a.sql", "create table a (id integer);\n"}, {"indexes.sql", "create index a_id on a (id);\n"}}),
      {old_table, old_index}, {new_table, old_index}, {.owner = "ann"});
  ASSERT_EQ(tree.files.size(), 1U);
  EXPECT_EQ(tree.files[0].text(), "CREATE TABLE public.a (\n    id bigint\n);\n");
}

TEST(UpdateTree, AddsAnIndexAndRemovesOne) {
  const std::vector<GroupOnDisk> without = disk({{"a.sql", "create table a (id integer); -- by hand\n"}});
  const CreateTree added = update_tree(without, {old_table}, {old_table, new_index}, {.owner = "ann"});
  ASSERT_EQ(added.files.size(), 1U);
  EXPECT_EQ(added.files[0].text(),
            "create table a (id integer); -- by hand\n\nCREATE INDEX a_id ON public.a USING hash (id);\n");
  const CreateTree removed =
      update_tree(disk({{"a.sql", "create table a (id integer);\n\ncreate index a_id on a (id);\n"}}),
                  {old_table, old_index}, {old_table}, {.owner = "ann"});
  ASSERT_EQ(removed.files.size(), 1U);
  EXPECT_EQ(removed.files[0].text(), "create table a (id integer);\n");
}

TEST(UpdateTree, AddsAFileForANewObject) {
  const Entry view = dumped(5, "VIEW", "v", {1}, "CREATE VIEW public.v AS\n SELECT 1");
  const Entry type = dumped(6, "TYPE", "y", {}, "CREATE TYPE public.y AS (\n\ta integer\n)");
  const Entry user = dumped(1, "TABLE", "a", {6}, "CREATE TABLE public.a (\n    y public.y\n)");
  const CreateTree tree = update_tree(disk({{"a.sql", "create table a (id integer);\n"}}), {old_table},
                                      {type, user, view}, {.owner = "ann"});
  ASSERT_EQ(tree.files.size(), 3U);
  // The type must come before the table, and there is no group before.
  EXPECT_EQ(tree.files[0].path, "create/1-tables/typ_y.sql");
  EXPECT_EQ(tree.files[1].path, "create/2-views/vw_v.sql");
  EXPECT_EQ(tree.files[2].path, "create/1-tables/a.sql");
  ASSERT_EQ(tree.orders.size(), 2U);
  EXPECT_EQ(tree.orders[0].text, "{\n    \"1\": \"typ_y.sql\",\n    \"2\": \"a.sql\"\n}\n");
}

TEST(UpdateTree, NamesTheFileOfAnObjectThatIsGone) {
  const CreateTree tree =
      update_tree(disk({{"a.sql", "create table a (id integer);\n"}}), {old_table}, {}, {.owner = "ann"});
  ASSERT_EQ(tree.surplus.size(), 1U);
  EXPECT_EQ(tree.surplus[0].title, "table public.a");
  EXPECT_EQ(tree.surplus[0].path, "create/1-tables/a.sql");
  EXPECT_THAT(tree.files, IsEmpty());
}

std::string subject(const char* statement) {
  const auto found = subject_of(statement);
  if (!found) return "";
  return found->kind + " " + found->schema + "." + found->name +
         (found->part_kind.empty() ? "" : " " + found->part_kind + " " + found->part) +
         (found->creates ? " created" : "");
}

TEST(SubjectOf, ReadsTheObjectThatAStatementIsAbout) {
  EXPECT_EQ(subject("create unlogged table if not exists App.\"T\" (a int)"), "relation app.T created");
  EXPECT_EQ(subject("CREATE OR REPLACE VIEW v AS SELECT 1"), "relation .v created");
  EXPECT_EQ(subject("create or replace function app.f(a integer default 1, out b text) returns text"),
            "routine app.f(int4,) created");
  EXPECT_EQ(subject("create unique index concurrently i on only app.t (a)"), "relation app.t index i");
  EXPECT_EQ(subject("create trigger x before update of a on app.t for each row execute function f()"),
            "relation app.t trigger x");
  EXPECT_EQ(subject("alter table only app.t\n add constraint c unique (a)"), "relation app.t constraint c");
  EXPECT_EQ(subject("alter table only app.t attach partition app.p default"), "relation app.p");
  EXPECT_EQ(subject("alter sequence s owned by app.t.a"), "relation app.t");
  EXPECT_EQ(subject("comment on column app.t.a is 'x'"), "relation app.t");
  EXPECT_EQ(subject("comment on constraint c on app.t is 'x'"), "relation app.t comment on constraint c");
  EXPECT_EQ(subject("comment on index app.i is 'x'"), " . comment on index i");
  EXPECT_EQ(subject("grant select (a) on app.t to x"), "relation app.t");
  EXPECT_EQ(subject("grant select on app.t, app.u to x"), "");
  EXPECT_EQ(subject("insert into app.t values (1)"), "");
  EXPECT_EQ(subject("create extension if not exists hstore with schema app"), "extension .hstore created");
}

}  // namespace

}  // namespace pgmanager::dump
