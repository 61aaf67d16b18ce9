#pragma once

#include <string>
#include <vector>

#include "base/finding.hpp"
#include "imports/imported_tree.hpp"
#include "imports/migrations.hpp"
#include "plan/baseline.hpp"

namespace pgmanager::imports {

/// What a row of the other tool's history says about its migration.
enum class RowState {
  applied,
  failed,   ///< it failed, stopped part-way, or is marked as dirty
  removed,  ///< it was undone, or is not to count
};

/// A row of the other tool's history.
struct RecordedRow {
  Identity identity;  ///< as Identity describes it for each tool
  RowState state = RowState::applied;
  bool with_earlier = false;  ///< all migrations with lower versions are in place, too
  std::string checksum;       ///< as in Migration::checksums; empty: the tool records none
  std::string finished_at;    ///< UTC, ISO 8601; empty: the tool records no time
  double seconds = 0;         ///< duration; 0: unknown
  std::string applied_by;     ///< empty: unknown

  friend bool operator==(const RecordedRow&, const RecordedRow&) = default;
};

/// The other tool's history in a database.
struct RecordedHistory {
  std::vector<RecordedRow> rows;  ///< in the order in which they were added
  std::vector<std::string>
      objects;        ///< what the tool has made, e.g. "table public.schema_migrations"; empty: no history
  std::string owner;  ///< of its table: the role that ran the migrations
  std::vector<std::string> schemas;  ///< as Migrations::schemas, as far as the history tells
};

/// What a person has decided about a history that does not fit the files, and about a proof that failed.
struct Accepted {
  bool changed = false;   ///< edited files count as what has run
  bool failed = false;    ///< failed migrations count as not in place
  bool ahead = false;     ///< rows without a file are left out
  bool late = false;      ///< migrations before the last one that is in place stay pending
  bool unproven = false;  ///< the files are written although they were not proven, without create/
};

/// Which migrations are in place in a database.
struct InPlace {
  /// By the path of the new file: "deployment/00003-add-users.sql", or of a repeatable one in create/.
  plan::RanElsewhere files;
  std::vector<std::string> pending;  ///< paths of deployments that are not, by ordinal
  /// What does not fit and was not accepted. The files are those of the other tool; nothing may be recorded.
  base::Findings problems;
};

/// Compares the history with the files. Pure.
InPlace in_place(const Migrations& migrations, const std::vector<NewNames>& names, const RecordedHistory& history,
                 const Accepted& accepted);

}  // namespace pgmanager::imports
