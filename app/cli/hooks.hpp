#pragma once

#include "base/stop_signal.hpp"
#include "cli/settings.hpp"
#include "execute/run.hpp"
#include "pg/connection.hpp"
#include "result/run_observer.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::cli {

/// The executables in hooks/ as functions that run around a run (docs/hooks.md). Each one receives, on its standard
/// input, the document that --output json prints for the plan or the outcome, and in its environment the connection
/// settings. Its output is passed to the observer as it arrives. Empty if the tree has no hooks.
///
/// They throw base::Error: refused for a before-hook (nothing is done then), hook for an after-hook, interrupted or
/// terminated if it was ended by a stop request. All arguments must outlive the result.
execute::RunHooks make_hooks(const Settings& settings, const source::SourceTree& tree, const pg::Connection& connection,
                             const base::StopSignal& stop, result::RunObserver& observer);

}  // namespace pgmanager::cli
