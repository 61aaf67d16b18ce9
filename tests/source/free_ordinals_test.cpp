#include "source/free_ordinals.hpp"

#include <gtest/gtest.h>

namespace pgmanager::source {
namespace {

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
