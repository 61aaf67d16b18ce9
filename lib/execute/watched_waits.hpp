#pragma once

#include "base/stop_signal.hpp"
#include "execute/watcher.hpp"
#include "pg/connection.hpp"
#include "result/run_observer.hpp"

namespace pgmanager::execute {

/// While it lives, a connection counts as lost when an answer is not going to come (Watcher::why_lost), whatever it
/// waits for. Nothing is told of these waits: they are for statements of our own.
class WatchedWaits {
 public:
  /// As Watcher. The connection and the StopSignal must outlive it.
  WatchedWaits(pg::Connection& connection, const pg::ConnectOptions& target, int pid, const base::StopSignal& stop,
               const Silence& silence = {});
  ~WatchedWaits() { connection_.stop_ticking(); }
  WatchedWaits(const WatchedWaits&) = delete;
  WatchedWaits& operator=(const WatchedWaits&) = delete;

 private:
  void look();

  pg::Connection& connection_;
  result::RunObserver nobody_;
  Watcher watcher_;
};

}  // namespace pgmanager::execute
