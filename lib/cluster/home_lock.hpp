#pragma once

#include "base/owned_fd.hpp"
#include "cluster/server_home.hpp"

namespace pgmanager::cluster {

/// Prevents two programs from starting or stopping the server of one home at the same time: a flock() on the file
/// "lock", which the kernel releases when the process ends. Waits for the other program for at most two minutes, then
/// throws base::Error (refused).
class HomeLock {
 public:
  explicit HomeLock(const ServerHome& home);

 private:
  base::OwnedFd file_;
};

}  // namespace pgmanager::cluster
