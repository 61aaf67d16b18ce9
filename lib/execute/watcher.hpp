#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/stop_signal.hpp"
#include "pg/connection.hpp"
#include "plan/run_observer.hpp"

namespace pgmanager::execute {

/// Whether somebody wants to know how far an index has come.
enum class WatchIndexes { no, yes };

/// When a session that gives no answer counts as lost.
struct Silence {
  std::chrono::milliseconds answer{60'000};   ///< the server has answered, or waits for us, and nothing arrives
  std::chrono::milliseconds server{300'000};  ///< the server does not answer a second connection either
  std::chrono::milliseconds between{20'000};  ///< two attempts at that connection
};

/// Looks, on a connection of its own, at a session whose statement takes long, and tells the observer whom it waits for
/// and how far its index has come. Meant for Connection::while_waiting(). The connection is opened at the first look.
/// When something goes wrong it gives up for the rest of the run and says nothing any more; when there is no answer for
/// two seconds it tries again later.
class Watcher {
 public:
  /// `pid` is the watched session's process as the server knows it (pg_backend_pid(): behind a pooler libpq does not
  /// know it). `target` is what that session was opened with.
  Watcher(pg::ConnectOptions target, int pid, WatchIndexes indexes, const base::StopSignal& stop,
          plan::RunObserver& observer, Silence silence = {});

  /// `running` counts from the beginning of the statement.
  void look(const plan::Step& step, std::chrono::duration<double> running) noexcept;

  /// Why the answer to the statement is not going to come, as a full sentence; nothing: it may. By the looks so far, if
  /// all that the session was sent has arrived.
  std::optional<std::string> why_lost() const;

  /// Whom the session was seen waiting for last, since forget_holders().
  const std::vector<plan::LockHolder>& last_holders() const { return last_holders_; }
  /// What was seen belongs to an attempt that is over.
  void forget_holders() { last_holders_.clear(); }

 private:
  using Clock = std::chrono::steady_clock;

  void connect();
  void look_at(const plan::Step& step, std::chrono::duration<double> running);
  void look_whether_it_works();
  void no_answer(Clock::time_point since);

  pg::ConnectOptions target_;
  int pid_;
  WatchIndexes indexes_;
  const base::StopSignal& stop_;
  plan::RunObserver& observer_;
  std::optional<pg::Connection> connection_;
  bool given_up_ = false;
  Silence silence_;
  Clock::time_point waiting_since_;                // for the answer to the statement
  bool seen_ = false;                              // the session, by this connection: it has reached the same server
  std::optional<Clock::time_point> idle_since_;    // the session, while we wait for its answer
  std::optional<Clock::time_point> silent_since_;  // the server, to this connection
  Clock::time_point next_try_;                     // of connecting
  std::vector<plan::LockHolder> last_holders_;
};

}  // namespace pgmanager::execute
