#pragma once

#include <chrono>
#include <string>

#include "base/error.hpp"
#include "base/stop_signal.hpp"
#include "execute/session.hpp"
#include "result/run_observer.hpp"
#include "result/status.hpp"

namespace pgmanager::execute {

/// Waits until a server accepts queries: connects and sends a query repeatedly, with short, growing pauses, until
/// `patience` is used up. The last attempt also ends then, but the first one always has a second.
class ServerWait {
 public:
  ServerWait(Target target, std::chrono::milliseconds patience, const base::StopSignal& stop,
             result::RunObserver& observer);

  /// Tells the observer the reason for waiting whenever it changes.
  /// Throws base::Error: connection with the last reason after `patience`; at once, like connecting does, for errors
  /// that do not go away by waiting (28P01, 28000, 3D000, ...; an invalid connection string); interrupted or terminated
  /// on a stop request.
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
  std::string told_;  // the reason that the observer was told last
};

}  // namespace pgmanager::execute
