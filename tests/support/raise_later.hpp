#pragma once

#include <chrono>
#include <thread>

#include "base/stop_signal.hpp"

namespace pgmanager::tests {

/// Raises a StopSignal from another thread, as a signal handler would, some time after its construction.
class RaiseLater {
 public:
  RaiseLater(base::StopSignal& stop, int signal_number, std::chrono::milliseconds delay)
      : thread_([&stop, signal_number, delay] {
          std::this_thread::sleep_for(delay);
          stop.raise(signal_number);
        }) {}
  ~RaiseLater() { thread_.join(); }
  RaiseLater(const RaiseLater&) = delete;
  RaiseLater& operator=(const RaiseLater&) = delete;

 private:
  std::thread thread_;
};

/// Seconds since its construction.
class Stopwatch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count(); }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace pgmanager::tests
