#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"

namespace pgmanager::imports {

/// A change of sqitch.plan.
struct SqitchChange {
  std::string name;
  std::string id;  ///< SHA-1 as sqitch computes it, in hexadecimal digits
  int line = 0;
  std::vector<std::string> tags;         ///< "@v1.0", those directly after it
  std::vector<std::string> rework_tags;  ///< those between it and a later change of the same name; empty: there is none
};

/// The changes in the order of the plan. `path`: of the plan, for findings about lines that cannot be read.
std::vector<SqitchChange> read_sqitch_plan(std::string_view text, std::string_view path, base::Findings& findings);

}  // namespace pgmanager::imports
