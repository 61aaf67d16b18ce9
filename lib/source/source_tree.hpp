#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "source/hooks.hpp"
#include "source/ordinal.hpp"
#include "source/sql_file.hpp"
#include "sql/variables.hpp"

namespace pgmanager::source {

/// One sub-directory of create/.
struct CreateGroup {
  std::int64_t number = 0;
  std::string name;            ///< the directory's name, e.g. "4-tables"
  std::vector<SqlFile> files;  ///< in the order of order.json
  bool repeatable = false;     ///< deployments run its files again when they were edited
};

/// One file of deployment/, undo/, manual-deployment/ or test-data/.
struct Deployment {
  Ordinal ordinal;
  std::string rest;  ///< what stands between the ordinal's dash and ".sql"
  SqlFile file;
};

/// Which directories a function needs. What is not needed is not read, so that a mistake in create/ does not stop an
/// emergency deployment.
struct Scope {
  bool create = false;
  bool deployment = false;
  bool manual_deployment = false;
  bool test_data = false;
  bool undo = false;                 ///< with `deployment`: no file there has another name than its partner
  bool undo_needs_partners = false;  ///< nor is there one without; what an instance says of it is not asked then
  bool hooks = false;
  /// The groups of create/ whose files may run again. Without `create` they are all that is read of it.
  std::vector<std::string> repeatable = {};

  bool is_empty() const { return !create && !deployment && !manual_deployment && !test_data; }
};

/// The source tree as a value.
struct SourceTree {
  std::filesystem::path root;
  sql::Variables variables;                    ///< that its files may use
  std::vector<CreateGroup> create;             ///< in the order of their numbers; those of the scope
  std::vector<Deployment> deployments;         ///< in the order of their ordinals
  std::vector<Deployment> manual_deployments;  ///< in the order of their ordinals
  std::vector<Deployment> test_data;           ///< in the order of their ordinals
  std::vector<Deployment> undo;                ///< what takes deployments back, in the order of their ordinals
  std::vector<Hook> hooks;                     ///< that can be run; their files are not read
};

bool has_repeatable_group(const SourceTree& tree);

/// Whether undo/ has a file `name` ("00003-b.sql"), also where its files were not read. One that cannot be looked at
/// counts as missing: this is for advice alone.
bool has_undo_file(const SourceTree& tree, const std::string& name);

/// What reading a tree gives: the tree, complete only when there are no findings.
struct ReadResult {
  SourceTree tree;
  base::Findings findings;  ///< in the order of path, line, column
};

/// Whether the tree has that directory, for functions that can do without it. One that cannot be looked at counts as
/// there: reading it will say why.
bool has_directory(const std::filesystem::path& root, const char* name);

/// Whether deployment/ is read where deployments count: a tree that has create/ alone has no deployments yet.
bool has_deployments(const std::filesystem::path& root);

/// Every directory that the tree has.
Scope whole_tree(const std::filesystem::path& root);

/// Reads and validates the directories of `scope` in one pass. Every rule of docs/rules.md is checked and every problem
/// found is reported. Throws base::Error (source_invalid) only when a directory or file cannot be read at all and
/// nothing else could be said (the root is missing or unreadable).
ReadResult read_source_tree(const std::filesystem::path& root, const Scope& scope,
                            const sql::Variables& variables = {});

}  // namespace pgmanager::source
