#pragma once

#include <chrono>

namespace pgmanager::execute {

/// How long to pause before what ran into somebody's lock is tried again, having been tried again `retries` times: a
/// little longer each time, and never as long as others who ran into the same.
std::chrono::milliseconds retry_pause(int retries);

}  // namespace pgmanager::execute
