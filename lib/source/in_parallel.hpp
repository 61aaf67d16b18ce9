#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace pgmanager::source {

/// Calls work(0) to work(count - 1), each once, on several threads with at least `per_thread` calls each. The first
/// exception ends it and is thrown here.
template <typename Work>
void in_parallel(std::size_t count, std::size_t per_thread, const Work& work) {
  constexpr std::size_t most_threads = 8;
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex failing;
  const auto run = [&] {
    try {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    } catch (...) {
      next = count;
      const std::lock_guard lock(failing);
      if (!failure) failure = std::current_exception();
    }
  };
  {
    const std::size_t processors = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, most_threads);
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < std::min(processors, count / per_thread); ++i) others.emplace_back(run);
    run();
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace pgmanager::source
