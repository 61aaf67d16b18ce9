#pragma once

#include <string>

#include "result/outcome.hpp"

namespace pgmanager::database {

/// "It is held by process 42 (psql), user ...": a full sentence.
std::string describe(const result::LockHolder& holder);

}  // namespace pgmanager::database
