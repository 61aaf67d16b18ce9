#include "execute/watched_waits.hpp"

#include <algorithm>

namespace pgmanager::execute {

WatchedWaits::WatchedWaits(pg::Connection& connection, const pg::ConnectOptions& target, int pid,
                           const base::StopSignal& stop, const Silence& silence)
    : connection_(connection),
      watcher_(target, pid, WatchIndexes::no, stop, nobody_, silence, connection.connecting_time()) {
  // Usually the answer arrives earlier, and no second connection is opened.
  const auto each = std::min(silence.answer, silence.server) / 10;
  connection_.while_waiting(each, each, [this] { look(); });
}

void WatchedWaits::look() {
  watcher_.look(connection_.waiting_time());
  const auto why = watcher_.why_lost();
  if (why && connection_.all_sent()) connection_.give_up(*why);
}

}  // namespace pgmanager::execute
