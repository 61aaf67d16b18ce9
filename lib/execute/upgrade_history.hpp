#pragma once

#include "execute/run_context.hpp"
#include "plan/plan.hpp"

namespace pgmanager::execute {

/// Brings the history's tables to the newest format before `next` runs. Somebody may read them at the moment: it is
/// tried again as a file would be. Throws base::Error: lock, with who is in the way, when the retries are used up;
/// refused.
void upgrade_history(const RunContext& context, const plan::Step& next);

}  // namespace pgmanager::execute
