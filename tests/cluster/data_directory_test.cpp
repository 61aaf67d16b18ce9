#include "cluster/data_directory.hpp"

#include <gtest/gtest.h>

namespace pgmanager::cluster {

namespace {

TEST(LastLines, ReturnsAShortTextWithoutTheFinalLineEnd) {
  EXPECT_EQ(last_lines("one\ntwo\n"), "one\ntwo");
  EXPECT_EQ(last_lines("one"), "one");
  EXPECT_EQ(last_lines("\n"), "");
  EXPECT_EQ(last_lines(""), "");
}

TEST(LastLines, ReturnsTheLastTenLinesOfALongText) {
  EXPECT_EQ(last_lines("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n"), "3\n4\n5\n6\n7\n8\n9\n10\n11\n12");
}

}  // namespace

}  // namespace pgmanager::cluster
