#pragma once

#include <functional>

#include "cli/command_table.hpp"
#include "cli/exit_status.hpp"
#include "execute/run.hpp"
#include "plan/plan.hpp"
#include "result/verification.hpp"
#include "source/source_tree.hpp"
#include "verify/scratch_instance.hpp"

namespace pgmanager::cli {

/// The run options in the settings, for all functions.
execute::RunOptions run_options(const Context& context);

/// The directories that the function needs.
source::Scope scope_of(plan::Function function, const Settings& settings);

/// Throws base::Error (refused) in a protected environment: no test data is loaded there.
void refuse_test_data(const Settings& settings);

/// Asks whether to execute the plan in the session; throws if not.
using Confirm = std::function<void(const plan::Plan&, const source::SourceTree&, execute::Session&)>;

/// The common part of the functions that run plans: read the tree, stop at findings, connect, run, report. Adds the
/// settings that several functions have to the planner: --transaction and --first-run.
ExitStatus run_function(const Context& context, plan::Planner planner, const Confirm& confirm = {});

/// The first lines of a question: database, user, server and environment. Empty if the run has already printed them in
/// its first line.
std::vector<std::string> target_lines(execute::Session& session, const Settings& settings);

/// How verify and drift run files in scratch databases. Throws base::Error (usage) for a --scratch-dsn that cannot be
/// parsed.
verify::ScratchOptions scratch_options(const Context& context);

/// The exit status for a side that could not be built.
ExitStatus exit_status(const result::StoppedRun& stopped);

}  // namespace pgmanager::cli
