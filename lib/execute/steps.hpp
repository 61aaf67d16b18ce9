#pragma once

#include "execute/run_context.hpp"

namespace pgmanager::execute {

/// Carries out the plan of `outcome`: its transactions in their order, until the first failure that stays one. What has
/// failed is recorded as a failed attempt, unless the history itself was rolled back with it. Where there is no history
/// yet it is made first, in the transaction of everything if there is one.
void run_steps(const RunContext& context, result::Outcome& outcome, const history::History& history);

}  // namespace pgmanager::execute
