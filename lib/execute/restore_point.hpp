#pragma once

#include <optional>

#include "execute/run.hpp"
#include "execute/run_context.hpp"

namespace pgmanager::execute {

/// Makes a named restore point in the write-ahead log (pg_create_restore_point), for point-in-time recovery to the
/// moment before the run, if the options ask for one. Stores it in the outcome, or the error if the server refuses: the
/// role may not, or wal_level is minimal.
void make_restore_point(Session& session, const RunOptions& options, result::Outcome& outcome);

/// The history row of the run's restore point: its name is the path. `no_file` must outlive the result.
database::Record restore_point_row(const result::RestorePoint& point, const std::string& run_id,
                                   const source::SqlFile& named);

/// A file without a text, whose path is the name of the restore point.
source::SqlFile named_after(const result::RestorePoint& point);

}  // namespace pgmanager::execute
