#include "base/error.hpp"

#include <gtest/gtest.h>

namespace pgmanager::base {
namespace {

// docs/json.md lists these names, and scripts compare with them.
TEST(ErrorCode, HasAStableName) {
  EXPECT_STREQ(to_string(ErrorCode::internal), "internal");
  EXPECT_STREQ(to_string(ErrorCode::usage), "usage");
  EXPECT_STREQ(to_string(ErrorCode::source_invalid), "source-invalid");
  EXPECT_STREQ(to_string(ErrorCode::refused), "refused");
  EXPECT_STREQ(to_string(ErrorCode::connection), "connection");
  EXPECT_STREQ(to_string(ErrorCode::sql), "sql");
  EXPECT_STREQ(to_string(ErrorCode::lock), "lock");
  EXPECT_STREQ(to_string(ErrorCode::check), "check");
  EXPECT_STREQ(to_string(ErrorCode::hook), "hook");
  EXPECT_STREQ(to_string(ErrorCode::interrupted), "interrupted");
  EXPECT_STREQ(to_string(ErrorCode::terminated), "terminated");
}

TEST(Error, IsAStandardExceptionWithItsMessage) {
  const Error error({.code = ErrorCode::lock, .message = "could not obtain the lock", .hint = "Wait."});
  const std::exception& standard = error;
  EXPECT_STREQ(standard.what(), "could not obtain the lock");
  EXPECT_EQ(error.code(), ErrorCode::lock);
  EXPECT_EQ(error.parts().hint, "Wait.");
}

}  // namespace
}  // namespace pgmanager::base
