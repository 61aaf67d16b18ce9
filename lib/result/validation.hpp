#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/plan.hpp"
#include "result/status.hpp"
#include "source/rejected_statements.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::result {

/// The number of files in a directory of the tree.
struct DirectoryCount {
  std::string name;                  ///< "create", "deployment", "undo", "manual-deployment", "test-data"
  std::optional<std::size_t> files;  ///< SQL files; not set: the tree lacks this common directory
};

/// What was checked in a tree without findings, and whether it fits an instance, if one was named.
struct Validation {
  std::vector<DirectoryCount> directories;
  Instance instance;               ///< the instance that the tree was compared with
  std::optional<plan::Plan> plan;  ///< what `deployment` would do there; its steps belong to the tree
  /// What `deployment --manual-deployment` would do; the steps that are not skipped are the pending emergency files.
  /// Not set if the tree has no manual-deployment/.
  std::optional<plan::Plan> manual_plan;
  std::vector<source::RejectedStatement> rejected;  ///< in files that would still run

  /// All refusals of both plans, each once.
  std::vector<plan::Refusal> refusals() const;
  /// Notices without final full stops: worth knowing, but no reason to stop.
  std::vector<std::string> notices() const;
};

/// The validation of the tree alone. `scope`: which directories were read.
Validation make_validation(const source::SourceTree& tree, const source::Scope& scope);

}  // namespace pgmanager::result
