#include "cluster/socket_directory.hpp"

#include <gtest/gtest.h>

namespace pgmanager::cluster {

namespace {

TEST(SocketDirectory, CanHoldASocketWithAPathOf107Bytes) {
  const std::size_t rest = std::string("/.s.PGSQL.5432").size();
  EXPECT_TRUE(can_hold_socket("/" + std::string(107 - rest - 1, 'x')));
  EXPECT_FALSE(can_hold_socket("/" + std::string(108 - rest - 1, 'x')));
}

TEST(SocketDirectory, MustNotContainACommaBecauseLibpqReadsItAsTwoHosts) {
  EXPECT_FALSE(can_hold_socket("/srv/a,b"));
}

}  // namespace

}  // namespace pgmanager::cluster
