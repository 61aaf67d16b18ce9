#include "sql/variables.hpp"

#include <gtest/gtest.h>

#include <string>

namespace pgmanager::sql {
namespace {

// tests/database/psql_variables_test.cpp compares these expectations with psql.

const Variables variables = {{"n", "5"},
                             {"s", "it's"},
                             {"b", "a\\b'c"},
                             {"i", "we\"ird"},
                             {"empty", ""},
                             {"N", "upper"},
                             {"n_1", "long"},
                             {"1", "one"},
                             {"2x", "two"},
                             {"gr\xC3\xB6\xC3\x9F"
                              "e",
                              "7"},
                             {"nested", ":n :s"},
                             {"quote", "'a' ;"},
                             {"nE", "x"}};

std::string interpolated(std::string_view sql) {
  const Interpolated result = interpolate(sql, variables);
  EXPECT_EQ(uses_variables(sql, variables), !result.replacements().empty()) << sql;
  return result.text();
}

/// For texts that must not change.
void expect_untouched(std::string_view sql) {
  EXPECT_EQ(interpolated(sql), sql);
}

TEST(Variables, AreReplacedByTheValueItself) {
  EXPECT_EQ(interpolated("select :n, :s;:empty"), "select 5, it's;");
  EXPECT_EQ(interpolated("select :quote"), "select 'a' ;");
}

TEST(Variables, AreReplacedAsAString) {
  EXPECT_EQ(interpolated("select :'n', :'s', :'empty'"), "select '5', 'it''s', ''");
  EXPECT_EQ(interpolated("select:'b'"), "select E'a\\\\b''c'");
}

TEST(Variables, AreReplacedAsAnIdentifier) {
  EXPECT_EQ(interpolated("select :\"n\", :\"i\", :\"b\""), "select \"5\", \"we\"\"ird\", \"a\\b'c\"");
}

TEST(Variables, AreTestedForBeingDefined) {
  EXPECT_EQ(interpolated("select :{?n}, :{?nope}"), "select TRUE, FALSE");
  EXPECT_EQ(interpolate("select :{?n}", {}).text(), "select FALSE");
  EXPECT_TRUE(uses_variables("select :{?n}", {}));
  expect_untouched("select :{?}, :{n}, :{?n }, :{?a-b}");
}

TEST(Variables, ThatAreUndefinedStayUnchanged) {
  expect_untouched("select :nope, :'nope', :\"nope\"");
  EXPECT_EQ(interpolate("select :n", {}).text(), "select :n");
  EXPECT_FALSE(uses_variables("select :n", {}));
}

TEST(Variables, AreIgnoredInQuotesAndComments) {
  expect_untouched("select 'it''s :n', E'\\':n', U&':n', B':n', 'a'\n ':n'");
  expect_untouched("select $$:n$$, $a$:n $$ :n$a$, \":n\", U&\":n\"");
  expect_untouched("select 1 -- :n\n/* :n /* :n */ :n */");
}

TEST(Variables, AreNotCastsOrAssignments) {
  expect_untouched("select x::n, x :: n, f(a:=n), f(a := n), x::'n'");
  EXPECT_EQ(interpolated("select 1:::n, f(a:=:n), x::n:n"), "select 1::5, f(a:=5), x::n5");
}

TEST(Variables, AreReplacedInSlicesIfTheyAreDefined) {
  EXPECT_EQ(interpolated("select a[1:n], a[n:m], a[:n], a[n:n]"), "select a[15], a[n:m], a[5], a[n5]");
  EXPECT_EQ(interpolated("select a[0:1], a[0: 1], a[1:2]"), "select a[0one], a[0: 1], a[1:2]");
}

TEST(Variables, DirectlyFollowTheColon) {
  expect_untouched("select : n, : 'n', :/**/n");
  expect_untouched("select :'n o', :'n, :' n'");
}

TEST(Variables, HaveCaseSensitiveNamesOfLettersDigitsAndUnderscores) {
  EXPECT_EQ(interpolated("select :N, :n_1, :2x, :gr\xC3\xB6\xC3\x9F"
                         "e, :n$1"),
            "select upper, long, two, 7, 5$1");
  expect_untouched("select :n1, :n_, :2, :1x");
  EXPECT_EQ(interpolated("select :n.n, :n-1, :n:n, ::n:n"), "select 5.n, 5-1, 55, ::n5");
}

TEST(Variables, EndAtTheEndOfTheirNameEvenBeforeAQuote) {
  EXPECT_EQ(interpolated("select :n$$:n$$, :'n'':n', :\"n\"\":n\", :nE':n'"),
            "select 5$$:n$$, '5'':n', \"5\"\":n\", x':n'");
  EXPECT_EQ(interpolated("select :nope$$:n$$, :'n'\n':n'"), "select :nope$$:n$$, '5'\n':n'");
}

TEST(Variables, AreNotReplacedInValues) {
  EXPECT_EQ(interpolated("select :nested"), "select :n :s");
}

TEST(Variables, AreReplacedBeforeAnUnterminatedElement) {
  EXPECT_EQ(interpolated("select :n, ':n"), "select 5, ':n");
  EXPECT_EQ(interpolated(":n"), "5");
  expect_untouched("");
  expect_untouched(":");
  expect_untouched("::");
}

TEST(Interpolated, MapsOffsetsToTheOriginalText) {
  const Interpolated result = interpolate("a :n b:'s'c :empty d", variables);
  ASSERT_EQ(result.text(), "a 5 b'it''s'c  d");
  const auto way_back = [&result](std::string_view what) {
    return std::string_view("a :n b:'s'c :empty d").substr(result.written_offset(result.text().find(what)));
  };
  EXPECT_EQ(way_back("a"), "a :n b:'s'c :empty d");
  EXPECT_EQ(way_back("5"), ":n b:'s'c :empty d");
  EXPECT_EQ(way_back(" b"), " b:'s'c :empty d");
  EXPECT_EQ(way_back("'it"), ":'s'c :empty d");
  EXPECT_EQ(way_back("'c"), ":'s'c :empty d");
  EXPECT_EQ(way_back("c"), "c :empty d");
  EXPECT_EQ(way_back(" d"), " d");
  EXPECT_EQ(result.written_offset(result.text().size()), 20U);
}

TEST(Interpolated, IsTheSameTextWithoutVariables) {
  const Interpolated result = interpolate("select 1", variables);
  EXPECT_EQ(result.written_offset(0), 0U);
  EXPECT_EQ(result.written_offset(8), 8U);
  EXPECT_TRUE(result.replacements().empty());
}

TEST(Interpolated, ListsTheReplacements) {
  const Interpolated result = interpolate("a :'s' :n", variables);
  ASSERT_EQ(result.text(), "a 'it''s' 5");
  ASSERT_EQ(result.replacements().size(), 2U);
  EXPECT_EQ(result.replacements()[0].written_begin, 2U);
  EXPECT_EQ(result.replacements()[0].written_end, 6U);
  EXPECT_EQ(result.replacements()[0].begin, 2U);
  EXPECT_EQ(result.replacements()[0].end, 9U);
  EXPECT_EQ(result.replacements()[1].written_begin, 7U);
  EXPECT_EQ(result.replacements()[1].begin, 10U);
}

std::vector<std::string> unset(const std::string& sql) {
  std::vector<std::string> found;
  for (const FoundReference& each : unset_references(sql, variables)) {
    found.push_back(sql.substr(each.begin, each.reference.size));
  }
  return found;
}

TEST(UnsetReferences, AreQuotedReferencesWithoutAValue) {
  using Texts = std::vector<std::string>;
  EXPECT_EQ(unset("select :'tenant', :'s', :\"other\""), (Texts{":'tenant'", ":\"other\""}));
  EXPECT_EQ(unset("select f(:'a') || json_object('k':coalesce(:'unset', 'c'))"), (Texts{":'a'", ":'unset'"}));
}

// Each of these is valid SQL in PostgreSQL 16 as written, and psql does not change it.
TEST(UnsetReferences, ExcludeColonsThatTheServerUnderstands) {
  for (const char* sql :
       {"select a[1:'2'], b[lo:\"hi\"]", "select json_object('a':'b')", "select JSON_OBJECTAGG('a':\"b\") from t",
        "select $$ :'tenant' $$", "select ':''tenant'", "select 'x'::\"text\"", "select :tenant /* :'a' */ -- :'b'"}) {
    EXPECT_TRUE(unset(sql).empty()) << sql;
  }
}

TEST(VariableName, IsValidIfPsqlAcceptsIt) {
  for (const char* name : {"a", "1", "_", "A_1", "gr\xC3\xBCn"}) EXPECT_TRUE(is_variable_name(name)) << name;
  for (const char* name : {"", "a b", "a-b", ":a", "\"a\"", "a;", "a$"}) EXPECT_FALSE(is_variable_name(name)) << name;
}

}  // namespace
}  // namespace pgmanager::sql
