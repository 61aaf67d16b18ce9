#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "base/stop_signal.hpp"
#include "pg/connection.hpp"
#include "plan/run_observer.hpp"

namespace pgmanager::execute {

/// Whether somebody wants to know how far an index has come.
enum class WatchIndexes { no, yes };

/// Looks, on a connection of its own, at a session whose statement takes long, and tells the observer whom it waits for
/// and how far its index has come. Meant for Connection::while_waiting(). The connection is opened at the first look.
/// It never makes a run fail: when something goes wrong, or takes longer than two seconds, it gives up for the rest of
/// the run and says nothing any more.
class Watcher {
 public:
  /// `pid` is the watched session's process as the server knows it (pg_backend_pid(): behind a pooler libpq does not
  /// know it). `target` is what that session was opened with.
  Watcher(pg::ConnectOptions target, int pid, WatchIndexes indexes, const base::StopSignal& stop,
          plan::RunObserver& observer);

  /// `running` counts from the beginning of the statement.
  void look(const plan::Step& step, std::chrono::duration<double> running) noexcept;

  /// Whom the session was seen waiting for last, since forget_holders().
  const std::vector<plan::LockHolder>& last_holders() const { return last_holders_; }
  /// What was seen belongs to an attempt that is over.
  void forget_holders() { last_holders_.clear(); }

 private:
  void connect();

  pg::ConnectOptions target_;
  int pid_;
  WatchIndexes indexes_;
  const base::StopSignal& stop_;
  plan::RunObserver& observer_;
  std::optional<pg::Connection> connection_;
  bool given_up_ = false;
  std::vector<plan::LockHolder> last_holders_;
};

}  // namespace pgmanager::execute
