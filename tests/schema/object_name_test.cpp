#include "schema/object_name.hpp"

#include <gtest/gtest.h>

#include "support/schema_values.hpp"

namespace pgmanager::schema {
namespace {

using pgmanager::tests::object;

std::string spelling_of(std::string kind, std::vector<std::string> parts) {
  return spelled({.kind = std::move(kind), .parts = std::move(parts)});
}

TEST(Spelling, QuotesWhereNecessary) {
  EXPECT_EQ(spelling_of("column", {"app", "Odd table", "user"}), "app.\"Odd table\".\"user\"");
  EXPECT_EQ(spelling_of("schema", {"app"}), "app");
}

TEST(Spelling, OfARoutineHasItsArguments) {
  EXPECT_EQ(spelling_of("function", {"app", "F", "integer, double precision"}), "app.\"F\"(integer, double precision)");
  EXPECT_EQ(spelling_of("function", {"app", "f", "integer", "text[]"}), "app.f(integer, text[])");
  EXPECT_EQ(spelling_of("function", {"app", "f", ""}), "app.f()");
  EXPECT_EQ(spelling_of("procedure", {"app", "p"}), "app.p()");
  EXPECT_EQ(spelling_of("aggregate", {"app", "many", ""}), "app.many(*)");
  EXPECT_EQ(spelling_of("aggregate", {"app", "many", "integer"}), "app.many(integer)");
}

TEST(Spelling, OfANonIdentifierIsNotQuoted) {
  EXPECT_EQ(spelling_of("operator", {"app", "<->", "text", "text"}), "app.<->(text, text)");
  EXPECT_EQ(spelling_of("cast", {"double precision", "app.money"}), "double precision AS app.money");
}

TEST(Spelling, OfAnOperatorClassHasItsAccessMethod) {
  EXPECT_EQ(spelling_of("operator class", {"app", "c", "btree"}), "app.c USING btree");
}

TEST(Spelling, OfAnUnknownKindIsItsParts) {
  EXPECT_EQ(spelling_of("spaceship", {"app", "S"}), "app.\"S\"");
}

TEST(SchemaOf, IsEmptyForObjectsOutsideOfSchemas) {
  EXPECT_EQ(schema_of({.kind = "table", .parts = {"app", "t"}}), "app");
  EXPECT_EQ(schema_of({.kind = "schema", .parts = {"app"}}), "");
  EXPECT_EQ(schema_of({.kind = "server", .parts = {"remote"}}), "");
  EXPECT_EQ(schema_of({.kind = "cast", .parts = {"text", "integer"}}), "");
}

std::string rename(std::string kind, std::vector<std::string> from, std::vector<std::string> to,
                   const ObjectName& parent = {.kind = "table", .parts = {"app", "Odd"}}) {
  Object object = pgmanager::tests::object(std::move(kind), std::move(from));
  object.parent = parent;
  return rename_statement(object, {.kind = object.name.kind, .parts = std::move(to)});
}

TEST(RenameStatement, FitsTheKind) {
  EXPECT_EQ(rename("table", {"app", "a"}, {"app", "user"}), "ALTER TABLE app.a RENAME TO \"user\"");
  EXPECT_EQ(rename("index", {"app", "a"}, {"app", "b"}), "ALTER INDEX app.a RENAME TO b");
  EXPECT_EQ(rename("index", {"app", "Odd", "A"}, {"app", "Odd", "b"}), "ALTER INDEX app.\"A\" RENAME TO b");
  EXPECT_EQ(rename("sequence", {"app", "a"}, {"app", "b"}), "ALTER SEQUENCE app.a RENAME TO b");
  EXPECT_EQ(rename("materialized view", {"app", "a"}, {"app", "b"}), "ALTER MATERIALIZED VIEW app.a RENAME TO b");
  EXPECT_EQ(rename("enum type", {"app", "a"}, {"app", "b"}), "ALTER TYPE app.a RENAME TO b");
  EXPECT_EQ(rename("statistics object", {"app", "a"}, {"app", "b"}), "ALTER STATISTICS app.a RENAME TO b");
  EXPECT_EQ(rename("foreign-data wrapper", {"a"}, {"b"}), "ALTER FOREIGN DATA WRAPPER a RENAME TO b");
  EXPECT_EQ(rename("event trigger", {"a"}, {"b"}), "ALTER EVENT TRIGGER a RENAME TO b");
  EXPECT_EQ(rename("function", {"app", "f", "integer, text"}, {"app", "g", "integer, text"}),
            "ALTER FUNCTION app.f(integer, text) RENAME TO g");
  EXPECT_EQ(rename("aggregate", {"app", "a", ""}, {"app", "b", ""}), "ALTER AGGREGATE app.a(*) RENAME TO b");
  EXPECT_EQ(rename("operator class", {"app", "a", "gist"}, {"app", "b", "gist"}),
            "ALTER OPERATOR CLASS app.a USING gist RENAME TO b");
}

TEST(RenameStatement, NamesTheParentOfAPart) {
  EXPECT_EQ(rename("constraint", {"app", "Odd", "a"}, {"app", "Odd", "b"}),
            "ALTER TABLE app.\"Odd\" RENAME CONSTRAINT a TO b");
  EXPECT_EQ(rename("column", {"app", "Odd", "a"}, {"app", "Odd", "b"}), "ALTER TABLE app.\"Odd\" RENAME COLUMN a TO b");
  EXPECT_EQ(rename("trigger", {"app", "Odd", "a"}, {"app", "Odd", "b"}), "ALTER TRIGGER a ON app.\"Odd\" RENAME TO b");
  EXPECT_EQ(rename("policy", {"app", "Odd", "a"}, {"app", "Odd", "b"}), "ALTER POLICY a ON app.\"Odd\" RENAME TO b");
  EXPECT_EQ(rename("rule", {"app", "v", "a"}, {"app", "v", "b"}, {.kind = "view", .parts = {"app", "v"}}),
            "ALTER RULE a ON app.v RENAME TO b");
  EXPECT_EQ(rename("column", {"app", "v", "a"}, {"app", "v", "b"}, {.kind = "view", .parts = {"app", "v"}}),
            "ALTER VIEW app.v RENAME COLUMN a TO b");
  EXPECT_EQ(rename("constraint", {"app", "d", "a"}, {"app", "d", "b"}, {.kind = "domain", .parts = {"app", "d"}}),
            "ALTER DOMAIN app.d RENAME CONSTRAINT a TO b");
  EXPECT_EQ(rename("column", {"app", "c", "a"}, {"app", "c", "b"}, {.kind = "composite type", .parts = {"app", "c"}}),
            "ALTER TYPE app.c RENAME ATTRIBUTE a TO b");
}

TEST(CanBeRenamed, IsFalseForSomeKinds) {
  EXPECT_TRUE(can_be_renamed("index"));
  EXPECT_FALSE(can_be_renamed("operator"));
  EXPECT_FALSE(can_be_renamed("extension"));
  EXPECT_FALSE(can_be_renamed("spaceship"));
}

}  // namespace
}  // namespace pgmanager::schema
