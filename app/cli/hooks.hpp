#pragma once

#include "base/stop_signal.hpp"
#include "cli/settings.hpp"
#include "execute/run_hooks.hpp"
#include "pg/connection.hpp"
#include "result/run_observer.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::cli {

/// The executables in hooks/ as what happens around a run (docs/hooks.md). Each one gets, on its standard input, the
/// document that --output json prints for the plan or the outcome, and in its environment the way to the database. What
/// it writes is told to the observer as it comes. Nothing when the tree has no hooks.
///
/// They throw base::Error: refused for one that runs before (nothing is done then), hook for one that runs behind,
/// interrupted or terminated when it was ended because we are to stop. All arguments have to outlive the result.
execute::RunHooks make_hooks(const Settings& settings, const source::SourceTree& tree, const pg::Connection& connection,
                             const base::StopSignal& stop, result::RunObserver& observer);

}  // namespace pgmanager::cli
