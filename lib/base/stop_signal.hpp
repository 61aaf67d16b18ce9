#pragma once

#include <atomic>
#include <chrono>

#include "base/owned_fd.hpp"

namespace pgmanager::base {

/// The wish of the outside world that we stop (SIGINT, SIGTERM, SIGHUP), in a form that a poll() can wait for. Whoever
/// blocks on a socket also waits for fd(). Raising is safe in a signal handler. Not a queue: the first signal counts.
class StopSignal {
 public:
  StopSignal();

  /// Called with the signal's number; any thread, also a signal handler.
  void raise(int signal_number) noexcept;

  /// 0 as long as nobody wants us to stop, else the number of the first signal.
  int requested() const noexcept { return signal_.load(std::memory_order_acquire); }

  /// Becomes readable when raised, and stays so.
  int fd() const noexcept { return read_end_.get(); }

  /// Returns after `length`, or as soon as it is raised.
  void wait_for(std::chrono::milliseconds length) const;

  /// Throws Error (interrupted or terminated) if stopping was requested.
  void throw_if_requested() const;

 private:
  std::atomic<int> signal_{0};
  OwnedFd read_end_;
  OwnedFd write_end_;
};

}  // namespace pgmanager::base
