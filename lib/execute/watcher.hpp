#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/stop_signal.hpp"
#include "pg/connection.hpp"
#include "result/run_observer.hpp"

namespace pgmanager::execute {

/// Whether somebody wants to know how far an index has come.
enum class WatchIndexes { no, yes };

/// When a session that gives no answer counts as lost.
struct Silence {
  std::chrono::milliseconds answer{60'000};   ///< the server has answered, or waits for us, and nothing arrives
  std::chrono::milliseconds server{300'000};  ///< the server does not answer on any other connection either
  std::chrono::milliseconds between{20'000};  ///< two attempts at that connection
};

/// Looks, on a connection of its own, at a session that waits for an answer: whether the answer can still come, and for
/// a statement of a file also whom it waits for and how far its index has come, which the observer is told. Meant for
/// Connection::while_waiting(). The connection is opened at the first look. When it is lost or silent, the next look
/// opens another one; while none can be made, one is tried every Silence::between. Only a server that refuses to let us
/// in (wrong password, no entry in pg_hba.conf) is not tried again.
class Watcher {
 public:
  /// `pid` is the watched session's process as the server knows it (pg_backend_pid(): behind a pooler libpq does not
  /// know it). `target` is what that session was opened with, which took `connecting`: over a slow line a look may take
  /// longer.
  Watcher(pg::ConnectOptions target, int pid, WatchIndexes indexes, const base::StopSignal& stop,
          result::RunObserver& observer, Silence silence = {}, std::chrono::duration<double> connecting = {});

  /// `running` counts from the beginning of the statement.
  void look(const plan::Step& step, std::chrono::duration<double> running) noexcept { look_for(&step, running); }
  /// The same while the session waits for a statement that is none of a file's.
  void look(std::chrono::duration<double> running) noexcept { look_for(nullptr, running); }

  /// Why the answer to the statement is not going to come, as a full sentence; nothing: it may. By the looks so far, if
  /// all that the session was sent has arrived.
  std::optional<std::string> why_lost() const;

  /// Whom the session was seen waiting for last, since forget_holders().
  const std::vector<result::LockHolder>& last_holders() const { return last_holders_; }
  /// What was seen belongs to an attempt that is over.
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
  bool answered_ = false;  // by the server, on this connection
  bool refused_ = false;   // the server does not let us in
  Silence silence_;
  Clock::time_point waiting_since_;                // for the answer to the statement
  bool seen_ = false;                              // the session, by a connection of ours: it reaches the same server
  std::optional<Clock::time_point> idle_since_;    // the session, while we wait for its answer
  std::optional<Clock::time_point> silent_since_;  // the server, to all our connections
  Clock::time_point next_try_;                     // of connecting
  std::vector<result::LockHolder> last_holders_;
};

}  // namespace pgmanager::execute
