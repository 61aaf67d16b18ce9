#pragma once

#include <string>

#include "result/outcome.hpp"

namespace pgmanager::database {

/// "It is held by process 42 (psql), user ...": a full sentence.
std::string describe(const result::LockHolder& holder);

/// The hint `first` followed by the alternative: "Wait longer, or end it: SELECT pg_terminate_backend(42)", or the
/// roles that may do that if this one may not. `what` names the session that holds the lock.
std::string or_end(const std::string& first, const result::LockHolder& holder, const std::string& what = "it");

}  // namespace pgmanager::database
