#include "cli/exit_status.hpp"

#include <gtest/gtest.h>

namespace pgmanager::cli {
namespace {

// As in docs/exit-status.md; never renumbered.
TEST(ExitStatus, IsTheDocumentedOneForEachErrorCode) {
  EXPECT_EQ(exit_status(base::ErrorCode::internal), 1);
  EXPECT_EQ(exit_status(base::ErrorCode::usage), 2);
  EXPECT_EQ(exit_status(base::ErrorCode::source_invalid), 3);
  EXPECT_EQ(exit_status(base::ErrorCode::refused), 4);
  EXPECT_EQ(exit_status(base::ErrorCode::connection), 5);
  EXPECT_EQ(exit_status(base::ErrorCode::sql), 6);
  EXPECT_EQ(exit_status(base::ErrorCode::lock), 7);
  EXPECT_EQ(exit_status(base::ErrorCode::check), 8);
  EXPECT_EQ(exit_status(base::ErrorCode::hook), 9);
  EXPECT_EQ(exit_status(base::ErrorCode::interrupted), 130);
  EXPECT_EQ(exit_status(base::ErrorCode::terminated), 143);
}

}  // namespace
}  // namespace pgmanager::cli
