#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/stop_signal.hpp"
#include "pg/connection.hpp"
#include "result/run_observer.hpp"

namespace pgmanager::execute {

/// Whether to report the progress of an index.
enum class WatchIndexes { no, yes };

/// The times after which a session without an answer counts as lost.
struct Silence {
  std::chrono::milliseconds answer{60'000};   ///< the server has answered or waits for us, and nothing arrives
  std::chrono::milliseconds server{300'000};  ///< the server does not respond on other connections either
  std::chrono::milliseconds between{20'000};  ///< pause between attempts at such a connection
};

/// Observes, on a separate connection, a session that waits for an answer: whether the answer can still arrive, and for
/// a statement of a file also which sessions it waits for and the progress of its index; the observer receives these.
/// Meant for Connection::while_waiting(). The connection is opened at the first look. If it is lost or silent, the next
/// look opens another one; while that fails, one is tried every Silence::between. If the server refuses the login
/// (wrong password, no entry in pg_hba.conf), there are no more attempts.
class Watcher {
 public:
  /// `pid` is the watched session's process id on the server (pg_backend_pid(), because behind a pooler libpq has
  /// another one). `target` has the options that the session was opened with, which took `connecting`: on a slow line a
  /// look may take longer.
  Watcher(pg::ConnectOptions target, int pid, WatchIndexes indexes, const base::StopSignal& stop,
          result::RunObserver& observer, Silence silence = {}, std::chrono::duration<double> connecting = {});

  /// `running` is the time since the beginning of the statement.
  void look(const plan::Step& step, std::chrono::duration<double> running) noexcept { look_for(&step, running); }
  /// For a session that waits for a statement that does not belong to a file.
  void look(std::chrono::duration<double> running) noexcept { look_for(nullptr, running); }

  /// The reason why the answer will not arrive, as a full sentence; nothing if it may. Based on the looks so far, and
  /// only valid if everything that was sent to the session has arrived.
  std::optional<std::string> why_lost() const;

  /// The sessions that the last look found it waiting for, since forget_holders().
  const std::vector<result::LockHolder>& last_holders() const { return last_holders_; }
  /// Discards the holders of a completed attempt.
  void forget_holders() { last_holders_.clear(); }

 private:
  using Clock = std::chrono::steady_clock;

  void look_for(const plan::Step* step, std::chrono::duration<double> running) noexcept;
  void connect();
  void look_at(const plan::Step& step, std::chrono::duration<double> running);
  void look_whether_it_works();

  pg::ConnectOptions target_;
  int pid_;
  WatchIndexes indexes_;
  const base::StopSignal& stop_;
  result::RunObserver& observer_;
  std::chrono::milliseconds connect_within_;
  std::optional<pg::Connection> connection_;
  bool answered_ = false;  // the server, on this connection
  bool refused_ = false;   // the server refuses our login
  Silence silence_;
  Clock::time_point waiting_since_;  // since when the session waits for the answer
  bool seen_ = false;                // one of our connections has seen the session, so it reaches the same server
  std::optional<Clock::time_point> idle_since_;    // since when the session is idle while we wait for its answer
  std::optional<Clock::time_point> silent_since_;  // since when the server has not responded to our connections
  Clock::time_point next_try_;                     // earliest time of the next attempt to connect
  std::vector<result::LockHolder> last_holders_;
};

/// While it exists, the connection counts as lost if an answer will not arrive (Watcher::why_lost), whatever it waits
/// for. The observer is not told about these waits: they are for our own statements.
class WatchedWaits {
 public:
  /// Parameters as for Watcher. The connection and the StopSignal must outlive it.
  WatchedWaits(pg::Connection& connection, const pg::ConnectOptions& target, int pid, const base::StopSignal& stop,
               const Silence& silence = {});
  ~WatchedWaits() { connection_.stop_ticking(); }
  WatchedWaits(const WatchedWaits&) = delete;
  WatchedWaits& operator=(const WatchedWaits&) = delete;

 private:
  void look();

  pg::Connection& connection_;
  result::RunObserver silent_observer_;
  Watcher watcher_;
};

}  // namespace pgmanager::execute
