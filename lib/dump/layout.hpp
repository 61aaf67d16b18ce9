#pragma once

#include <string>
#include <vector>

#include "dump/units.hpp"

namespace pgmanager::dump {

/// A directory of create/ to be.
struct PlannedGroup {
  std::string name;                ///< "4-tables"
  std::vector<std::size_t> units;  ///< their indexes, in the order in which they run
};

/// Orders the units: by kind, and within a kind by name as far as dependencies allow it. A unit that needs one of a
/// later kind comes in a second group of its kind, after that: "8-views-after-functions". Where functions mention each
/// other in a circle, one of them becomes Unit::is_unchecked. Pure.
std::vector<PlannedGroup> make_layout(std::vector<Unit>& units);

}  // namespace pgmanager::dump
