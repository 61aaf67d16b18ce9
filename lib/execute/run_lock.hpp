#pragma once

#include <chrono>

#include "base/stop_signal.hpp"
#include "database/database.hpp"
#include "result/run_observer.hpp"

namespace pgmanager::execute {

/// Takes the run lock of the database, polling until `patience` is used up; tells the observer which session holds it.
/// The lock is held until the session ends.
/// Throws base::Error: lock after `patience`, interrupted or terminated on a stop request.
void wait_for_run_lock(database::Database& database, std::chrono::milliseconds patience, const base::StopSignal& stop,
                       result::RunObserver& observer);

}  // namespace pgmanager::execute
