#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/compared_schemas.hpp"
#include "support/golden.hpp"

namespace pgmanager::report {
namespace {

using schema::Object;
using schema::SchemaSnapshot;
using testing::HasSubstr;
using testing::Not;
using tests::object;

const Style plain;

SchemaSnapshot one(Object object) {
  return {.server_version = 150008, .objects = {std::move(object)}, .unmodelled = {}};
}

std::string text_of(const SchemaSnapshot& left, const SchemaSnapshot& right, const Style& style = plain) {
  return schema_text(
      {.left_name = "create/", .right_name = "live", .left = left, .right = right, .differences = diff(left, right)},
      style);
}

TEST(SchemaText, IsATreeOfDifferences) {
  pgmanager::tests::expect_golden(schema_text(tests::compared_schemas(), plain), PGMANAGER_GOLDEN "/schema.txt");
}

TEST(SchemaText, HasColoursOnATerminal) {
  pgmanager::tests::expect_golden(schema_text(tests::compared_schemas(), Style(Colour::yes)),
                                  PGMANAGER_GOLDEN "/schema-coloured.txt");
}

TEST(SchemaText, ReportsThatSchemasAreTheSame) {
  EXPECT_EQ(schema_text(tests::equal_schemas(), plain), "create/ and deployments have the same schema: 18 objects\n");
}

TEST(SchemaText, NamesObjectsThatWereNotComparedEvenIfNothingDiffers) {
  SchemaSnapshot side;
  side.unmodelled = {{.catalog = "pg_catalog.pg_transform", .name = "transform for a"}};
  EXPECT_EQ(text_of(side, {}),
            "create/ and live have the same schema: 0 objects\n"
            "notice: not compared: transform for a (pg_catalog.pg_transform, in create/)\n");
}

TEST(SchemaText, UsesTheSingularForOne) {
  EXPECT_EQ(text_of(one(object("extension", {"citext"}, {})), {}),
            "- create/   + live\n"
            "\n"
            "the database as a whole\n"
            "  - extension citext  only in create/\n"
            "\n"
            "1 difference: 1 only in create/\n");
}

TEST(SchemaText, ShowsASchemaInItsOwnBranch) {
  EXPECT_THAT(text_of({}, one(object("schema", {"app"}, {}))),
              HasSubstr("\nschema app\n  + schema app  only in live\n"));
}

TEST(SchemaText, NamesTheTableOfAPartWhoseTableIsInNeitherSnapshot) {
  const Object column = tests::part_of({.kind = "table", .parts = {"app", "of_extension"}},
                                       object("column", {"app", "of_extension", "a"}, {{"type", "text"}}));
  EXPECT_THAT(text_of({}, one(column)),
              HasSubstr("\nschema app\n  ~ table of_extension\n    + column a  only in live: type text\n"));
}

TEST(SchemaText, ShowsALongLineWhereItDiffers) {
  const std::string long_text(1000, 'x');
  const auto view = [&](const std::string& middle) {
    return one(object("view", {"app", "v"}, {{"definition", long_text + middle + long_text}}));
  };
  const std::string text = text_of(view("LEFT"), view("RIGHT"));
  EXPECT_THAT(text, HasSubstr("- create/  …" + std::string(40, 'x') + "LEFT" + std::string(114, 'x') + "…\n"));
  EXPECT_THAT(text, HasSubstr("+ live     …" + std::string(40, 'x') + "RIGHT" + std::string(113, 'x') + "…\n"));
}

TEST(SchemaText, CutsALongLineDifference) {
  std::string body = "first\n";
  for (int i = 0; i < 100; ++i) body += fmt::format("line {}\n", i);
  const std::string text = text_of(one(object("view", {"app", "v"}, {{"definition", "first\n"}})),
                                   one(object("view", {"app", "v"}, {{"definition", body}})));
  EXPECT_THAT(text, HasSubstr("      +line 57\n      … and 42 lines more; --output json has all of it\n"));
  EXPECT_THAT(text, Not(HasSubstr("line 58")));
}

TEST(SchemaText, ReportsThatOnlyLineEndsDiffer) {
  EXPECT_THAT(text_of(one(object("function", {"app", "f", ""}, {{"body", "a\r\nb"}})),
                      one(object("function", {"app", "f", ""}, {{"body", "a\nb"}}))),
              HasSubstr("      the lines are the same, their line ends are not\n"));
}

TEST(SchemaText, EscapesControlCharacters) {
  const Style coloured(Colour::yes);
  const std::string text =
      schema_text({.left_name = "a\x1b[2J",
                   .right_name = "b",
                   .left = one(object("view\x1b[2J", {"a\x1b[2J", "v\x1b[2J"}, {{"definition", "x\x1b[2J\ny"}})),
                   .right = {},
                   .differences = {}},
                  coloured);
  EXPECT_THAT(text, Not(HasSubstr("\x1b[2J")));
  const SchemaSnapshot left =
      one(object("view", {"a\x1b[2J", "v\x1b[2J"}, {{"c", "\x1b[2J"}, {"definition", "x\x1b[2J\ny"}}));
  const SchemaSnapshot right =
      one(object("view", {"a\x1b[2J", "v\x1b[2J"}, {{"c", "z"}, {"definition", "x\nz\x1b[2J"}}));
  EXPECT_THAT(text_of(left, right, coloured), Not(HasSubstr("\x1b[2J")));
  EXPECT_THAT(text_of(left, {}, coloured), Not(HasSubstr("\x1b[2J")));
}

}  // namespace
}  // namespace pgmanager::report
