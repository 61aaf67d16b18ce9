#include "source/ordinal.hpp"

#include <gtest/gtest.h>

namespace pgmanager::source {
namespace {

TEST(Ordinal, IsParsedFromDigitsWithAnyNumberOfLeadingZeros) {
  EXPECT_EQ(Ordinal::parse("00040"), Ordinal(40));
  EXPECT_EQ(Ordinal::parse("40"), Ordinal(40));
  EXPECT_EQ(Ordinal::parse("0"), Ordinal(0));
  EXPECT_EQ(Ordinal::parse("000000000000000000000000000001"), Ordinal(1));
}

TEST(Ordinal, IsAtMostTheLargestBigint) {
  EXPECT_EQ(Ordinal::parse("9223372036854775807"), Ordinal(9223372036854775807));
  EXPECT_EQ(Ordinal::parse("9223372036854775808"), std::nullopt);
  EXPECT_EQ(Ordinal::parse("123456789012345678901234567890"), std::nullopt);
}

TEST(Ordinal, IsNotParsedFromOtherCharacters) {
  for (const char* text : {"", "-1", "+1", " 1", "1 ", "1a", "0x1", "1.0", "\u0661"}) {
    EXPECT_EQ(Ordinal::parse(text), std::nullopt) << text;
  }
}

TEST(Ordinal, IsComparedAsANumber) {
  EXPECT_LT(*Ordinal::parse("2"), *Ordinal::parse("10"));
  EXPECT_EQ(*Ordinal::parse("1"), *Ordinal::parse("00001"));
}

TEST(Ordinal, IsWrittenWithoutLeadingZeros) {
  EXPECT_EQ(to_string(*Ordinal::parse("00040")), "40");
}

}  // namespace
}  // namespace pgmanager::source
