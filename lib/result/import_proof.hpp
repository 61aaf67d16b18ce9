#pragma once

#include <optional>
#include <string>
#include <vector>

#include "result/tree_dump.hpp"
#include "result/verification.hpp"

namespace pgmanager::result {

/// What running imported deployments in scratch databases has shown.
struct ImportProof {
  std::optional<StoppedRun> stopped;  ///< the deployments did not run; then the rest is not known
  /// Left: what the deployments make that are in place in the database; right: the database. Not set without one.
  std::optional<ComparedSchemas> instance;
  std::optional<TreeDump> create;            ///< create/ of what the deployments make; not set: create/ exists
  std::optional<Verification> verification;  ///< create/ and the deployments; set if create/ could be made
  std::vector<std::string> with_rows;        ///< tables that have rows, which that create/ does not contain

  /// Whether create/ and the deployments make the same.
  bool passed() const {
    return !stopped && (!create || (create->is_proven() && verification && verification->is_same()));
  }
};

}  // namespace pgmanager::result
