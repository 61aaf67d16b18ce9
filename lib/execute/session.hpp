#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "base/stop_signal.hpp"
#include "database/database.hpp"
#include "execute/watched_waits.hpp"
#include "pg/connection.hpp"
#include "result/status.hpp"

namespace pgmanager::execute {

/// What a session is opened for: what only reads may also run on a standby.
enum class Access { read, write };

/// How to reach a database, and what its history is called.
struct Target {
  pg::ConnectOptions connection;
  std::string history_schema = "postgres_manager";
  database::Runner runner;
  Silence silence;  ///< after which the connection counts as lost
};

/// Throws base::Error (refused) for a server that is too old. `server_version` as in server_version_num.
void require_supported_version(int server_version);

/// A connection that has been checked to be one that a run can rely on. Throws base::Error (refused) for a server that
/// is too old, a standby or read-only session (Access::write), and a pooler that hands the server's connection to
/// others between statements, where neither lock nor session would be ours. Its waits are watched (WatchedWaits).
class Session {
 public:
  /// `connected` is told where the connection leads before anything is checked.
  Session(const Target& target, Access access, const base::StopSignal& stop, const database::Wanted& wanted = {},
          const std::function<void(const result::Instance&)>& connected = {});

  pg::Connection& connection() { return connection_; }
  database::Database& database() { return database_; }
  const database::SessionFacts& facts() const { return opening_.facts; }
  /// What was asked for when the session began.
  const database::Opening& opening() const { return opening_; }
  /// The history as it is now. Where it is missing, what plan::refuse_first_run() wants to know comes with the answer.
  history::History load_history();
  /// What the connection was opened with.
  const pg::ConnectOptions& target() const { return target_; }
  const Silence& silence() const { return silence_; }
  /// Somebody else watches the waits from here on, until watch() is called.
  void leave_unwatched() { waits_.reset(); }
  void watch();
  const database::Wanted& wanted() const { return wanted_; }
  /// How long all of that took, connecting included.
  std::chrono::duration<double> took() const { return took_; }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  pg::Connection connection_;
  database::Database database_;
  pg::ConnectOptions target_;
  Silence silence_;
  const base::StopSignal& stop_;
  database::Wanted wanted_;
  database::Opening opening_;
  std::chrono::duration<double> took_{};
  std::optional<WatchedWaits> waits_;
};

}  // namespace pgmanager::execute
