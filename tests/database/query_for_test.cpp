#include "database/query_for.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

#include "base/error.hpp"
#include "queries.hpp"
#include "sql/syntax_check.hpp"

namespace pgmanager::database {

namespace {

TEST(QueryFor, OmitsLinesForOtherVersions) {
  const std::string query = "SELECT a,\n  b,  -- since 14\n  c,  -- until 13\n  d,  -- since 15, until 16\n  e\n";
  EXPECT_EQ(query_for({.major_version = 13}, query), "SELECT a,\n  c,\n  e\n");
  EXPECT_EQ(query_for({.major_version = 15}, query), "SELECT a,\n  b,\n  d,\n  e\n");
  EXPECT_EQ(query_for({.major_version = 17}, query), "SELECT a,\n  b,\n  e\n");
}

TEST(QueryFor, OmitsLinesForSuperusers) {
  const std::string query = "SELECT a,\n  b,  -- for superusers\n  c";
  EXPECT_EQ(query_for({.major_version = 15}, query), "SELECT a,\n  c\n");
  EXPECT_EQ(query_for({.major_version = 15, .is_superuser = true}, query), "SELECT a,\n  b,\n  c\n");
}

TEST(QueryFor, OmitsComments) {
  EXPECT_EQ(query_for({.major_version = 15}, "-- since 18\nSELECT 1\n\n    -- until 13\n, 2"), "SELECT 1\n, 2\n");
}

TEST(QueryFor, RefusesOtherMarks) {
  for (const std::string mark : {"sinc 14", "since", "since ", "since x", "since 14 ", "since 14.1", "since 9",
                                 "since 14, since 15", "until 16, since 15", "since 15,until 16", "since 15, until",
                                 "for superuser", "Since 14", "14", "a word", ""}) {
    EXPECT_THROW(query_for({.major_version = 15}, "SELECT 1  -- " + mark), base::Error) << mark;
  }
}

// The text of each query for each version is a statement, or several, and has no mark or comment left. The parser is
// that of one version, and none of our queries uses syntax of a later one.
TEST(QueryFor, LeavesStatementsForEachVersion) {
  ASSERT_GE(std::size(queries::all), 90U);
  for (const auto& [name, query] : queries::all) {
    for (int version = 13; version <= 18; ++version) {
      for (const bool superuser : {false, true}) {
        SCOPED_TRACE(fmt::format("{} for {}, superuser: {}", name, version, superuser));
        const std::string text = query_for({.major_version = version, .is_superuser = superuser}, query);
        EXPECT_EQ(text.find("-- "), std::string::npos);
        const auto errors = sql::check_syntax({text});
        EXPECT_FALSE(errors.front()) << errors.front()->message << "\n" << text;
      }
    }
  }
}

// The columns of the last SELECT that is not indented, if each begins a line.
std::map<std::string, int> columns_of(const std::string& query) {
  const std::string text = "\n" + query;
  const std::size_t begin = text.rfind("\nSELECT\n");
  if (begin == std::string::npos) return {};
  const std::string list = text.substr(begin, text.find("\nFROM ", begin) - begin + 1);
  const std::regex column(R"(\n    (?:[^ ].* )?AS ("[^"]+"|[a-z_]+),?(?=\n))");
  std::map<std::string, int> times;
  for (std::sregex_iterator each(list.begin(), list.end(), column), end; each != end; ++each) ++times[(*each)[1]];
  return times;
}

// Where a column is written differently for some versions, each version gets one of the texts.
TEST(QueryFor, LeavesEachColumnOnce) {
  std::set<std::string> versioned;
  for (const auto& [name, query] : queries::all) {
    for (int version = 13; version <= 18; ++version) {
      const auto columns = columns_of(query_for({.major_version = version, .is_superuser = true}, query));
      for (const auto& [column, times] : columns) EXPECT_EQ(times, 1) << name << " for " << version << ": " << column;
      if (name == "snapshot_collations" && columns.contains("locale")) versioned.insert(std::to_string(version));
    }
  }
  EXPECT_EQ(versioned, (std::set<std::string>{"15", "16", "17", "18"}));
}

// The build numbers the parameters that a query names, each name once, and the struct has a member for each.
TEST(Queries, NumberTheirParametersInTheOrderOfTheStruct) {
  for (const auto& [name, query] : queries::all) EXPECT_EQ(query.find(":'"), std::string_view::npos) << name;
  const pg::Parameters values = queries::IsPartitionedParameters{.name = "orders", .schema = std::nullopt};
  EXPECT_EQ(values, (pg::Parameters{"orders", std::nullopt}));
  EXPECT_NE(queries::is_partitioned.find("c.relname = $1"), std::string_view::npos);
  EXPECT_NE(queries::is_partitioned.find("$2::pg_catalog.text = ''"), std::string_view::npos);
  EXPECT_NE(queries::is_partitioned.find("n.nspname = $2::"), std::string_view::npos);
  EXPECT_EQ(queries::is_partitioned.find("$3"), std::string_view::npos);
}

TEST(Parameter, IsWrittenAsTheServerReadsIt) {
  const std::string text = "ä";
  EXPECT_EQ(Parameter(text).take(), "ä");
  EXPECT_EQ(Parameter(std::string_view("b")).take(), "b");
  EXPECT_EQ(Parameter("c").take(), "c");
  EXPECT_EQ(Parameter(-3).take(), "-3");
  EXPECT_EQ(Parameter(9223372036854775807).take(), "9223372036854775807");
  EXPECT_EQ(Parameter(4294967295U).take(), "4294967295");
  EXPECT_EQ(Parameter(0.1).take(), "0.1");
  EXPECT_EQ(Parameter(std::optional(text)).take(), "ä");
  EXPECT_EQ(Parameter(std::optional<int>(3)).take(), "3");
  EXPECT_EQ(Parameter(std::optional<int>()).take(), std::nullopt);
  EXPECT_EQ(Parameter(std::nullopt).take(), std::nullopt);
  static_assert(!std::is_default_constructible_v<Parameter>);
  static_assert(!std::is_convertible_v<bool, Parameter>);
}

}  // namespace

}  // namespace pgmanager::database
