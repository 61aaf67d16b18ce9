#pragma once

#include <atomic>
#include <chrono>

#include "base/owned_fd.hpp"

namespace pgmanager::base {

/// A request to stop (SIGINT, SIGTERM, SIGHUP) that poll() can wait for: code that blocks on a socket also waits for
/// fd(). Raising it is safe in a signal handler. Only the first signal counts.
class StopSignal {
 public:
  StopSignal();

  /// Called with the signal's number, from any thread or from a signal handler.
  void raise(int signal_number) noexcept;

  /// The number of the first signal; 0 if there was none.
  int requested() const noexcept { return signal_.load(std::memory_order_acquire); }

  /// A descriptor that becomes readable on raise() and stays readable.
  int fd() const noexcept { return read_end_.get(); }

  /// Returns after `length`, or as soon as the signal is raised.
  void wait_for(std::chrono::milliseconds length) const;

  /// Throws Error (interrupted or terminated) if stopping was requested.
  void throw_if_requested() const;

 private:
  std::atomic<int> signal_{0};
  OwnedFd read_end_;
  OwnedFd write_end_;
};

}  // namespace pgmanager::base
