#include "base/checksums.hpp"

#include <gtest/gtest.h>

namespace pgmanager::base {
namespace {

// Examples of FIPS 180-4 and RFC 1321.
TEST(Checksums, OfTheStandards) {
  EXPECT_EQ(sha1_hex("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
  EXPECT_EQ(md5_hex("abc"), "900150983cd24fb0d6963f7d28e17f72");
  EXPECT_EQ(md5_hex(""), "d41d8cd98f00b204e9800998ecf8427e");
}

// The check value of CRC-32/ISO-HDLC.
TEST(Crc32, OfTheStandard) {
  EXPECT_EQ(Crc32().add("123456789").value(), 0xCBF43926U);
  EXPECT_EQ(Crc32().add("1234").add("").add("56789").value(), 0xCBF43926U);
  EXPECT_EQ(Crc32().value(), 0U);
}

// Examples of RFC 4648.
TEST(Base64, OfHexadecimalDigits) {
  EXPECT_EQ(base64_of_hex(""), "");
  EXPECT_EQ(base64_of_hex("66"), "Zg==");
  EXPECT_EQ(base64_of_hex("666f"), "Zm8=");
  EXPECT_EQ(base64_of_hex("666f6f626172"), "Zm9vYmFy");
}

}  // namespace
}  // namespace pgmanager::base
