#include "authoring/change_name.hpp"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace pgmanager::authoring
