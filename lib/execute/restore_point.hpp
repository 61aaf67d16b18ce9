#pragma once

#include "execute/run.hpp"
#include "execute/run_context.hpp"

namespace pgmanager::execute {

/// Makes a named restore point in the write-ahead log (pg_create_restore_point), for point-in-time recovery to the
/// moment before the run, if the options ask for one, and tells the observer. Stores it in the outcome, or the error if
/// the server refuses: the role may not, or wal_level is minimal.
void make_restore_point(Session& session, const RunOptions& options, result::RunObserver& observer,
                        result::Outcome& outcome);

/// Adds the run's restore point to the history, in the open transaction if there is one: its name is the path of the
/// row.
void record_restore_point(const RunContext& context, const result::RestorePoint& point);

}  // namespace pgmanager::execute
