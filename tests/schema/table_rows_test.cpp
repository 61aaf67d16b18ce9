#include "schema/table_rows.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgmanager::schema {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using What = RowDifference::What;

std::vector<std::string> lines_of(const TableDifference& difference) {
  std::vector<std::string> lines;
  for (const RowDifference& row : difference.rows) {
    std::string line = row.what == What::only_left ? "-" : row.what == What::only_right ? "+" : "~";
    for (const auto& value : row.key) line += " " + value.value_or("NULL");
    for (const ValueDifference& value : row.values) {
      line += fmt::format(", {}: {} {}", value.column, value.left.value_or("NULL"), value.right.value_or("NULL"));
    }
    lines.push_back(line);
  }
  return lines;
}

TableRows countries(std::vector<RowValues> rows) {
  return {.table = "country", .columns = {"code", "name"}, .key = {"code"}, .left_out = {}, .rows = std::move(rows)};
}

TEST(TableRows, AreEqualInAnotherOrder) {
  EXPECT_THAT(
      diff_rows(countries({{"DE", "Germany"}, {"FR", "France"}}), countries({{"FR", "France"}, {"DE", "Germany"}}))
          .rows,
      IsEmpty());
  EXPECT_THAT(diff_rows(countries({}), countries({})).rows, IsEmpty());
}

TEST(TableRows, ArePairedByTheirKey) {
  const auto difference = diff_rows(countries({{"DE", "Germany"}, {"AT", std::nullopt}, {"FR", "France"}}),
                                    countries({{"AT", ""}, {"FR", "France"}, {"IT", "Italy"}}));
  EXPECT_THAT(difference.key, ElementsAre("code"));
  EXPECT_THAT(lines_of(difference), ElementsAre("~ AT, name: NULL ", "- DE", "+ IT"));
}

TEST(TableRows, AreComparedAsWholeRowsWithoutAKey) {
  TableRows left{.table = "log", .columns = {"text"}, .key = {}, .left_out = {}, .rows = {{"a"}, {"b"}, {"b"}}};
  TableRows right = left;
  right.rows = {{"b"}, {std::nullopt}, {"a"}};
  EXPECT_THAT(lines_of(diff_rows(left, right)), ElementsAre("+ NULL", "- b"));
}

TEST(TableRows, AreComparedAsWholeRowsIfTheKeysDiffer) {
  TableRows right = countries({{"DE", "Germany"}});
  right.key = {"name"};
  const auto difference = diff_rows(countries({{"DE", "Deutschland"}}), right);
  EXPECT_THAT(difference.key, ElementsAre("code", "name"));
  EXPECT_THAT(lines_of(difference), ElementsAre("- DE Deutschland", "+ DE Germany"));
}

TEST(TableRows, PairColumnsByName) {
  TableRows right = countries({});
  right.columns = {"added", "name", "code"};
  right.rows = {{"x", "Germany", "DE"}};
  EXPECT_THAT(diff_rows(countries({{"DE", "Germany"}}), right).rows, IsEmpty());
}

}  // namespace

}  // namespace pgmanager::schema
