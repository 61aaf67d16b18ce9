#include "base/version.hpp"

#include <gtest/gtest.h>

#include "base/files.hpp"

namespace pgmanager::base {
namespace {

TEST(Version, EqualsTheFileVersion) {
  EXPECT_EQ(std::string(version()) + "\n", read_file(PGMANAGER_ROOT "/VERSION"));
}

}  // namespace
}  // namespace pgmanager::base
