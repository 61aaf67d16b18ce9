#pragma once

#include "cli/command_table.hpp"
#include "plan/plan.hpp"

namespace pgmanager::cli {

/// What create and deployment have in common: read the tree, stop at findings, connect, run, report.
ExitStatus run_function(const Context& context, plan::Function function);

}  // namespace pgmanager::cli
