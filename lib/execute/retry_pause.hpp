#pragma once

#include <chrono>

namespace pgmanager::execute {

/// The pause before a transaction that ran into a lock is tried again, after `retries` retries. It grows with each
/// retry and is random, so that competing sessions do not retry at the same time.
std::chrono::milliseconds retry_pause(int retries);

}  // namespace pgmanager::execute
