#pragma once

#include "execute/run_context.hpp"
#include "plan/plan.hpp"

namespace pgmanager::execute {

/// Upgrades the tables of the history to the newest format before `next` runs. Retries like a file if other sessions
/// are reading the tables. Throws base::Error: lock with the holder of the lock after the last retry; refused.
void upgrade_history(const RunContext& context, const plan::Step& next);

}  // namespace pgmanager::execute
