#pragma once

#include <vector>

#include "plan/deployment_state.hpp"
#include "plan/plan.hpp"

namespace pgmanager::plan {

/// The refusals of the history rules, each with its way out. A file that differs from the one in place in content and
/// in name is not an edit: it has taken the ordinal. `all`: the states of the tree.
Refusal refuse_changed(const DeploymentState& compared, const std::vector<DeploymentState>& all,
                       const source::SourceTree& tree, const history::History& history);
Refusal refuse_missing(const DeploymentState& compared, const history::History& history);
/// One refusal for all deployments above the last file on disk; nothing if there are none.
std::optional<Refusal> refuse_ahead(const std::vector<DeploymentState>& all, const history::History& history);
/// `entry`: the attempt of a deployment or a manual deployment that stopped part-way. Its file is gone, empty, or
/// somewhere else now.
Refusal refuse_partly_applied(const history::Entry& entry, const source::SourceTree& tree,
                              const history::History& history);
Refusal refuse_late(const DeploymentState& compared, const std::vector<DeploymentState>& all,
                    const history::History& history);

/// Whether a file that was applied without statements has some now.
bool is_filled_placeholder(const DeploymentState& compared);

/// The refusal of a file that an attempt without a transaction has partly applied (Step::kept), and that runs
/// in a transaction now, which would repeat the committed statements.
Refusal refuse_to_start_over(const Step& step);

}  // namespace pgmanager::plan
