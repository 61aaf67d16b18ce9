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
#include "plan/first_run.hpp"
#include "result/run_observer.hpp"
#include "result/status.hpp"
#include "source/sql_file.hpp"

namespace pgmanager::database {

/// Where the value of a setting comes from.
struct SettingOrigin {
  enum class Source {
    altered,     ///< ALTER ROLE or ALTER DATABASE ... SET
    connection,  ///< the client has asked for it when it connected
    server,      ///< the server's configuration, or the default
  };
  Source source = Source::server;
  std::string altered;  ///< "ROLE ann", "DATABASE shop", "ROLE ann IN DATABASE shop"
};

/// What must be known of a session before anything is run in it.
struct SessionFacts {
  int backend_pid = 0;
  bool standby = false;            ///< in recovery: cannot be written to
  std::string server_version;      ///< as the server writes it, e.g. "15.8 (Debian 15.8-1)"
  bool read_only = false;          ///< default_transaction_read_only, or a read-only database
  std::string synchronous_commit;  ///< what the user has set, e.g. "on"
  std::string statement_timeout;   ///< the same, e.g. "30s"; "0": none
};

/// Who runs this, for the history.
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

/// What every session of a run has set, and has again after a file that has changed it. Not set: the server's default.
struct SessionDefaults {
  std::optional<std::chrono::milliseconds> lock_timeout;
  std::vector<SessionSetting> settings;
};

/// What is asked at the beginning of a session.
struct Wanted {
  enum class History {
    none,
    protection,  ///< only whether the instance is protected; a table that is no history protects nothing
    in_place,    ///< that, and what tells that there is nothing to do
    whole,
  };

  bool lock = false;                        ///< take the lock of all runs if it is free
  History history = History::none;          ///< as it is once the lock is taken
  bool files_in_place = false;              ///< with History::in_place: also of the files of create/
  bool invalid_indexes = false;             ///< see result::InvalidIndex
  bool user_objects = false;                ///< see Database::user_objects()
  bool other_histories = false;             ///< see Database::other_histories()
  std::optional<SessionDefaults> defaults;  ///< to be set, and to be what the session is restored to
};

/// The answers.
struct Opening {
  SessionFacts facts;
  std::string run_id;                      ///< a new UUID
  bool locked = false;                     ///< never behind a pooler, which must be looked at first
  std::vector<history::InPlace> in_place;  ///< empty also where there is no history
  std::vector<history::FileInPlace> files_in_place;
  history::History history;      ///< with History::in_place and History::protection: its member `protection` alone
  bool history_missing = false;  ///< History::in_place was asked for, and there is none
  std::vector<std::string> user_objects;
  std::vector<plan::OtherHistory> other_histories;
  std::vector<result::InvalidIndex> invalid_indexes;  ///< by name
};

/// How much of a session is restored.
enum class Restore { everything, all_but_prepared_statements };

/// What comes behind the making of the history.
enum class AfterHistory { commit, more_in_the_transaction };

/// One statement of ours with its parameters, to be sent alone or in a pipeline.
struct Command {
  std::string sql;
  pg::Parameters parameters;
};

/// When the commits of a run reach the disk.
enum class Durability {
  last,  ///< the last one waits for the disk, and with it all before it, because the log is written in order
  each,
};

/// A row to be added to the history.
struct Record {
  std::string run_id;
  history::Kind kind = history::Kind::deployment;
  std::optional<source::Ordinal> ordinal;
  const source::SqlFile* file = nullptr;   ///< never null
  std::optional<std::string> text;         ///< what ran, as SqlText::text; not set: that of `text_entry`
  std::optional<std::int64_t> text_entry;  ///< the row that has the text
  history::State state = history::State::applied;
  int statements_done = 0;
  std::optional<double> seconds;  ///< not set: since the transaction or the row before it began, whichever was later
  std::string reason;
  std::optional<history::RecordedError> error;
  std::vector<std::string> generated_done;  ///< SHA-256 (hex) of the statements made by \gexec that are done and kept
  bool partly_done = false;                 ///< as history::Entry::partly_done
  std::optional<std::int64_t> replaces;     ///< the row that the same attempt wrote on its way; it is removed
};

/// How long it took, as the answer to Database::record_command() says.
std::chrono::duration<double> recorded_duration(const pg::Result& row);

/// Key of the advisory lock of the runs on one history: "pgma" in ASCII, then four bytes of the SHA-256 of the schema's
/// name. One runner at a time per database and history; runs on two histories of one database do not wait for each
/// other. For the schema postgres_manager the last bytes are "nage": versions before 0.2 have that key for all.
std::int64_t run_lock_key(std::string_view history_schema);

/// The format of the history's tables that this program writes. It reads older ones, and brings them forward when it
/// writes.
inline constexpr int newest_history_format = 3;

/// Every question that the product asks a server, by name. Knows the history schema; decides nothing. The queries are
/// written in database/queries.
class Database {
 public:
  /// `history_schema` as the catalog writes it (not quoted).
  Database(pg::Connection& connection, std::string history_schema, Runner runner);

  const std::string& history_schema() const { return history_schema_; }
  /// The same history, seen over another connection.
  Database over(pg::Connection& connection) const { return {connection, history_schema_, runner_}; }
  /// Another history of the same database, over the same connection.
  Database in_schema(std::string history_schema) const { return {connection_, std::move(history_schema), runner_}; }

  /// Everything in one round trip. Throws as load_history() does.
  Opening open(const Wanted& wanted);

  /// The lock of all runs in this database: taken if free, never waited for. It is freed when the session ends.
  bool try_lock();
  /// Nothing when nobody holds it (any more).
  std::optional<result::LockHolder> lock_holder();

  /// Schemas, tables, ... that no new database has ("table public.x"); ten at the most. The history is left out.
  std::vector<std::string> user_objects();
  /// The other schemas of this database that hold a history.
  std::vector<plan::OtherHistory> other_histories();

  /// Throws base::Error (refused) when the history was written by a newer version of this program.
  history::History load_history();
  std::string stored_text(std::int64_t entry_id);
  /// Makes what is missing of the history schema, in a transaction that ends with it or goes on. Throws base::Error
  /// (refused) when the user has no right to.
  void create_history(const history::History& history, AfterHistory after = AfterHistory::commit);
  /// Brings an older format forward. Throws base::Error: lock when somebody else uses the history for longer than the
  /// session waits for a lock, else refused.
  void upgrade_history();
  /// Who has something of the history locked, if only by reading it; or only those who keep us from reading it, or from
  /// adding rows.
  enum class Use { any, reading, writing };
  std::vector<result::LockHolder> history_users(Use use = Use::any);
  /// How long the row waits while another session has the history locked: what is done must be recorded, and a row
  /// that is not needed to know what is in place waits no longer than the queries of this class do (10 s).
  enum class LockWait { without_bound, bounded };
  /// Returns the row's id. Throws base::Error (lock) when the wait was over.
  std::int64_t record(const Record& record, LockWait wait = LockWait::without_bound);
  /// The same in the middle of a file: what the file has set in the session, such as its role, does not matter and
  /// stays.
  std::int64_t record_on_the_way(const Record& record, LockWait wait = LockWait::without_bound);
  /// Outside a transaction block: runs a statement of the user's and records it in the same round trip. They are one
  /// transaction where the statement can run in one; behind one that commits by itself (VACUUM, a DO block with COMMIT)
  /// the row comes as the next thing. So the row is there also when nobody is left to take the answer. `ran` is called
  /// when the statement has succeeded, whatever becomes of the row. Throws as record(), and ServerError.
  std::int64_t run_and_record(std::string_view statement, const Record& record, const std::function<void()>& ran);
  /// The newest row that this run has written of the file; nothing: none.
  std::optional<std::int64_t> last_row(const Record& record);
  /// What an attempt has committed of the statement that it did not complete.
  struct Part {
    std::vector<std::string> generated_done;  ///< as Record::generated_done
    bool partly_done = false;                 ///< as Record::partly_done
  };
  Part part_done(std::int64_t entry_id);
  /// The same for a pipeline. The row is refused (not_null_violation) when the lock is not ours any more.
  Command record_command(const Record& record) const;
  /// Throws what it means that the server refused the row of a file that has just run.
  [[noreturn]] void fail_record(const pg::ServerMessage& error) const;

  /// Reads the schema as it is and keeps it in the history, with as many of those before it as make `kept`. Two round
  /// trips, each a transaction of its own. Throws as read_snapshot() and require_lock() do.
  void record_snapshot(int kept);
  /// Nothing where no run has left one. Throws base::Error (refused) without the right to read it, and when it is not
  /// what a run of this version has written.
  std::optional<RecordedSnapshot> last_snapshot();

  /// What every session has set: `defaults`, the encoding, the application's name, that the server ends what runs here
  /// soon after our process has died, and that it does not end what is ours: no statement_timeout, nor one for being
  /// idle. What statements of the user's have of that is set with them.
  void set_defaults(SessionDefaults defaults) { defaults_ = std::move(defaults); }
  Command settings_command() const;
  /// Takes back what a file set: role, settings, temporary tables, prepared statements, cursors, LISTEN. Works in and
  /// outside a transaction block.
  std::vector<Command> restore_commands(Restore extent = Restore::everything) const;
  void restore_session() { run(restore_commands()); }
  /// Where the value comes from with which our session begins. Outside a transaction block.
  SettingOrigin origin_of(const std::string& setting);
  /// Checks deferred constraints, so that what they find is blamed on the file that has just run.
  Command check_deferred_constraints_command() const;
  /// Fails (division_by_zero) when the lock of the run is not held by this session.
  Command require_lock_command() const;

  /// Throws what it means that require_lock_command() failed.
  [[noreturn]] void fail_lock_check(const pg::ServerMessage& error) const;
  void require_lock();

  /// Waits until all commits of this session are on the disk.
  void flush_commits();

  /// All of them in one round trip; none behind the first one that fails.
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
  std::string distrust_check() const;
  [[noreturn]] void refuse_distrusted_history();
  std::vector<plan::OtherHistory> judged(const std::vector<std::string>& history_schemas);
  void refuse_unreadable_history(const pg::ServerMessage& error);
  base::Error no_right_to_history(const std::string& said, const std::string& sqlstate) const;
  std::string for_schema(std::string_view query) const;

  pg::Connection& connection_;
  std::string history_schema_;
  Runner runner_;
  SessionDefaults defaults_;
};

/// Makes a database, connected to another one of the same server. A database that exists already is fine.
void create_database(pg::Connection& connection, const std::string& name);

}  // namespace pgmanager::database
