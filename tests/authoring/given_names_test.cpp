#include "authoring/given_names.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "support/test_server.hpp"

namespace pgmanager::authoring {
namespace {

TEST(ChangeName, SeparatesWordsByDashes) {
  EXPECT_EQ(change_name("add shipped at"), "add-shipped-at");
  EXPECT_EQ(change_name("add_shipped_at"), "add-shipped-at");
  EXPECT_EQ(change_name("  add -- shipped,\tat!\n"), "add-shipped-at");
  EXPECT_EQ(change_name("add-shipped-at"), "add-shipped-at");
  EXPECT_EQ(change_name("orders.shipped_at (v2)"), "orders-shipped-at-v2");
}

TEST(ChangeName, IsInLowerCase) {
  EXPECT_EQ(change_name("Upgrade to PostgreSQL 17"), "upgrade-to-postgresql-17");
}

TEST(ChangeName, SplitsASingleWordInCamelCase) {
  EXPECT_EQ(change_name("addShippedAt"), "add-shipped-at");
  EXPECT_EQ(change_name("AddURLColumn"), "add-url-column");
  EXPECT_EQ(change_name("ADDED"), "added");
}

TEST(ChangeName, DropsApostrophesAndTheSuffix) {
  EXPECT_EQ(change_name("don't keep drafts"), "dont-keep-drafts");
  EXPECT_EQ(change_name("don’t keep drafts"), "dont-keep-drafts");
  EXPECT_EQ(change_name("add-shipped-at.sql"), "add-shipped-at");
}

TEST(ChangeName, KeepsNonAsciiLettersInLowerCase) {
  EXPECT_EQ(change_name("Übergröße für Straße"), "übergröße-für-straße");
  EXPECT_EQ(change_name("ŽLUŤOUČKÝ KŮŇ ŁÓDŹ"), "žluťoučký-kůň-łódź");
  EXPECT_EQ(change_name("ΑΒΓ Добавить ЁЛКУ"), "αβγ-добавить-ёлку");
  EXPECT_EQ(change_name("注文 追加"), "注文-追加");
  EXPECT_EQ(change_name("ŸİÆ×Ø 𝔘"), "ÿiæ-ø-𝔘");
}

TEST(ChangeName, SeparatesAtNonAsciiSymbols) {
  EXPECT_EQ(change_name("add “total” — in €"), "add-total-in");
  EXPECT_EQ(change_name("a\u00a0b。c"), "a-b-c");
}

TEST(ChangeName, IsEmptyIfNothingRemains) {
  EXPECT_EQ(change_name(""), "");
  EXPECT_EQ(change_name(" ?!… "), "");
  EXPECT_EQ(change_name(".sql"), "");
}

TEST(AsWords, ReadsLikeASentence) {
  EXPECT_EQ(as_words("add-shipped-at"), "add shipped at");
}

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
