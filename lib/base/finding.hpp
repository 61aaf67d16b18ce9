#pragma once

#include <string>
#include <vector>

#include "base/location.hpp"

namespace pgmanager::base {

/// A problem in the user's source tree. Findings are values, never thrown: all findings of a tree are collected and
/// reported together.
struct Finding {
  std::string rule;  ///< stable id in kebab-case, listed in docs/rules.md
  Location location;
  std::string message;  ///< the problem, one sentence in PostgreSQL's style: lower case, no full stop
  std::string hint;     ///< how to fix it: a full sentence

  friend bool operator==(const Finding&, const Finding&) = default;
};

using Findings = std::vector<Finding>;

}  // namespace pgmanager::base
