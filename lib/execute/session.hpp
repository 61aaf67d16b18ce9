#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "base/stop_signal.hpp"
#include "database/database.hpp"
#include "execute/watcher.hpp"
#include "pg/connection.hpp"
#include "result/status.hpp"

namespace pgmanager::execute {

/// The purpose of a session: a read-only one may also run on a standby.
enum class Access { read, write };

/// How to connect to a database, and the schema of its history.
struct Target {
  pg::ConnectOptions connection;
  std::string history_schema = "postgres_manager";
  database::Runner runner;
  Silence silence;  ///< times after which the connection counts as lost
};

/// Throws base::Error (refused) for a server that is too old. `server_version` as in server_version_num.
void require_supported_version(int server_version);

/// A connection that a run can rely on. Throws base::Error (refused) for a server that is too old, for a standby or
/// read-only session (Access::write), and for a pooler that gives the server connection to other clients between
/// statements, which would share lock and session. Its waits are watched (WatchedWaits).
class Session {
 public:
  /// `connected` receives the instance before anything is checked.
  Session(const Target& target, Access access, const base::StopSignal& stop, const database::Wanted& wanted = {},
          const std::function<void(const result::Instance&)>& connected = {});

  pg::Connection& connection() { return connection_; }
  database::Database& database() { return database_; }
  const database::SessionFacts& facts() const { return opening_.facts; }
  /// The results of the queries at the beginning of the session.
  const database::OpenResult& opening() const { return opening_; }
  /// Reads the current history. If there is none, the result includes what plan::refuse_first_run() needs.
  history::History load_history();
  /// The options that the connection was opened with.
  const pg::ConnectOptions& target() const { return target_; }
  const Silence& silence() const { return silence_; }
  /// Another object watches the waits until watch() is called.
  void leave_unwatched() { waits_.reset(); }
  void watch();
  const database::Wanted& wanted() const { return wanted_; }
  /// The duration of opening the session, including connecting.
  std::chrono::duration<double> took() const { return took_; }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  pg::Connection connection_;
  database::Database database_;
  pg::ConnectOptions target_;
  Silence silence_;
  const base::StopSignal& stop_;
  database::Wanted wanted_;
  database::OpenResult opening_;
  std::chrono::duration<double> took_{};
  std::optional<WatchedWaits> waits_;
};

}  // namespace pgmanager::execute
