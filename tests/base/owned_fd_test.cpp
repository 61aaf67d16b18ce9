#include "base/owned_fd.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>

namespace pgmanager::base {
namespace {

int open_fd() {
  return ::open("/dev/null", O_RDONLY | O_CLOEXEC);
}

bool is_open(int fd) {
  return ::fcntl(fd, F_GETFD) != -1;
}

TEST(OwnedFd, ClosesOnDestruction) {
  const int fd = open_fd();
  {
    const OwnedFd owner(fd);
    EXPECT_TRUE(owner);
    EXPECT_EQ(owner.get(), fd);
    EXPECT_TRUE(is_open(fd));
  }
  EXPECT_FALSE(is_open(fd));
}

TEST(OwnedFd, IsFalseWhenItOwnsNothing) {
  EXPECT_FALSE(OwnedFd());
  EXPECT_FALSE(OwnedFd(-1));
}

TEST(OwnedFd, TransfersOwnershipWhenMoved) {
  const int fd = open_fd();
  OwnedFd from(fd);
  const OwnedFd to(std::move(from));
  EXPECT_FALSE(from);  // NOLINT(bugprone-use-after-move): what is left is what is tested
  EXPECT_EQ(to.get(), fd);
  EXPECT_TRUE(is_open(fd));
}

TEST(OwnedFd, ClosesOnReset) {
  const int fd = open_fd();
  OwnedFd owner(fd);
  owner.reset();
  EXPECT_FALSE(owner);
  EXPECT_FALSE(is_open(fd));
}

}  // namespace
}  // namespace pgmanager::base
