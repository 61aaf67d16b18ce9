#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/plan.hpp"
#include "result/status.hpp"
#include "source/rejected_statements.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::result {

/// How much a directory of the tree holds.
struct DirectoryCount {
  std::string name;                  ///< "create", "deployment", "undo", "manual-deployment", "test-data"
  std::optional<std::size_t> files;  ///< SQL files; not set: the tree has no such directory, and might be expected to
};

/// What was looked at in a tree without findings, and how it fits an instance, if one was named.
struct Validation {
  std::vector<DirectoryCount> directories;
  Instance instance;               ///< the one that was compared
  std::optional<plan::Plan> plan;  ///< what `deployment` would do there; its steps belong to the tree
  /// What `deployment --manual-deployment` would; its steps that do something are the pending emergency files. Not set
  /// where the tree has no manual-deployment/.
  std::optional<plan::Plan> manual_plan;
  std::vector<source::RejectedStatement> rejected;  ///< in files that are still to be run

  /// All that would be refused there, each once.
  std::vector<plan::Refusal> refusals() const;
  /// What is worth knowing but no reason to stop, without ends of sentences.
  std::vector<std::string> notices() const;
};

/// Of the tree alone. `scope`: which directories were read.
Validation make_validation(const source::SourceTree& tree, const source::Scope& scope);

}  // namespace pgmanager::result
