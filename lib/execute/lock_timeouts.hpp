#pragma once

#include <chrono>
#include <optional>

#include "execute/run.hpp"
#include "source/directives.hpp"

namespace pgmanager::execute {

/// The number of the try of a transaction.
struct Try {
  int retries = 0;                         ///< number of tries before this one
  int retries_left = 0;                    ///< number of tries that may follow
  std::chrono::duration<double> waited{};  ///< since the beginning of the first try
};

/// The lock timeouts of a run for files without a directive; nothing: the server's setting applies.
std::optional<source::LockTimeouts> lock_timeouts(plan::Function function, const RunOptions& options);

/// The lock_timeout of one try: 300 ms, 1 s, 2 s, 5 s, then doubling, limited by the first and last value of `range`.
/// The last try always has the last value.
std::chrono::milliseconds lock_timeout_of(const source::LockTimeouts& range, const Try& which);

/// The pause before a transaction that ran into a lock is tried again, after `retries` retries. It grows with each
/// retry and is random, so that competing sessions do not retry at the same time.
std::chrono::milliseconds retry_pause(int retries);

}  // namespace pgmanager::execute
