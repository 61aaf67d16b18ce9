#pragma once

#include <iterator>
#include <vector>

#include "single_changes_of_code.hpp"
#include "single_changes_of_tables.hpp"

namespace pgmanager::tests {

/// Changes each attribute of each kind of object that a snapshot contains once. All changes can be rolled back.
inline const std::vector<SingleChange>& single_changes() {
  static const std::vector<SingleChange> all = [] {
    std::vector<SingleChange> changes(std::begin(single_changes_of_tables), std::end(single_changes_of_tables));
    changes.insert(changes.end(), std::begin(single_changes_of_code), std::end(single_changes_of_code));
    return changes;
  }();
  return all;
}

}  // namespace pgmanager::tests
