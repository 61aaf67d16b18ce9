#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/stop_signal.hpp"

namespace pgmanager::tests {

/// Raises a StopSignal from another thread, like a signal handler, some time after its construction, unless it is
/// destroyed earlier.
class RaiseLater {
 public:
  RaiseLater(base::StopSignal& stop, int signal_number, std::chrono::milliseconds delay)
      : thread_([&stop, signal_number, delay](const std::stop_token& over) {
          std::mutex mutex;
          std::unique_lock lock(mutex);
          std::condition_variable_any().wait_for(lock, over, delay, [] { return false; });
          if (!over.stop_requested()) stop.raise(signal_number);
        }) {}
  RaiseLater(const RaiseLater&) = delete;
  RaiseLater& operator=(const RaiseLater&) = delete;

 private:
  std::jthread thread_;
};

/// Seconds since its construction.
class Stopwatch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count(); }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace pgmanager::tests
