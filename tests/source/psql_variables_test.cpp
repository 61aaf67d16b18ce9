#include "source/psql_variables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace pgmanager::source {
namespace {

using sql::Variables;
using testing::ElementsAre;

// psql behaves in the same way: tests/database/psql_variables_test.cpp.

std::string value(std::string_view written, Variables variables = {}) {
  apply_set_command("\\set target " + std::string(written), variables);
  return variables.at("target");
}

TEST(SetCommand, SetsAVariable) {
  Variables variables = {{"a", "old"}, {"b", "stays"}};
  apply_set_command("\\set a new", variables);
  apply_set_command("\\set c\t''", variables);
  apply_set_command("\\set d", variables);
  EXPECT_EQ(variables, (Variables{{"a", "new"}, {"b", "stays"}, {"c", ""}, {"d", ""}}));
}

TEST(SetCommand, UnsetsAVariable) {
  Variables variables = {{"a", "1"}, {"b", "2"}};
  apply_set_command("\\unset a", variables);
  apply_set_command("\\unset nope", variables);
  EXPECT_EQ(variables, (Variables{{"b", "2"}}));
}

TEST(SetCommand, WithoutANameHasNoEffect) {
  Variables variables = {{"a", "1"}};
  apply_set_command("\\set", variables);
  apply_set_command("\\unset ", variables);
  EXPECT_EQ(variables, (Variables{{"a", "1"}}));
}

TEST(SetCommand, ConcatenatesItsArguments) {
  EXPECT_EQ(value("a  b\t'c '  d"), "abc d");
  EXPECT_EQ(value("1;"), "1;");
  EXPECT_EQ(value("1 -- no comment"), "1--nocomment");
}

TEST(SetCommand, ReadsSingleQuotesWithTheEscapesOfC) {
  EXPECT_EQ(value("'it''s'"), "it's");
  EXPECT_EQ(value(R"('\n\t\b\r\f')"), "\n\t\b\r\f");
  EXPECT_EQ(value(R"('\101\1012\60\8 \x41\x4a4\xg')"), "AA208 AJ4xg");
  EXPECT_EQ(value(R"('\'\\\"\z')"), "'\\\"z");
  EXPECT_EQ(value("a'b c'd"), "ab cd");
  EXPECT_EQ(value("':n \"x\"'", {{"n", "5"}}), ":n \"x\"");
}

TEST(SetCommand, KeepsDoubleQuotesAndTheirContent) {
  EXPECT_EQ(value("\"a b\"c \"it's\\n :n\"", {{"n", "5"}}), "\"a b\"c\"it's\\n :n\"");
  EXPECT_EQ(value("\"a\"\"b\""), "\"a\"\"b\"");
}

TEST(SetCommand, ReplacesVariables) {
  const Variables variables = {{"n", "a b'c"}, {"i", "we\"ird"}, {"b", "a\\"}, {"target", "old"}};
  EXPECT_EQ(value(":n|:'n'", variables), "a b'c|'a b''c'");
  EXPECT_EQ(value(":\"i\":'b'", variables), "\"we\"\"ird\" E'a\\\\'");
  EXPECT_EQ(value(":{?n} :{?nope}", variables), "TRUEFALSE");
  EXPECT_EQ(value(":target,new", variables), "old,new");
  EXPECT_EQ(value("::n :", variables), ":a b'c:");
}

TEST(SetCommand, LeavesUndefinedVariables) {
  EXPECT_EQ(value(":nope :'nope' :\"nope\" :'no pe' :{no}"), ":nope:'nope':\"nope\":no pe:{no}");
}

TEST(SetCommand, ReplacesNothingInValues) {
  EXPECT_EQ(value(":a", {{"a", ":b 'x' \\"}, {"b", "1"}}), ":b 'x' \\");
}

TEST(ScannedCommand, EndsAtTheNextOne) {
  const std::string_view line = R"(\set a 'b\\c' d\echo x \\ y)";
  const ScannedCommand first = scan_command(line, 0, {});
  EXPECT_EQ(first.name, "\\set");
  EXPECT_THAT(first.arguments, ElementsAre("a", "b\\c", "d"));
  EXPECT_EQ(line.substr(first.end), R"(\echo x \\ y)");
  const ScannedCommand second = scan_command(line, first.end, {});
  EXPECT_EQ(second.name, "\\echo");
  EXPECT_THAT(second.arguments, ElementsAre("x"));
  EXPECT_EQ(line.substr(second.end), R"(\\ y)");
}

TEST(ScannedCommand, EndsItsNameAtABlankOrABackslash) {
  EXPECT_EQ(scan_command("\\connect other", 0, {}).name, "\\connect");
  EXPECT_EQ(scan_command("\\timing", 0, {}).name, "\\timing");
  EXPECT_EQ(scan_command("\\x\\timing", 0, {}).name, "\\x");
  EXPECT_EQ(scan_command("\\.", 0, {}).name, "\\.");
  EXPECT_EQ(scan_command("\\\\ select", 0, {}).name, "\\");
}

TEST(ScannedCommand, ReportsProblemsOfItsArguments) {
  EXPECT_EQ(scan_command("\\set a 'b'", 0, {}).problem, ArgumentProblem::none);
  EXPECT_EQ(scan_command("\\set a `b`", 0, {}).problem, ArgumentProblem::backquote);
  EXPECT_EQ(scan_command("\\set a 'b", 0, {}).problem, ArgumentProblem::unterminated);
  EXPECT_EQ(scan_command("\\set a 'b\\", 0, {}).problem, ArgumentProblem::unterminated);
  EXPECT_EQ(scan_command("\\set a \"b", 0, {}).problem, ArgumentProblem::unterminated);
  EXPECT_EQ(scan_command("\\set a '\\0'", 0, {}).problem, ArgumentProblem::nul_byte);
}

}  // namespace
}  // namespace pgmanager::source
