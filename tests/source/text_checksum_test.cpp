#include "source/text_checksum.hpp"

#include <gtest/gtest.h>

namespace pgmanager::source {

namespace {

// printf 'select 1;\nselect 2;\n' | sha256sum
constexpr auto with_line_feeds = "061e995aebcb765888ac7580f67ee3815a03b9b9c3fd5ff2dbb40db98b53a737";

TEST(TextChecksum, IsTheSha256OfTheText) {
  EXPECT_EQ(text_checksum("select 1;\nselect 2;\n"), with_line_feeds);
}

TEST(TextChecksum, IsTheSameForAnyKindOfLineEnd) {
  EXPECT_EQ(text_checksum("select 1;\r\nselect 2;\r\n"), with_line_feeds);
  EXPECT_EQ(text_checksum("select 1;\rselect 2;\r"), with_line_feeds);
  EXPECT_EQ(text_checksum("select 1;\r\nselect 2;\r"), with_line_feeds);
}

TEST(TextChecksum, KeepsEmptyLines) {
  EXPECT_EQ(text_checksum("\r\r\n\n"), text_checksum("\n\n\n"));
  EXPECT_NE(text_checksum("\n\n"), text_checksum("\n"));
}

TEST(TextChecksum, IsTheSameForATextInPortions) {
  TextChecksum checksum;
  for (const char* portion : {"select", " 1;\r\n", "select 2;\r"}) checksum.add(portion);
  EXPECT_EQ(checksum.hex(), with_line_feeds);
}

// printf '' | sha256sum
TEST(TextChecksum, OfAnEmptyTextIsTheSha256OfNoBytes) {
  EXPECT_EQ(text_checksum(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

}  // namespace

}  // namespace pgmanager::source
