#pragma once

#include <functional>

#include "cli/command_table.hpp"
#include "execute/run.hpp"
#include "plan/plan.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::cli {

/// What the settings mean for a run, whatever it is for.
execute::RunOptions run_options(const Context& context);

/// The directories that the function needs.
source::Scope scope_of(plan::Function function, const Settings& settings);

/// Throws base::Error (refused) in a protected environment: no test data is loaded there.
void refuse_test_data(const Settings& settings);

/// Asks whether the plan shall be carried out in the session; throws when not.
using Confirm = std::function<void(const plan::Plan&, const source::SourceTree&, execute::Session&)>;

/// What the functions that run plans have in common: read the tree, stop at findings, connect, run, report. The planner
/// gets the settings that are not of one function: --transaction and --first-run.
ExitStatus run_function(const Context& context, plan::Planner planner, const Confirm& confirm = {});

/// What a question begins with: database, user, server and environment. Nothing where the run has said that already in
/// its first line.
std::vector<std::string> target_lines(execute::Session& session, const Settings& settings);

}  // namespace pgmanager::cli
