#pragma once

#include "base/stop_signal.hpp"
#include "execute/watcher.hpp"
#include "pg/connection.hpp"
#include "result/run_observer.hpp"

namespace pgmanager::execute {

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
  result::RunObserver nobody_;
  Watcher watcher_;
};

}  // namespace pgmanager::execute
