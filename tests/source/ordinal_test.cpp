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

TEST(FreeOrdinals, StartAtZeroWithFiveDigits) {
  FreeOrdinals free;
  EXPECT_EQ(free.take(), "00000");
  EXPECT_EQ(free.take(), "00001");
}

TEST(FreeOrdinals, FollowTheHighestInItsWidth) {
  FreeOrdinals free;
  free.use(Ordinal(7), "7");
  free.use(Ordinal(40), "040");
  free.use(Ordinal(8), "00008");
  EXPECT_EQ(free.take(), "041");
  EXPECT_EQ(free.take(), "042");
}

TEST(FreeOrdinals, IncludeTheRequestedOneIfItIsFree) {
  FreeOrdinals free;
  free.use(Ordinal(0), "000");
  free.use(Ordinal(5), "005");
  EXPECT_EQ(free.take("3"), "003");
  EXPECT_EQ(free.take("3"), "006");
  EXPECT_EQ(free.take("5"), "007");
  EXPECT_EQ(free.take("123456789012345678901234567890"), "008");
}

TEST(FreeOrdinals, EndAtTheLargestBigint) {
  FreeOrdinals free;
  free.use(Ordinal(9223372036854775807), "9223372036854775807");
  EXPECT_EQ(free.take(), std::nullopt);
}

}  // namespace

}  // namespace pgmanager::source
