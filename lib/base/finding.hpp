#pragma once

#include <string>
#include <vector>

#include "base/location.hpp"

namespace pgmanager::base {

/// One thing that is wrong with the user's source tree. A value, never thrown: all findings of a tree are collected and
/// shown together.
struct Finding {
  std::string rule;  ///< stable id in kebab-case, listed in docs/rules.md
  Location location;
  std::string message;  ///< what is wrong, one sentence in PostgreSQL's style: lower case, no full stop
  std::string hint;     ///< what to do about it: a full sentence

  friend bool operator==(const Finding&, const Finding&) = default;
};

using Findings = std::vector<Finding>;

}  // namespace pgmanager::base
