#pragma once

#include <chrono>
#include <optional>

#include "execute/run.hpp"
#include "source/directives.hpp"

namespace pgmanager::execute {

/// Which try of a transaction it is.
struct Try {
  int retries = 0;                         ///< how many tries there were before
  int retries_left = 0;                    ///< how many there may be after it
  std::chrono::duration<double> waited{};  ///< since the first one began
};

/// How long statements of a run wait for locks where their file does not say it; nothing: as long as the server lets
/// them.
std::optional<source::LockTimeouts> lock_timeouts(plan::Function function, const RunOptions& options);

/// The lock_timeout of one try: 300 ms, 1 s, 2 s, 5 s, then twice as long each time, from the first of `range` to its
/// last, which the last try always has.
std::chrono::milliseconds lock_timeout_of(const source::LockTimeouts& range, const Try& which);

}  // namespace pgmanager::execute
