#include "report/schema_tree.hpp"

#include <gtest/gtest.h>

#include "report/compared_schemas.hpp"

namespace pgmanager::report {
namespace {

using tests::object;
using tests::part_of;

TEST(RootOf, IsTheTableOfADefaultOfAColumn) {
  const schema::Object table = object("table", {"app", "t"}, {});
  const schema::Object column = part_of(table.name, object("column", {"app", "t", "a"}, {}));
  const schema::Object value = part_of(column.name, object("default", {"app", "t", "a"}, {}));
  const schema::SchemaSnapshot snapshot{.server_version = 150008, .objects = {column, value, table}, .unmodelled = {}};
  EXPECT_EQ(root_of(value, snapshot), table.name);
  EXPECT_EQ(root_of(table, snapshot), table.name);
}

TEST(RootOf, IsNotASchema) {
  const schema::Object table = part_of({.kind = "schema", .parts = {"app"}}, object("table", {"app", "t"}, {}));
  EXPECT_EQ(root_of(table, {}), table.name);
}

TEST(NameBelow, OmitsTheNameOfTheRoot) {
  const schema::ObjectName table{.kind = "table", .parts = {"app", "t"}};
  EXPECT_EQ(name_below({.kind = "column", .parts = {"app", "t", "Odd"}}, table), "\"Odd\"");
  EXPECT_EQ(name_below({.kind = "index", .parts = {"app", "t_idx"}}, table), "t_idx");
  EXPECT_EQ(name_below({.kind = "default", .parts = {"app", "t"}}, table), "t");
  EXPECT_EQ(name_in_schema({.kind = "function", .parts = {"app", "f", "integer"}}), "f(integer)");
  EXPECT_EQ(name_in_schema({.kind = "server", .parts = {"remote"}}), "remote");
}

}  // namespace
}  // namespace pgmanager::report
