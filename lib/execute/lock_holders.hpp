#pragma once

#include <string>

#include "plan/run_observer.hpp"

namespace pgmanager::execute {

/// "It is held by process 42 (psql), user ...", a full sentence.
std::string describe(const plan::LockHolder& holder);

}  // namespace pgmanager::execute
