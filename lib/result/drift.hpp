#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "history/history.hpp"
#include "result/status.hpp"
#include "result/verification.hpp"

namespace pgmanager::result {

/// Whether an instance is as it should be.
struct Drift {
  std::string expected_title;  ///< "the schema of 2026-01-31T12:00:00Z", "create/", "database \"shop\" at db2:5432"
  std::string instance_title;  ///< "database \"shop\""
  Instance instance;           ///< the same, with all that is known of it
  std::optional<StoppedRun> stopped;  ///< create/ could not be built; then there are no schemas to compare
  ComparedSchemas schemas;            ///< left: what is expected; right: the instance
  /// The attempts that have left statements of a deployment, or of its undo, in the instance.
  std::vector<history::Entry> partly_applied;
  std::vector<InvalidIndex> invalid_indexes;
  bool has_incomplete_files = false;  ///< a file failed here, or is partly applied or undone, and may run again
  std::string hint;                   ///< what to do where they are not the same
  std::vector<std::string> notices;   ///< what is worth knowing and no difference
  std::chrono::duration<double> took{};

  bool is_same() const { return !stopped && schemas.differences.empty(); }
  bool found_nothing() const { return is_same() && partly_applied.empty() && invalid_indexes.empty(); }
  bool has_unmodelled() const { return !schemas.left.unmodelled.empty() || !schemas.right.unmodelled.empty(); }
};

}  // namespace pgmanager::result
