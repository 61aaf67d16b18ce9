#pragma once

#include <optional>
#include <set>
#include <vector>

#include "result/outcome.hpp"

namespace pgmanager::cli {

/// The lock holders that were already shown for the current file: each gets one line, however long the wait is.
class NewHolders {
 public:
  /// Called when another file starts.
  void clear() { shown_.clear(); }

  /// The elements of `holders` that were not shown yet; no value: there is nothing to show. An empty list, once: a
  /// holder that this role cannot see.
  std::optional<std::vector<result::LockHolder>> take(const std::vector<result::LockHolder>& holders) {
    std::vector<result::LockHolder> unseen;
    for (const result::LockHolder& holder : holders) {
      if (shown_.insert(holder.pid).second) unseen.push_back(holder);
    }
    if (unseen.empty() && !(holders.empty() && shown_.insert(unknown_holder).second)) return std::nullopt;
    return unseen;
  }

 private:
  static constexpr int unknown_holder = 0;  // no process has this id
  std::set<int> shown_;                     // process ids
};

}  // namespace pgmanager::cli
