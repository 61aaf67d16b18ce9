#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "result/outcome.hpp"
#include "schema/difference.hpp"
#include "schema/ignored_objects.hpp"
#include "schema/table_rows.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::result {

/// Where a base comes from.
enum class BaseKind {
  revision,   ///< create/ and deployment/ of a commit
  directory,  ///< create/ and deployment/ of a directory
  empty,      ///< nothing: all deployments run
};

/// The base that the deployments run on.
struct VerificationBase {
  BaseKind kind = BaseKind::empty;
  std::string name;        ///< "main", or the directory as it was named; empty: no base
  std::string commit;      ///< the full hash, for a revision
  bool is_chosen = false;  ///< the user named none: the commit where this branch forked from `name`
  bool is_head = false;    ///< the commit is checked out, so only uncommitted changes are proven
  bool is_today = false;   ///< the directory is the present tree, so nothing is proven

  /// Its name in a sentence: "base 1a2b3c4", "base ../v1", "an empty base".
  std::string title() const;
};

/// Two schemas, without the objects that the options ignore, and their differences, which point into the two. Moves,
/// but is never copied.
struct ComparedSchemas {
  schema::SchemaSnapshot left;
  schema::SchemaSnapshot right;
  std::vector<schema::ObjectDifference> differences;

  ComparedSchemas() = default;
  ComparedSchemas(schema::SchemaSnapshot left_schema, schema::SchemaSnapshot right_schema,
                  const schema::DiffOptions& options)
      : left(schema::without_ignored(std::move(left_schema), options.ignored)),
        right(schema::without_ignored(std::move(right_schema), options.ignored)),
        differences(schema::diff(left, right, options)) {}
  ComparedSchemas(ComparedSchemas&&) = default;
  ComparedSchemas& operator=(ComparedSchemas&&) = default;
  ComparedSchemas(const ComparedSchemas&) = delete;
  ComparedSchemas& operator=(const ComparedSchemas&) = delete;
  ~ComparedSchemas() = default;
};

/// A sentence with the user mappings and subscriptions of both sides whose options or connection were not compared;
/// nothing if there are none.
std::optional<std::string> notice_of_hidden(const ComparedSchemas& schemas);

/// The differences between the rows of two databases.
struct ComparedRows {
  std::vector<schema::TableDifference> tables;  ///< tables whose rows differ, by name
  std::size_t compared = 0;                     ///< tables on both sides with rows on at least one of them
  std::vector<std::string> left_out;            ///< columns that were not compared: app.country.created_at
};

/// Compares the tables that both sides have; a table on one side only is a difference of the schemas. Both arguments
/// are ordered by table name.
ComparedRows compare_rows(const std::vector<schema::TableRows>& left, const std::vector<schema::TableRows>& right);

/// A run in a scratch database that was refused or failed. Keeps the tree that the outcome's steps belong to.
struct StoppedRun {
  std::string title;  ///< "create/", "base 1a2b3c4", "base 1a2b3c4 with 2 deployments"; of a file: "undo/00003-a.sql"
  std::shared_ptr<const source::SourceTree> tree;
  Outcome outcome;
};

/// An undo file that did not revert its deployment exactly.
struct InexactUndo {
  std::string path;         ///< of the undo file
  ComparedSchemas schemas;  ///< left: before the deployment; right: after its undo
  ComparedRows rows;        ///< likewise, if rows are compared
};

/// "base 1a2b3c4 with 2 deployments".
std::string title_of(const VerificationBase& base, std::size_t deployments);

/// The result of running each deployment after the base, its undo file, and the deployment again.
struct UndoProof {
  std::vector<std::string> exact;         ///< paths of undo files
  std::vector<InexactUndo> inexact;       ///< in the order of the ordinals
  std::vector<std::string> without_undo;  ///< paths of deployments without an undo file
  /// The failed runs, by ordinal: of undo files, and of deployments after their undo file. The last one may be a
  /// deployment that had to run before the next one could be tried.
  std::vector<StoppedRun> failed;
  std::vector<std::string> not_tried;  ///< paths of deployments that depend on a failed run

  bool passed() const { return inexact.empty() && failed.empty(); }
};

/// Whether create/ and the deployments produce the same schema.
struct Verification {
  VerificationBase base;
  base::Findings base_findings;          ///< findings in the base's files; if there are any, nothing was run
  std::vector<std::string> deployments;  ///< paths of the deployments that ran on the base
  std::optional<StoppedRun> stopped;     ///< a side that could not be built; then there are no schemas to compare
  ComparedSchemas schemas;               ///< left: create/; right: base and deployments
  std::optional<ComparedRows> rows;      ///< set if rows are compared and both sides were built
  std::optional<UndoProof> undo;         ///< set if undo files are checked and both sides were built
  std::vector<std::string> notices;      ///< worth knowing, but no proof
  std::chrono::duration<double> took{};

  /// "base 1a2b3c4 with 2 deployments".
  std::string right_title() const { return title_of(base, deployments.size()); }
  bool is_same() const {
    return base_findings.empty() && !stopped && schemas.differences.empty() && (!rows || rows->tables.empty());
  }
  bool has_unmodelled() const { return !schemas.left.unmodelled.empty() || !schemas.right.unmodelled.empty(); }
};

/// The title of the left side.
inline constexpr const char* created_title = "create/";

}  // namespace pgmanager::result
