#include "authoring/table_name.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <sstream>

#include "support/test_server.hpp"

namespace pgmanager::authoring {
namespace {

using testing::Optional;

TEST(ParseTableName, AcceptsAnOptionalSchema) {
  EXPECT_THAT(parse_table_name("order_line"), Optional(TableName{"", "order_line"}));
  EXPECT_THAT(parse_table_name("app.order_line2"), Optional(TableName{"app", "order_line2"}));
}

TEST(ParseTableName, FoldsAsciiCapitalsAsPostgresqlDoes) {
  EXPECT_THAT(parse_table_name("App.OrderLine"), Optional(TableName{"app", "orderline"}));
  EXPECT_THAT(parse_table_name("Übung"), Optional(TableName{"", "Übung"}));
}

TEST(ParseTableName, RefusesNamesThatNeedQuotes) {
  for (const char* name : {"", ".", "a.", ".a", "a.b.c", "1a", "a b", "a-b", "\"a\"", "a;drop", "a$", "a\n", "../a"}) {
    EXPECT_EQ(parse_table_name(name), std::nullopt) << name;
  }
}

TEST(ParseTableName, RefusesNamesThatPostgresqlWouldTruncate) {
  EXPECT_TRUE(parse_table_name(std::string(63, 'a')).has_value());
  EXPECT_FALSE(parse_table_name(std::string(64, 'a')).has_value());
}

TEST(InSql, QuotesReservedWordsOnly) {
  EXPECT_EQ(in_sql({"app", "order_line"}), "app.order_line");
  EXPECT_EQ(in_sql({"", "order"}), "\"order\"");
  EXPECT_EQ(in_sql({"user", "group"}), "\"user\".\"group\"");
}

using Reserved = tests::ServerTest;

TEST_F(Reserved, EqualsTheListOfTheServer) {
  std::istringstream words(tests::psql(tests::test_server_dsn(),
                                       "select word from pg_catalog.pg_get_keywords() where catcode in ('R', 'T')"));
  int count = 0;
  for (std::string word; words >> word; ++count) EXPECT_TRUE(is_reserved(word)) << word;
  EXPECT_GT(count, 90);
}

TEST(IsReserved, IsFalseForOtherWords) {
  for (const char* word : {"orders", "name", "value", "", "zone"}) EXPECT_FALSE(is_reserved(word)) << word;
}

}  // namespace
}  // namespace pgmanager::authoring
