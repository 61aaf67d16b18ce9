#pragma once

#include <vector>

#include "plan/deployment_state.hpp"
#include "plan/plan.hpp"

namespace pgmanager::plan {

/// True if the file on disk has another name and other content than the deployment in place with its ordinal: it is
/// another file, and it has not run with this ordinal.
bool is_taken_ordinal(const DeploymentState& compared);

/// The refusal of such a file, with the commands that give every file an ordinal that fits this instance: a file that
/// ran gets the ordinal with which it ran, and the others come after it. Only the first such refusal of `all` contains
/// the commands.
Refusal refuse_taken_ordinal(const DeploymentState& compared, const std::vector<DeploymentState>& all,
                             const source::SourceTree& tree, const history::History& history);

}  // namespace pgmanager::plan
