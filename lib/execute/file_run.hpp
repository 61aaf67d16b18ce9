#pragma once

#include <optional>

#include "base/stop_signal.hpp"
#include "pg/connection.hpp"
#include "plan/outcome.hpp"
#include "plan/run_observer.hpp"

namespace pgmanager::execute {

/// What happened to the statements of one file.
struct FileRun {
  int statements_done = 0;
  std::optional<plan::Failure> failure;
};

/// Sends the statements of a step's file one by one, in whatever transaction is open, beginning behind
/// step.resume_after, until one fails or somebody wants us to stop.
FileRun run_file(pg::Connection& connection, const plan::Step& step, const base::StopSignal& stop,
                 plan::RunObserver& observer);

/// A failure that has no statement of the file to blame: the commit, a deferred constraint, the history row.
plan::Failure failure_of(const plan::Step* step, const base::Error& error);

}  // namespace pgmanager::execute
