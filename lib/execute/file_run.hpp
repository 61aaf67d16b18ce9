#pragma once

#include <functional>
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

/// Is told how many statements of a file are done after each one but the last.
using ProgressRecorder = std::function<void(int statements_done)>;

/// Sends the statements of a step's file one by one, in whatever transaction is open, beginning behind
/// step.resume_after, until one fails or somebody wants us to stop.
FileRun run_file(pg::Connection& connection, const plan::Step& step, const base::StopSignal& stop,
                 plan::RunObserver& observer, const ProgressRecorder& record_progress = nullptr);

/// A failure that has no statement of the file to blame: the commit, a deferred constraint, the history row.
plan::Failure failure_of(const plan::Step* step, const base::Error& error);

}  // namespace pgmanager::execute
