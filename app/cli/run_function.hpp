#pragma once

#include <functional>

#include "cli/command_table.hpp"
#include "execute/run.hpp"
#include "plan/plan.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::cli {

/// What the settings mean for a run of the function.
execute::RunOptions run_options(const Context& context, plan::Function function);

/// The directories that the function needs.
source::Scope scope_of(plan::Function function, const Settings& settings);

/// Throws base::Error (refused) in a protected environment: no test data is loaded there.
void refuse_test_data(const Settings& settings);

/// What create and deployment have in common: read the tree, stop at findings, connect, run, report. `confirm` as in
/// execute::RunOptions.
ExitStatus run_function(const Context& context, plan::Function function,
                        const std::function<void(const plan::Plan&)>& confirm = {});

}  // namespace pgmanager::cli
