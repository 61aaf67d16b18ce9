#pragma once

#include <optional>
#include <set>
#include <vector>

#include "result/outcome.hpp"

namespace pgmanager::cli {

/// The lock holders that were shown already while a file runs: each gets one line, however long it is waited for.
class NewHolders {
 public:
  /// Another file begins.
  void clear() { shown_.clear(); }

  /// Those of `holders` that were not shown yet; no value: nothing is to be shown. Empty, once: a holder that this role
  /// cannot see.
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
