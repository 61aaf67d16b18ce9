#include <gtest/gtest.h>

#include "report/style.hpp"

namespace pgmanager::report {

namespace {

TEST(Excerpt, IsTheWholeTextIfItFits) {
  EXPECT_EQ(shortened("12345", 5), "12345");
  EXPECT_EQ(shortened_around("12345", 4, 5), "12345");
}

TEST(Excerpt, CutsTheEnd) {
  EXPECT_EQ(shortened("123456", 5), "1234…");
  EXPECT_EQ(shortened("日本語日本語", 6), "日本…") << "each takes two columns";
}

TEST(Excerpt, ShowsTheTextAroundAPlace) {
  EXPECT_EQ(shortened_around("0123456789abcdefghij", 1, 8), "0123456…");
  EXPECT_EQ(shortened_around("0123456789abcdefghij", 10, 8), "…89abcd…");
  EXPECT_EQ(shortened_around("0123456789abcdefghij", 19, 8), "…hij");
  EXPECT_EQ(shortened_around("éééééééééé", 16, 8), "…éééé");
}

TEST(FirstDifference, IsBetweenCharacters) {
  EXPECT_EQ(first_difference("abc", "abd"), 2U);
  EXPECT_EQ(first_difference("abc", "ab"), 2U);
  EXPECT_EQ(first_difference("aé", "aè"), 1U);
  EXPECT_EQ(first_difference("", "a"), 0U);
}

TEST(CommonEnd, StartsBetweenCharacters) {
  EXPECT_EQ(common_end("abc", "xbc", 0), 2U);
  EXPECT_EQ(common_end("aXa", "aa", 1), 1U) << "what is the same at the beginning is not so at the end as well";
  EXPECT_EQ(common_end("\xC3\xA9", "\xC4\xA9", 0), 0U) << "é and ĩ end with the same byte";
}

}  // namespace

}  // namespace pgmanager::report
