#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/ordinal.hpp"

namespace pgmanager::history {

/// What a history row is about. Stored by name; later versions add kinds, so an unknown name is possible (see
/// parse_kind).
enum class Kind {
  create,       ///< the files of create/; with a transaction per file only the last one, which completes it
  create_part,  ///< one of the files before that last one
  deployment,
  manual_deployment,
  undo,        ///< a deployment was taken back by its undo file
  baseline,    ///< a deployment that the instance held before this program came to it
  repair,      ///< a person has corrected what the history says of a deployment
  repeatable,  ///< a file of create/ was run again, because it was edited
  test_data,   ///< a file of test-data/ was loaded
  protection,  ///< the instance is protected (State::marked), or not any more (State::forgotten); about no file
};

/// What came of it.
enum class State {
  applied,      ///< it ran, and its changes were committed together with the row
  contained,    ///< a deployment that create/ already contained when this instance was created
  adopted,      ///< a deployment whose content had already run here as a manual deployment
  baselined,    ///< it was there before the history began
  accepted,     ///< a person has accepted an edit of it
  marked,       ///< a person says that it is in place
  undone,       ///< its undo file ran: it is pending again
  forgotten,    ///< a person says that it is not in place
  failed,       ///< the server refused it; nothing of it was kept, unless statements_done says otherwise
  interrupted,  ///< a person or a supervisor stopped it; as failed
};

std::string_view to_string(Kind kind);
std::string_view to_string(State state);
std::optional<Kind> parse_kind(std::string_view name);
std::optional<State> parse_state(std::string_view name);

/// True when the instance holds the change.
constexpr bool is_in_place(State state) {
  switch (state) {
    case State::applied:
    case State::contained:
    case State::adopted:
    case State::baselined:
    case State::accepted:
    case State::marked:
      return true;
    default:
      return false;
  }
}

/// True when an attempt changed nothing about where its deployment stands.
constexpr bool is_failure(State state) {
  return state == State::failed || state == State::interrupted;
}

/// What the server said when it refused a statement, and where. Empty members: it did not say.
struct RecordedError {
  std::string severity, sqlstate, message, detail, hint, context;
  std::string schema, table, column, data_type, constraint;
  std::string internal_query;  ///< the query inside a function that failed; shown, not stored
  int line = 0;                ///< in the file, from 1; 0: unknown
  int column_number = 0;       ///< in characters, from 1; 0: unknown

  friend bool operator==(const RecordedError&, const RecordedError&) = default;
};

/// One row of the history, as a later run needs it: without the text that ran.
struct Entry {
  std::int64_t id = 0;
  std::string run_id;  ///< UUID; all rows of one run share it
  Kind kind = Kind::deployment;
  std::optional<source::Ordinal> ordinal;  ///< none for files of create/
  std::string path;                        ///< as in source::SqlFile
  State state = State::applied;
  std::string checksum;        ///< as in source::SqlFile
  std::string token_checksum;  ///< as in source::SqlFile
  int statements_done = 0;     ///< what is kept of them: 0 for an attempt that was rolled back
  int statements_total = 0;
  int generated_done = 0;    ///< of the statement after those: how many that it made with \gexec are kept
  bool partly_done = false;  ///< that statement has kept something else, or may have: rounds of repeat, a procedure's
  std::string finished_at;   ///< UTC, ISO 8601 with seconds: 2026-01-31T12:00:00Z
  double seconds = 0;        ///< how long it took
  std::string database_user;
  std::string reason;  ///< --reason of a manual deployment
  std::optional<RecordedError> error;
};

/// True when `protection` (History::protection) says that the instance is protected.
bool is_protected(const std::optional<Entry>& protection);

/// The little that is needed to see that there is nothing to do: where a deployment stood at some time.
struct InPlace {
  source::Ordinal ordinal;
  std::string checksum;  ///< as in source::SqlFile; empty: it was taken out again
};

/// The same of a file of create/ that may run again: what it held when it ran last.
struct FileInPlace {
  std::string path;
  std::string checksum;  ///< as in source::SqlFile; empty: it was taken out of create/ since
};

/// What was in place of a deployment that is not in place any more, because it was undone or forgotten.
struct TakenOut {
  std::int64_t id = 0;  ///< of the row that says that it was taken out
  source::Ordinal ordinal;
  std::string checksum;        ///< as in source::SqlFile
  std::string token_checksum;  ///< as in source::SqlFile
};

/// True of an attempt without a transaction that stopped part-way: what it committed, or may have committed, is neither
/// in place nor gone.
inline bool is_partly_applied(const Entry& attempt) {
  const bool committed = attempt.statements_done > 0 || attempt.generated_done > 0 || attempt.partly_done;
  return is_failure(attempt.state) && committed;
}

/// What an instance says about its past. An instance without a history has an empty one.
struct History {
  std::string schema = "postgres_manager";  ///< the schema that holds it
  bool schema_exists = false;               ///< that schema is there
  bool exists = false;                      ///< and its table is
  int format = 0;                           ///< of the tables, where they exist
  std::optional<Entry> created;             ///< the last file of the create run that made this instance
  std::vector<Entry> create_parts;          ///< files of a create run that has not come to its end; none once created
  std::vector<Entry> deployments;           ///< the current row of each ordinal, in the order of the ordinals
  std::vector<TakenOut> taken_out;          ///< in the order of the ordinals; also where an attempt failed since
  std::vector<Entry> undo_attempts;         ///< the last undo of each that failed, of deployments in place
  std::vector<Entry> manual_runs;           ///< every manual deployment, in the order of their ends
  std::vector<Entry> file_runs;             ///< of each file of create/ and test-data/ the last row in place, by path
  std::vector<Entry> file_attempts;         ///< of each of these the last attempt since that failed
  /// The last row of Kind::protection: state, time, user and reason only. None: the instance was never protected.
  std::optional<Entry> protection;
};

}  // namespace pgmanager::history
