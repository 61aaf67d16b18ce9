#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "history/history.hpp"
#include "pg/advisory_lock.hpp"
#include "pg/connection.hpp"
#include "plan/run_observer.hpp"
#include "source/sql_file.hpp"

namespace pgmanager::database {

/// What must be known of a session before anything is run in it.
struct SessionFacts {
  int backend_pid = 0;
  bool standby = false;        ///< in recovery: cannot be written to
  std::string server_version;  ///< as the server writes it, e.g. "15.8 (Debian 15.8-1)"
  bool read_only = false;      ///< default_transaction_read_only, or a read-only database
};

/// Who runs this, for the history.
struct Runner {
  std::string operating_system_user;
  std::string host;
  std::string tool_version;
};

/// A row to be added to the history.
struct Record {
  std::string run_id;
  history::Kind kind = history::Kind::deployment;
  std::optional<source::Ordinal> ordinal;
  const source::SqlFile* file = nullptr;  ///< never null
  history::State state = history::State::applied;
  int statements_done = 0;
  double seconds = 0;
  std::string reason;
  std::optional<history::RecordedError> error;
  std::optional<std::int64_t> replaces;  ///< the row that the same attempt wrote on its way; it is removed
};

/// What comes behind a file in the open transaction, if there is one.
enum class Behind { commit, more_files };

/// Every question that the product asks a server, by name. Knows the history schema; decides nothing. The queries are
/// written in database/queries.
class Database {
 public:
  /// `history_schema` as the catalog writes it (not quoted).
  Database(pg::Connection& connection, std::string history_schema, Runner runner);

  SessionFacts session_facts();
  std::string new_run_id();

  /// The lock of all runs in this database: taken if free, never waited for.
  std::optional<pg::AdvisoryLock> try_lock();
  /// Whether this session still has it: a file may have given it up (pg_advisory_unlock_all, DISCARD ALL).
  bool holds_lock();
  /// Nothing when nobody holds it (any more).
  std::optional<plan::LockHolder> lock_holder();

  /// Schemas, tables, ... that no new database has ("table public.x"); ten at the most. The history is left out.
  std::vector<std::string> user_objects();

  /// Throws base::Error (refused) when the history was written by a newer version of this program.
  history::History load_history();
  std::string stored_text(std::int64_t entry_id);
  /// Makes what is missing of the history schema. Throws base::Error (refused) when the user has no right to.
  void create_history();
  /// Returns the row's id.
  std::int64_t record(const Record& record);

  /// Makes the server end what runs here soon after our process has died. restore_session() leaves it so.
  void end_with_client();

  void begin() { connection_.script("BEGIN"); }
  void commit() { connection_.script("COMMIT"); }
  /// Takes back what a file set: role, settings, temporary tables, prepared statements, cursors, LISTEN; and checks
  /// deferred constraints, so that what they find is blamed on the file. Works in and outside a transaction block.
  void restore_session(Behind behind = Behind::commit);

 private:
  void check_deferred_constraints();
  [[noreturn]] void refuse_to_create_history(const pg::ServerMessage& error) const;
  void read_history(history::History& history);
  void refuse_unreadable_history(const pg::ServerMessage& error) const;
  std::string for_schema(std::string_view query) const;

  pg::Connection& connection_;
  std::string history_schema_;
  Runner runner_;
};

/// Makes a database, connected to another one of the same server. A database that exists already is fine.
void create_database(pg::Connection& connection, const std::string& name);

}  // namespace pgmanager::database
