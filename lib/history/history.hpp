#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/ordinal.hpp"

namespace pgmanager::history {

/// The subject of a history row. Stored by name; later versions may add kinds, so parse_kind() can meet an unknown
/// name.
enum class EntryKind {
  create,  ///< the files of create/; if each file has its own transaction, only the last one, which completes the run
  create_part,  ///< one of the files before the last one
  deployment,
  manual_deployment,
  undo,           ///< a deployment was undone by its undo file
  baseline,       ///< a deployment that the instance already contained when this program adopted it
  repair,         ///< a person corrected the history of a deployment
  repeatable,     ///< a file of create/ ran again because it was edited
  test_data,      ///< a file of test-data/ was loaded
  protection,     ///< the instance is protected (EntryState::marked) or no longer protected (EntryState::forgotten);
                  ///< belongs to no file
  restore_point,  ///< the run made a restore point before its first file; its name is the path
};

/// The result of the attempt.
enum class EntryState {
  applied,      ///< it ran, and its changes were committed together with the row
  contained,    ///< a deployment that create/ already contained when this instance was created
  adopted,      ///< a deployment whose content had already run here as a manual deployment
  baselined,    ///< it was in place before the history began
  accepted,     ///< a person accepted an edit of it
  marked,       ///< a person said that it is in place
  undone,       ///< its undo file ran: it is pending again
  forgotten,    ///< a person said that it is not in place
  failed,       ///< the server refused it; it was rolled back, except for the statements counted in statements_done
  interrupted,  ///< a person or a supervisor stopped it; otherwise like failed
};

std::string_view to_string(EntryKind kind);
std::string_view to_string(EntryState state);
std::optional<EntryKind> parse_kind(std::string_view name);
std::optional<EntryState> parse_state(std::string_view name);

/// True if the change is in place on the instance.
constexpr bool is_in_place(EntryState state) {
  switch (state) {
    case EntryState::applied:
    case EntryState::contained:
    case EntryState::adopted:
    case EntryState::baselined:
    case EntryState::accepted:
    case EntryState::marked: return true;
    default: return false;
  }
}

/// True if the attempt did not change the state of its deployment.
constexpr bool is_failure(EntryState state) {
  return state == EntryState::failed || state == EntryState::interrupted;
}

/// The server's error for a refused statement, and its place. Members that the server did not send are empty.
struct RecordedError {
  std::string severity, sqlstate, message, detail, hint, context;
  std::string schema, table, column, data_type, constraint;
  std::string internal_query;  ///< the query inside a function that failed; shown, not stored
  int line = 0;                ///< in the file, from 1; 0: unknown
  int column_number = 0;       ///< in characters, from 1; 0: unknown

  friend bool operator==(const RecordedError&, const RecordedError&) = default;
};

/// One row of the history, as a later run needs it: without the text of the file.
struct Entry {
  std::int64_t id = 0;
  std::string run_id;  ///< UUID; all rows of one run share it
  EntryKind kind = EntryKind::deployment;
  std::optional<source::Ordinal> ordinal;  ///< none for files of create/
  std::string path;                        ///< as in source::SqlFile
  EntryState state = EntryState::applied;
  std::string checksum;        ///< as in source::SqlFile
  std::string token_checksum;  ///< as in source::SqlFile
  int statements_done = 0;     ///< how many statements are committed: 0 for an attempt that was rolled back
  int statements_total = 0;
  int generated_done = 0;  ///< how many statements generated with \gexec are committed, of the statement after those
  bool partly_done =
      false;  ///< that statement has committed, or may have committed, other changes: rounds of repeat, a procedure's
  std::string finished_at;  ///< UTC, ISO 8601 with seconds: 2026-01-31T12:00:00Z
  double seconds = 0;       ///< duration
  std::string database_user;
  std::string reason;  ///< the value of --reason
  std::optional<RecordedError> error;
};

/// True if `protection` (History::protection) says that the instance is protected.
bool is_protected(const std::optional<Entry>& protection);

/// The state of a deployment in the history, reduced to what is needed to see that a run has nothing to do.
struct InPlace {
  source::Ordinal ordinal;
  std::string
      checksum;  ///< as in source::SqlFile; empty: it, or its undo, stopped part-way, or it was undone or forgotten
};

/// The content of a repeatable file of create/ when it last ran, also reduced to that.
struct FileInPlace {
  std::string path;
  std::string checksum;  ///< as in source::SqlFile; empty: it was since removed from create/
};

/// The former content of a deployment that is no longer in place, because it was undone or forgotten.
struct RemovedDeployment {
  std::int64_t id = 0;  ///< of the row that records the undo or the forgetting
  source::Ordinal ordinal;
  std::string checksum;        ///< as in source::SqlFile
  std::string token_checksum;  ///< as in source::SqlFile
};

/// True for an attempt without a transaction that stopped part-way: the statements that it committed, or may have
/// committed, are partly applied.
inline bool is_partly_applied(const Entry& attempt) {
  const bool committed = attempt.statements_done > 0 || attempt.generated_done > 0 || attempt.partly_done;
  return is_failure(attempt.state) && committed;
}

/// The history of an instance; empty if the instance has none.
struct History {
  std::string schema = "postgres_manager";  ///< the schema that holds the history
  bool schema_exists = false;               ///< that schema exists
  bool exists = false;                      ///< the history table in it exists
  int format = 0;                           ///< of the tables, if they exist
  std::optional<Entry> created;             ///< the last file of the create run that created this instance
  std::vector<Entry> create_parts;          ///< files of a create run that is not complete yet; empty once created
  std::vector<Entry> deployments;           ///< the current row of each ordinal, ordered by ordinal
  std::vector<RemovedDeployment> removed;   ///< ordered by ordinal; also those where an attempt failed since
  std::vector<Entry> undo_attempts;         ///< for deployments in place, the last undo of each if it failed
  std::vector<Entry> manual_runs;           ///< every manual deployment, ordered by end time
  std::vector<Entry> file_runs;             ///< for each file of create/ and test-data/ the last row in place, by path
  std::vector<Entry> file_attempts;         ///< for each of these files the last failed attempt since then
  /// The last row of EntryKind::protection: state, time, user and reason only. None if the instance was never
  /// protected.
  std::optional<Entry> protection;
};

}  // namespace pgmanager::history
