#include "schema/difference.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.hpp"
#include "schema/described.hpp"
#include "support/schema_values.hpp"
#include "support/thrown.hpp"

namespace pgmanager::schema {
namespace {

using pgmanager::tests::column;
using pgmanager::tests::index;
using pgmanager::tests::object;
using pgmanager::tests::part;
using pgmanager::tests::snapshot;
using pgmanager::tests::operator+;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::described;

const SchemaSnapshot plain = snapshot({object("schema", {"app"}), object("table", {"app", "t"}, {{"owner", "ann"}})});

TEST(Difference, IsEmptyForEqualSnapshots) {
  EXPECT_THAT(described(plain, plain), IsEmpty());
  EXPECT_THAT(described({}, {}), IsEmpty());
}

TEST(Difference, IsOneForAnObjectOfOneSide) {
  EXPECT_THAT(described(plain, plain + std::vector{object("view", {"app", "v"})}),
              ElementsAre("only right: view app.v"));
  EXPECT_THAT(described(plain + std::vector{object("view", {"app", "v"})}, plain),
              ElementsAre("only left: view app.v"));
}

// Both sides have the column, the index and the trigger; one side has attributes that do not follow from another
// object.
TEST(Difference, HasTheAttributesThatOneSideHasForAPartialObject) {
  EXPECT_THAT(described(plain + std::vector{part("column", "t", "a", {{"default", "4"}, {"position", "2"}})}, plain),
              ElementsAre("changed column app.t.a; default 4 | (not set); position 2 | (not set)"));
  EXPECT_THAT(described(plain, plain + std::vector{part("trigger", "t", "a", {{"enabled", "no"}})}),
              ElementsAre("changed trigger app.t.a; enabled (not set) | no"));
  EXPECT_THAT(described(plain + std::vector{part("column", "t", "a", {{"position", "2"}})}, plain,
                        {.column_order = ColumnOrder::ignore}),
              IsEmpty());
}

// The columns could be one renamed column, but their definitions are unknown.
TEST(Difference, DoesNotTreatPartialObjectsAsRenamed) {
  EXPECT_THAT(
      described(plain + std::vector{part("column", "t", "a", {{"comment", "x"}})},
                plain + std::vector{part("column", "t", "b", {{"comment", "x"}})}),
      ElementsAre("changed column app.t.a; comment x | (not set)", "changed column app.t.b; comment (not set) | x"));
}

TEST(Difference, HasTheIndexOfAPartitionUnderAnotherName) {
  const auto index_called = [](const std::string& name) {
    Object index = object("index", {"app", name}, {{"part of", "app.p_pkey"}, {"usual name", "t_pkey"}});
    index.parent = ObjectName{.kind = "table", .parts = {"app", "t"}};
    return plain + std::vector{index};
  };
  EXPECT_THAT(described(plain, index_called("old_pkey")),
              ElementsAre("changed index app.old_pkey; name t_pkey | old_pkey; ALTER "
                          "INDEX app.old_pkey RENAME TO t_pkey"));
  EXPECT_THAT(described(index_called("older_pkey"), index_called("old_pkey")),
              ElementsAre("ALTER INDEX app.older_pkey RENAME TO old_pkey"));
}

TEST(Difference, IsOneForATableWithAllItsParts) {
  const SchemaSnapshot more =
      plain + std::vector{object("table", {"app", "u"}), column("u", "a", 1), column("u", "b", 2),
                          index("u", "u_a_idx", "CREATE INDEX u_a_idx ON app.u USING btree (a)"),
                          part("trigger", "u", "touch")};
  EXPECT_THAT(described(plain, more), ElementsAre("only right: table app.u"));
}

TEST(Difference, IsOneForASchemaWithAllItsPartsAtAnyDepth) {
  Object table = object("table", {"b", "t"});
  table.parent = {.kind = "schema", .parts = {"b"}};
  Object of_table = object("column", {"b", "t", "a"});
  of_table.parent = table.name;
  EXPECT_THAT(described(plain, plain + std::vector{object("schema", {"b"}), table, of_table}),
              ElementsAre("only right: schema b"));
}

TEST(Difference, HasAPartThatIsMissingAlone) {
  const SchemaSnapshot left = plain + std::vector{column("t", "a", 1)};
  EXPECT_THAT(described(left, plain), ElementsAre("only left: column app.t.a"));
}

TEST(Difference, HasAPartWhoseParentIsInNeitherSnapshot) {
  EXPECT_THAT(described(plain, plain + std::vector{column("of_an_extension", "a", 1)}),
              ElementsAre("only right: column app.of_an_extension.a"));
}

TEST(Difference, HasEveryAttributeThatDiffers) {
  const SchemaSnapshot left =
      snapshot({object("view", {"app", "v"}, {{"comment", "x"}, {"definition", "SELECT 1"}, {"owner", "ann"}})});
  const SchemaSnapshot right =
      snapshot({object("view", {"app", "v"}, {{"definition", "SELECT 2"}, {"owner", "ann"}, {"privileges", "bob=r"}})});
  EXPECT_THAT(described(left, right), ElementsAre("changed view app.v; comment x | (not set); definition SELECT 1 | "
                                                  "SELECT 2; privileges OWNER: DELETE, INSERT, REFERENCES, SELECT, "
                                                  "TRIGGER, TRUNCATE, UPDATE | bob=r"));
}

TEST(Difference, DistinguishesKindsWithTheSameName) {
  EXPECT_THAT(
      described(snapshot({object("view", {"app", "v"})}), snapshot({object("materialized view", {"app", "v"})})),
      ElementsAre("only right: materialized view app.v", "only left: view app.v"));
}

TEST(Difference, IsOrderedByName) {
  const SchemaSnapshot left = snapshot({object("index", {"app", "b"}), object("view", {"app", "a"}, {{"owner", "x"}})});
  const SchemaSnapshot right =
      snapshot({object("function", {"app", "f", ""}), object("view", {"app", "a"}, {{"owner", "y"}})});
  EXPECT_THAT(described(left, right),
              ElementsAre("only right: function app.f()", "only left: index app.b", "changed view app.a; owner x | y"));
}

TEST(Difference, HasTheIndexOfADroppedTable) {
  const SchemaSnapshot left =
      snapshot({object("table", {"app", "old"}, {{"owner", "ann"}}), index("old", "i", "btree (a)")});
  const SchemaSnapshot right =
      snapshot({object("table", {"app", "new"}, {{"owner", "bob"}}), index("new", "i", "btree (a)")});
  EXPECT_THAT(described(left, right), ElementsAre("only right: table app.new", "only left: table app.old"));
}

TEST(Difference, HasANewParentOfAnObject) {
  const Object loose = object("sequence", {"app", "s"});
  Object owned = loose;
  owned.parent = {.kind = "table", .parts = {"app", "t"}};
  EXPECT_THAT(described(plain + std::vector{loose}, plain + std::vector{owned}),
              ElementsAre("changed sequence app.s; part of (not set) | table app.t"));
}

TEST(Difference, IsAnErrorForUnorderedSnapshots) {
  SchemaSnapshot odd = plain;
  std::reverse(odd.objects.begin(), odd.objects.end());
  EXPECT_EQ(pgmanager::tests::thrown_by([&] { diff(odd, plain); }).message,
            "schema app is not after table app.t in a snapshot");
  EXPECT_EQ(pgmanager::tests::thrown_by([&] { diff(plain, odd); }).message,
            "schema app is not after table app.t in a snapshot");
}

// --- the order of columns ---

SchemaSnapshot columns(const std::vector<std::string>& names) {
  SchemaSnapshot made = plain;
  for (std::size_t i = 0; i < names.size(); ++i)
    made = made + std::vector{column("t", names[i], static_cast<int>(i) + 1, names[i])};
  return made;
}

TEST(ColumnOrder, IsADifferenceOfTheTable) {
  EXPECT_THAT(described(columns({"a", "b", "c"}), columns({"c", "a", "b"})),
              ElementsAre("reordered table app.t: a, b, c | c, a, b"));
}

TEST(ColumnOrder, CanBeIgnored) {
  EXPECT_THAT(described(columns({"a", "b", "c"}), columns({"c", "a", "b"}), {.column_order = ColumnOrder::ignore}),
              IsEmpty());
}

TEST(ColumnOrder, IgnoresColumnsOfOneSide) {
  EXPECT_THAT(described(columns({"a", "b", "c"}), columns({"a", "new", "b", "c"})),
              ElementsAre("only right: column app.t.new"));
  EXPECT_THAT(described(columns({"gone", "a", "b"}), columns({"a", "b"})), ElementsAre("only left: column app.t.gone"));
}

TEST(ColumnOrder, ComparesTheColumnsOfBothSides) {
  EXPECT_THAT(described(columns({"y", "x"}), columns({"new", "x", "y"})),
              ElementsAre("only right: column app.t.new", "reordered table app.t: y, x | x, y"));
}

// As texts, 10 would be before 9.
TEST(ColumnOrder, ComparesNumbers) {
  const std::vector<std::string> names = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"};
  std::vector<std::string> more = names;
  more.insert(more.begin(), "zero");
  EXPECT_THAT(described(columns(names), columns(more)), ElementsAre("only right: column app.t.zero"));
}

TEST(ColumnOrder, IsComparedForEachTable) {
  const auto make = [](const std::string& first, const std::string& second) {
    return plain + std::vector{object("table", {"app", "u"}), column("t", "a", 1), column("t", "b", 2),
                               column("u", first, 1), column("u", second, 2)};
  };
  EXPECT_THAT(described(make("a", "b"), make("b", "a")), ElementsAre("reordered table app.u: a, b | b, a"));
}

}  // namespace
}  // namespace pgmanager::schema
