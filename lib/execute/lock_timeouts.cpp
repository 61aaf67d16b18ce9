#include "execute/lock_timeouts.hpp"

#include <algorithm>
#include <array>
#include <random>

namespace pgmanager::execute {

using source::LockTimeouts;
using std::chrono::milliseconds;

namespace {

// While a statement waits for its lock, later statements queue behind it, so the first tries are short.
constexpr std::array<milliseconds, 4> steps{milliseconds(300), milliseconds(1000), milliseconds(2000),
                                            milliseconds(5000)};

milliseconds step_after(milliseconds timeout) {
  const auto* next = std::upper_bound(steps.begin(), steps.end(), timeout);
  return next == steps.end() ? timeout * 2 : *next;
}

}  // namespace

std::optional<LockTimeouts> lock_timeouts(plan::Function function, const RunOptions& options) {
  if (!options.lock_timeout && function == plan::Function::create) return std::nullopt;
  const milliseconds last = options.lock_timeout.value_or(steps.back());
  return LockTimeouts{.first = std::min(steps.front(), last), .last = last};
}

milliseconds lock_timeout_of(const LockTimeouts& range, const Try& which) {
  if (which.retries_left == 0) return range.last;
  milliseconds timeout = range.first;
  for (int i = 0; i < which.retries && timeout < range.last; ++i) timeout = step_after(timeout);
  return std::min(timeout, range.last);
}

milliseconds retry_pause(int retries) {
  constexpr milliseconds first{500};
  const milliseconds base = first * (1 << std::min(retries, 5));
  std::minstd_rand random(std::random_device{}());
  return milliseconds(std::uniform_int_distribution<milliseconds::rep>(base.count() / 2, base.count())(random));
}

}  // namespace pgmanager::execute
