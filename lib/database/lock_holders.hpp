#pragma once

#include <string>

#include "result/outcome.hpp"

namespace pgmanager::database {

/// "It is held by process 42 (psql), user ...", a full sentence.
std::string describe(const result::LockHolder& holder);

/// `first`, and the other way out: "Wait longer, or end it: SELECT pg_terminate_backend(42)", or which roles may do
/// that if this one may not. `what` is what has the lock.
std::string or_end(const std::string& first, const result::LockHolder& holder, const std::string& what = "it");

}  // namespace pgmanager::database
