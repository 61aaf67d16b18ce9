#pragma once

#include <chrono>
#include <string>

#include "base/error.hpp"
#include "base/stop_signal.hpp"
#include "execute/session.hpp"
#include "result/run_observer.hpp"
#include "result/status.hpp"

namespace pgmanager::execute {

/// Waits until a server accepts queries: connects and asks, again and again with short, growing pauses, until
/// `patience` is used up. The last attempt ends with it, too; the first one has a second in any case.
class ServerWait {
 public:
  ServerWait(Target target, std::chrono::milliseconds patience, const base::StopSignal& stop,
             result::RunObserver& observer);

  /// Tells the observer why the server is not there yet when the reason changes.
  /// Throws base::Error: connection with the last reason when the time is over; at once, and as connecting does, what
  /// waiting does not help (28P01, 28000, 3D000, ...; a connection string that cannot be parsed); interrupted or
  /// terminated when asked to stop.
  result::ReadyServer until_ready();

 private:
  result::ReadyServer ask();
  void tell(const base::Error& error);
  [[noreturn]] void give_up(const base::Error& last) const;

  Target target_;
  std::chrono::milliseconds patience_;
  const base::StopSignal& stop_;
  result::RunObserver& observer_;
  std::chrono::steady_clock::time_point begin_;
  std::string told_;  // the reason that the observer knows
};

}  // namespace pgmanager::execute
