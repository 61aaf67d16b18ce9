#pragma once

#include "execute/run_context.hpp"

namespace pgmanager::execute {

/// Runs the transactions of the plan of `outcome` in order, until the first failure that no retry resolves. Records it
/// as a failed attempt, unless the history itself was rolled back with it. If there is no history yet, it is created
/// first, in the one transaction of all steps if there is one.
void run_steps(const RunContext& context, result::Outcome& outcome, const history::History& history);

}  // namespace pgmanager::execute
