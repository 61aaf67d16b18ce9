#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "history/history.hpp"
#include "result/status.hpp"
#include "result/verification.hpp"

namespace pgmanager::result {

/// Whether the schema of an instance is the expected one.
struct Drift {
  std::string expected_title;  ///< "the schema of 2026-01-31T12:00:00Z", "create/", "database \"shop\" at db2:5432"
  std::string instance_title;  ///< "database \"shop\""
  Instance instance;           ///< the same instance, with all that is known of it
  std::optional<StoppedRun> stopped;  ///< create/ could not be built; then there are no schemas to compare
  std::string not_compared;           ///< why there is nothing to compare with; then there are no schemas either
  ComparedSchemas schemas;            ///< left: what is expected; right: the instance
  /// The attempts that have committed statements of a deployment, or of its undo, without completing it.
  std::vector<history::Entry> partly_applied;
  std::size_t unfinished_create = 0;  ///< files in place of a create run that has not completed
  std::vector<InvalidIndex> invalid_indexes;
  bool has_incomplete_files = false;  ///< a file failed here, or is partly applied or undone, and may run again
  std::string hint;                   ///< what to do if the schemas differ
  std::vector<std::string> notices;   ///< worth knowing, but no difference
  std::chrono::duration<double> took{};

  bool is_compared() const { return !stopped && not_compared.empty(); }
  bool is_same() const { return is_compared() && schemas.differences.empty(); }
  bool is_complete() const { return partly_applied.empty() && unfinished_create == 0 && invalid_indexes.empty(); }
  bool found_nothing() const { return is_same() && is_complete(); }
  bool has_unmodelled() const { return !schemas.left.unmodelled.empty() || !schemas.right.unmodelled.empty(); }
};

}  // namespace pgmanager::result
