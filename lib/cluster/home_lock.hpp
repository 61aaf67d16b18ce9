#pragma once

#include "base/owned_fd.hpp"
#include "cluster/server_home.hpp"

namespace pgmanager::cluster {

/// Keeps two programs from starting or stopping the server of one home at the same time: a flock() on the file "lock",
/// which the kernel frees when we die. Waits for the other one, at most two minutes; then throws base::Error (refused).
class HomeLock {
 public:
  explicit HomeLock(const ServerHome& home);

 private:
  base::OwnedFd file_;
};

}  // namespace pgmanager::cluster
