#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "source/hooks.hpp"
#include "source/instance_settings.hpp"
#include "source/ordinal.hpp"
#include "source/sql_file.hpp"
#include "sql/variables.hpp"

namespace pgmanager::source {

/// One sub-directory of create/.
struct CreateGroup {
  std::int64_t number = 0;
  std::string name;            ///< the directory's name, e.g. "4-tables"
  std::vector<SqlFile> files;  ///< in the order of order.json
  bool repeatable = false;     ///< deployments run its files again after they were edited
};

/// One file of deployment/, undo/, manual-deployment/ or test-data/.
struct NumberedFile {
  Ordinal ordinal;
  std::string rest;  ///< the text between the ordinal's dash and ".sql"
  SqlFile file;
};

/// Which directories a function needs. Others are not read, so that a mistake in create/ does not stop an emergency
/// deployment.
struct Scope {
  bool create = false;
  bool deployment = false;
  bool manual_deployment = false;
  bool test_data = false;
  bool undo = false;  ///< with `deployment`: each file there has the name of the deployment with its ordinal
  bool undo_needs_partners = false;  ///< every file there must have a deployment on disk
  bool hooks = false;
  bool instance = false;
  /// The groups of create/ whose files may run again. Without `create` only these groups are read.
  std::vector<std::string> repeatable = {};

  bool is_empty() const { return !create && !deployment && !manual_deployment && !test_data; }
};

/// The source tree as a value.
struct SourceTree {
  std::filesystem::path root;
  sql::Variables variables;                      ///< variables that its files may use
  std::vector<CreateGroup> create;               ///< in the order of their numbers; those of the scope
  std::vector<NumberedFile> deployments;         ///< in the order of their ordinals
  std::vector<NumberedFile> manual_deployments;  ///< in the order of their ordinals
  std::vector<NumberedFile> test_data;           ///< in the order of their ordinals
  std::vector<NumberedFile> undo;                ///< undo files, in the order of their ordinals
  std::vector<Hook> hooks;                       ///< hooks that can be run; their files are not read
  InstanceSettings instance;                     ///< what is in instance/
};

/// Whether undo/ has a file `name` ("00003-b.sql"), even if its files were not read. A file that cannot be accessed
/// counts as missing: this is only for advice.
bool has_undo_file(const SourceTree& tree, const std::string& name);

/// The result of reading a tree: the tree is complete only if there are no findings.
struct ReadResult {
  SourceTree tree;
  base::Findings findings;        ///< in the order of path, line, column
  std::vector<SqlFile> unlisted;  ///< files of create/ that no order.json lists: they do not run, but are checked
};

/// Whether the tree has that directory, for functions that can do without it. A directory that cannot be accessed
/// counts as present: reading it will report why.
bool has_directory(const std::filesystem::path& root, const char* name);

/// Whether functions that use deployments read deployment/: false for a tree with only create/, which has no
/// deployments yet.
bool has_deployments(const std::filesystem::path& root);

/// A scope with every directory that the tree has.
Scope whole_tree(const std::filesystem::path& root);

/// Reads and validates the directories of `scope` in one pass. Checks every rule of docs/rules.md and reports every
/// problem. Throws base::Error (source_invalid) only if a directory or file cannot be read at all and nothing else
/// could be reported (the root is missing or unreadable).
ReadResult read_source_tree(const std::filesystem::path& root, const Scope& scope,
                            const sql::Variables& variables = {});

/// The first part of read_source_tree: lists the directories and checks the names. The files have Depth::name.
ReadResult list_source_tree(const std::filesystem::path& root, const Scope& scope,
                            const sql::Variables& variables = {});

/// Reads the checksums of deployments and repeatable files, which then have Depth::text. Reports nothing: a file that
/// cannot be read keeps Depth::name, and so does a large one, because reading it twice takes long.
void read_checksums(SourceTree& tree);

/// The files of Depth::text whose content is in place on an instance.
struct FilesInPlace {
  std::function<bool(const NumberedFile&)> deployment;
  std::function<bool(const SqlFile&)> repeatable;
};

/// The second part of read_source_tree: reads and checks the files, except those in place.
void read_files(ReadResult& listed, const FilesInPlace& in_place = {});

}  // namespace pgmanager::source
