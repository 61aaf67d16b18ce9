#pragma once

#include <sys/types.h>
#include <chrono>

#include "base/owned_fd.hpp"

namespace pgmanager::base {

/// While it exists, a process group does not outlive this process: if this process dies, even by SIGKILL, the guard's
/// own process ends the group, with SIGTERM first and SIGKILL after `grace`. Processes that have left the group are not
/// ended.
class ProcessGuard {
 public:
  /// Throws std::system_error when it cannot be started.
  ProcessGuard(pid_t group, std::chrono::milliseconds grace);
  ~ProcessGuard();
  ProcessGuard(const ProcessGuard&) = delete;
  ProcessGuard& operator=(const ProcessGuard&) = delete;

 private:
  OwnedFd alive_;  // no process writes to this pipe; it is closed when this process ends
  pid_t guard_ = -1;
};

}  // namespace pgmanager::base
