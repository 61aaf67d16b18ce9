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
#include "schema/table_rows.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::result {

/// What the deployments are put on top of.
struct VerificationBase {
  enum class Kind {
    revision,   ///< create/ and deployment/ of a commit
    directory,  ///< those of a directory
    empty,      ///< nothing: all deployments run
  };

  Kind kind = Kind::empty;
  std::string name;        ///< "main", or the directory as it was named; empty: nothing
  std::string commit;      ///< of a revision, all of it
  bool is_chosen = false;  ///< the user named none: the commit where this branch left `name`
  bool is_head = false;    ///< the commit is checked out, so only what is not committed is proven
  bool is_today = false;   ///< the directory is that of today's tree, so nothing is proven

  /// What it is called in a sentence: "base 1a2b3c4", "base ../v1", "an empty base".
  std::string title() const;
};

/// Two schemas with what is not the same in them, which points into the two. Moves, but is never copied.
struct ComparedSchemas {
  schema::SchemaSnapshot left;
  schema::SchemaSnapshot right;
  std::vector<schema::ObjectDifference> differences;

  ComparedSchemas() = default;
  ComparedSchemas(schema::SchemaSnapshot left_schema, schema::SchemaSnapshot right_schema,
                  const schema::DiffOptions& options)
      : left(std::move(left_schema)), right(std::move(right_schema)), differences(diff(left, right, options)) {}
  ComparedSchemas(ComparedSchemas&&) = default;
  ComparedSchemas& operator=(ComparedSchemas&&) = default;
  ComparedSchemas(const ComparedSchemas&) = delete;
  ComparedSchemas& operator=(const ComparedSchemas&) = delete;
  ~ComparedSchemas() = default;
};

/// What the tables of two databases hold that is not the same.
struct ComparedRows {
  std::vector<schema::TableDifference> tables;  ///< those that are not the same, by name
  std::size_t compared = 0;                     ///< tables on both sides that hold anything on one of them
  std::vector<std::string> left_out;            ///< columns that were not compared: app.country.created_at
};

/// Compares the tables that both sides have; what only one of them has is a difference of the schemas. Both in the
/// order of the tables' names.
ComparedRows compare_rows(const std::vector<schema::TableRows>& left, const std::vector<schema::TableRows>& right);

/// A run in a scratch database that did not come to its end: refused or failed. Keeps the tree that the outcome's steps
/// belong to.
struct StoppedRun {
  std::string side;  ///< "create/", "base 1a2b3c4", "base 1a2b3c4 with 2 deployments"; of a file: "undo/00003-a.sql"
  std::shared_ptr<const source::SourceTree> tree;
  Outcome outcome;
};

/// An undo file that did not take its deployment back exactly.
struct InexactUndo {
  std::string path;         ///< of the undo file
  ComparedSchemas schemas;  ///< left: before the deployment; right: after its undo
  ComparedRows rows;        ///< likewise, if it was asked for
};

/// The result of running each deployment after the base, its undo file, and the deployment again.
struct UndoProof {
  std::vector<std::string> exact;         ///< paths of undo files
  std::vector<InexactUndo> inexact;       ///< in the order of the ordinals
  std::vector<std::string> without_undo;  ///< paths of deployments that have none
  /// What failed, in the order of the ordinals: undo files, deployments after their undo file; the last one may be
  /// what the next deployment needs to be tried.
  std::vector<StoppedRun> failed;
  std::vector<std::string> not_tried;  ///< paths of deployments that need what failed

  bool passed() const { return inexact.empty() && failed.empty(); }
};

/// Whether create/ and the deployments lead to the same schema.
struct Verification {
  VerificationBase base;
  base::Findings base_findings;          ///< what is wrong with the base's files; then nothing was run
  std::vector<std::string> deployments;  ///< paths of those that ran on top of the base
  std::optional<StoppedRun> stopped;     ///< a side that could not be built; then there are no schemas to compare
  ComparedSchemas schemas;               ///< left: create/; right: base and deployments
  std::optional<ComparedRows> rows;      ///< if it was asked for, and both sides were built
  std::optional<UndoProof> undo;         ///< if it was asked for, and both sides were built
  std::vector<std::string> notices;      ///< what is worth knowing and proves nothing
  std::chrono::duration<double> took{};

  /// "base 1a2b3c4 with 2 deployments".
  std::string right_title() const;
  bool is_same() const {
    return base_findings.empty() && !stopped && schemas.differences.empty() && (!rows || rows->tables.empty());
  }
  bool has_unmodelled() const { return !schemas.left.unmodelled.empty() || !schemas.right.unmodelled.empty(); }
};

/// What the left side is called.
inline constexpr const char* created_title = "create/";

}  // namespace pgmanager::result
