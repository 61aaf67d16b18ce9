#pragma once

#include <algorithm>
#include <iterator>
#include <vector>

#include "single_changes_of_code.hpp"
#include "single_changes_of_tables.hpp"

namespace pgmanager::tests {

/// Changes each attribute of each kind of object that a snapshot contains once. All changes can be rolled back.
inline std::vector<SingleChange> single_changes() {
  std::vector<SingleChange> changes(std::begin(single_changes_of_tables), std::end(single_changes_of_tables));
  std::copy(std::begin(single_changes_of_code), std::end(single_changes_of_code), std::back_inserter(changes));
  return changes;
}

}  // namespace pgmanager::tests
