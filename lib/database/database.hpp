#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "database/recorded_snapshot.hpp"
#include "history/history.hpp"
#include "pg/connection.hpp"
#include "plan/wrong_database.hpp"
#include "result/metrics.hpp"
#include "result/run_observer.hpp"
#include "source/sql_file.hpp"

namespace pgmanager::database {

/// Where the value of a setting comes from.
struct SettingOrigin {
  enum class Source {
    altered,     ///< ALTER ROLE or ALTER DATABASE ... SET
    connection,  ///< requested by the client when it connected
    server,      ///< the server's configuration, or the default
  };
  Source source = Source::server;
  std::string altered;  ///< "ROLE ann", "DATABASE shop", "ROLE ann IN DATABASE shop"
};

/// Facts about a session that must be known before anything runs in it.
struct SessionFacts {
  int backend_pid = 0;
  bool standby = false;              ///< in recovery: read-only
  std::string server_version;        ///< as the server writes it, e.g. "15.8 (Debian 15.8-1)"
  bool read_only = false;            ///< default_transaction_read_only, or a read-only database
  std::string synchronous_commit;    ///< the user's setting, e.g. "on"
  std::string statement_timeout;     ///< the user's setting, e.g. "30s"; "0": none
  std::int64_t lock_table_size = 0;  ///< how many locks the server's lock table is made for; all sessions share it
};

/// Who runs the program, for the history.
struct Runner {
  std::string operating_system_user;
  std::string host;
  std::string tool_version;
};

/// A setting for current_setting('app.x') in the files.
struct SessionSetting {
  std::string name;
  std::string value;
};

/// The settings of every session of a run, restored after a file that changes them. Not set: the server's default.
struct SessionDefaults {
  std::optional<std::chrono::milliseconds> lock_timeout;
  std::vector<SessionSetting> settings;
};

/// What is read at the start of a session.
struct Wanted {
  enum class History {
    none,
    protection,  ///< only whether the instance is protected; a table that is not a history protects nothing
    in_place,    ///< that, and what is needed to see that there is nothing to do
    whole,
  };

  bool lock = false;                        ///< take the lock of all runs if it is free
  History history = History::none;          ///< read after the lock is taken
  bool files_in_place = false;              ///< with History::in_place: files of create/, too
  bool invalid_indexes = false;             ///< see result::InvalidIndex
  bool user_objects = false;                ///< see Database::user_objects()
  bool other_histories = false;             ///< see Database::other_histories()
  std::optional<SessionDefaults> defaults;  ///< to set now, and to restore later
};

/// The answers to Wanted.
struct OpenResult {
  SessionFacts facts;
  std::string run_id;                      ///< a new UUID
  bool locked = false;                     ///< never true behind a pooler, which must be detected first
  std::vector<history::InPlace> in_place;  ///< empty if there is no history, too
  std::vector<history::FileInPlace> files_in_place;
  history::History history;      ///< with History::in_place and History::protection: its member `protection` alone
  bool history_missing = false;  ///< History::in_place was asked for, and there is none
  std::vector<std::string> user_objects;
  std::vector<plan::OtherHistory> other_histories;
  std::vector<result::InvalidIndex> invalid_indexes;  ///< by name
};

/// How much of a session is restored.
enum class Restore { everything, all_but_prepared_statements };

/// What follows the creation of the history.
enum class AfterHistory { commit, more_in_the_transaction };

/// One statement of the program with its parameters, to be sent alone or in a pipeline.
struct Command {
  std::string sql;
  pg::Parameters parameters;
};

/// When the commits of a run reach the disk.
enum class Durability {
  last,  ///< only the last commit waits for the disk, and so for all before it, because the log is written in order
  each,
};

/// A row to add to the history.
struct Record {
  std::string run_id;
  history::EntryKind kind = history::EntryKind::deployment;
  std::optional<source::Ordinal> ordinal;
  const source::SqlFile* file = nullptr;   ///< never null
  std::optional<std::string> text;         ///< what ran, as SqlText::text; not set: the text of `text_entry`
  std::optional<std::int64_t> text_entry;  ///< the row that contains the text
  history::EntryState state = history::EntryState::applied;
  int statements_done = 0;
  std::optional<double> seconds;  ///< not set: since its transaction or the row before it began, whichever was later
  std::string finished_at;        ///< UTC, ISO 8601; empty: now
  std::string reason;
  std::optional<history::RecordedError> error;
  std::vector<std::string> generated_done;  ///< SHA-256 (hex) of the statements generated by \gexec that are committed
  bool partly_done = false;                 ///< as history::Entry::partly_done
  std::optional<std::int64_t> replaces;     ///< an earlier row of the same attempt, which is removed
};

/// The duration in the answer to Database::record_command().
std::chrono::duration<double> recorded_duration(const pg::Result& row);

/// Key of the advisory lock for runs on one history: "pgma" in ASCII, then four bytes of the SHA-256 of the schema's
/// name. One run at a time per database and history; runs on two histories of one database do not wait for each other.
/// For the schema postgres_manager the last bytes are "nage": versions before 0.2 use that key for all schemas.
std::int64_t run_lock_key(std::string_view history_schema);

/// The format of the history's tables that this program writes. It reads older formats, and upgrades them when it
/// writes.
inline constexpr int newest_history_format = 3;

/// The queries about the history and the session, by name. Knows the history schema; decides nothing. The queries are
/// in database/queries.
class Database {
 public:
  /// `history_schema` as the catalog writes it (not quoted).
  Database(pg::Connection& connection, std::string history_schema, Runner runner);

  const std::string& history_schema() const { return history_schema_; }
  /// The same history over another connection.
  Database over(pg::Connection& connection) const { return {connection, history_schema_, runner_}; }
  /// Another history of the same database, over the same connection.
  Database in_schema(std::string history_schema) const { return {connection_, std::move(history_schema), runner_}; }

  /// All answers in one round trip. Throws as load_history() does.
  OpenResult open(const Wanted& wanted);

  /// Takes the lock of all runs in this database if it is free; never waits. It is released when the session ends.
  bool try_lock();
  /// Nothing if no session holds it (any more).
  std::optional<result::LockHolder> lock_holder();

  /// Objects that a new database does not have ("table public.x"), ten at the most. The history is left out.
  std::vector<std::string> user_objects();
  /// The other schemas of this database that hold a history.
  std::vector<plan::OtherHistory> other_histories();

  /// Throws base::Error (refused) if a newer version of this program has written the history.
  history::History load_history();
  std::string stored_text(std::int64_t entry_id);
  /// Creates the missing parts of the history schema, in a transaction that ends with it or continues (`after`). Throws
  /// base::Error (refused) if the user lacks the right to.
  void create_history(const history::History& history, AfterHistory after = AfterHistory::commit);
  /// Upgrades an older format. Throws base::Error: lock if another session uses the history for longer than the
  /// session's lock timeout, otherwise refused.
  void upgrade_history();
  /// The sessions that hold a lock on a table of the history, even if only for reading; or only those that keep us from
  /// reading it, or from adding rows.
  enum class Use { any, reading, writing };
  std::vector<result::LockHolder> history_users(Use use = Use::any);
  /// How long to wait for the row while another session has locked the history. Completed work must be recorded, so its
  /// row waits without a bound; a row that does not change what is in place waits as long as other queries of this
  /// class (10 s).
  enum class LockWait { without_bound, bounded };
  /// Returns the row's id. Throws base::Error (lock) if the wait timed out.
  std::int64_t record(const Record& record, LockWait wait = LockWait::without_bound);
  /// The same in the middle of a file: what the file has set in the session, such as its role, has no effect on it and
  /// is kept.
  std::int64_t record_within_file(const Record& record, LockWait wait = LockWait::without_bound);
  /// Outside a transaction block: runs a statement of the user and records it in the same round trip, so that the row
  /// is written even if the client is gone. Both share a transaction if the statement can run in one; after a statement
  /// that commits by itself (VACUUM, a DO block with COMMIT) the row follows immediately. `ran` is called once the
  /// statement has succeeded, even if the row fails. Throws as record(), and ServerError.
  std::int64_t run_and_record(std::string_view statement, const Record& record, const std::function<void()>& ran);
  /// The run that wrote the newest row; nothing: the history is empty. The history exists.
  std::optional<result::LastRun> last_run();
  /// The newest row that this run has written for the file; nothing: none.
  std::optional<std::int64_t> last_row(const Record& record);
  /// What an attempt has committed of a statement that it did not complete.
  struct PartDone {
    std::vector<std::string> generated_done;  ///< as Record::generated_done
    bool partly_done = false;                 ///< as Record::partly_done
  };
  PartDone part_done(std::int64_t entry_id);
  /// The command of record(), for a pipeline. The row is refused (not_null_violation) if this session no longer holds
  /// the lock.
  Command record_command(const Record& record) const;
  /// Throws the error for a row that the server refused after its file had run.
  [[noreturn]] void fail_record(const pg::ServerMessage& error) const;

  /// Reads the present schema and stores it in the history, where the newest `kept` snapshots remain. Two round trips,
  /// or three to a server that is near, in two transactions. Throws as read_snapshot() and require_lock() do.
  void record_snapshot(int kept);
  /// Nothing if no run has recorded one. Throws base::Error (refused) without the right to read it, or if it was not
  /// written by a run of this version.
  std::optional<RecordedSnapshot> last_snapshot();

  /// Sets `defaults` for every session, and the encoding, the application's name, that the server ends running
  /// statements soon after our process has died, and that it does not end our own: no statement_timeout and no idle
  /// timeouts. Statements of the user set their own timeouts when they are sent.
  void set_defaults(SessionDefaults defaults) { defaults_ = std::move(defaults); }
  Command settings_command() const;
  /// Resets what a file has set: role, settings, temporary tables, prepared statements, cursors, LISTEN. Works in and
  /// outside a transaction block.
  std::vector<Command> restore_commands(Restore extent = Restore::everything) const;
  void restore_session() { run(restore_commands()); }
  /// The origin of the value that a new session of ours has. Outside a transaction block.
  SettingOrigin origin_of(const std::string& setting);
  /// Checks deferred constraints, so that a violation is attributed to the file that has just run.
  Command check_deferred_constraints_command() const;
  /// Fails (division_by_zero) if this session does not hold the lock of the run.
  Command require_lock_command() const;

  /// Throws the error that a failed require_lock_command() means.
  [[noreturn]] void fail_lock_check(const pg::ServerMessage& error) const;
  void require_lock();

  /// Waits until all commits of this session are on the disk.
  void flush_commits();

  /// Sends all commands in one round trip; after the first failure the rest is not run.
  void run(const std::vector<Command>& commands);

 private:
  [[noreturn]] void refuse_to_create_history(const pg::ServerMessage& error) const;
  class OpeningQueries;

  struct Recording;
  std::int64_t record_with(const Recording& recording, const Record& record);
  static base::Error lock_given_up();
  base::Error row_not_taken(const std::string& said, const std::string& sqlstate) const;
  pg::Result ask_history(std::string_view table, std::string_view query, const pg::Parameters& parameters = {});
  base::Error locked_by_others(std::string_view table, const std::string& sqlstate) const;
  [[noreturn]] void fail_locked(std::string_view table, Use use, const std::string& sqlstate);
  Command suspicion_command() const;
  Command distrust_command() const;
  void require_trusted_history();
  std::vector<plan::OtherHistory> judged(const std::vector<std::string>& history_schemas);
  void refuse_unreadable_history(const pg::ServerMessage& error);
  base::Error no_right_to_history(const std::string& said, const std::string& sqlstate) const;
  std::string for_schema(std::string_view query) const;

  pg::Connection& connection_;
  std::string history_schema_;
  Runner runner_;
  SessionDefaults defaults_;
};

/// Creates a database; connected to another database of the same server. An existing database is accepted.
void create_database(pg::Connection& connection, const std::string& name);

}  // namespace pgmanager::database
