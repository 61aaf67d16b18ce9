#pragma once

#include <chrono>

#include "base/stop_signal.hpp"
#include "database/database.hpp"
#include "result/run_observer.hpp"

namespace pgmanager::execute {

/// Takes the lock of all runs in the database, polling until `patience` is used up; tells the observer who holds it. It
/// is held until the session ends.
/// Throws base::Error: lock when the time is over, interrupted or terminated when asked to stop.
void wait_for_run_lock(database::Database& database, std::chrono::milliseconds patience, const base::StopSignal& stop,
                       result::RunObserver& observer);

}  // namespace pgmanager::execute
