#pragma once

#include <vector>

#include "plan/deployment_state.hpp"
#include "plan/plan.hpp"

namespace pgmanager::plan {

/// The refusals that the history rules ask for, each with its way out. A file that is not the one in place, and not
/// called like it either, has not been changed: its ordinal is taken. `all`: the states of the tree.
Refusal refuse_changed(const DeploymentState& compared, const std::vector<DeploymentState>& all,
                       const source::SourceTree& tree, const history::History& history);
Refusal refuse_missing(const DeploymentState& compared, const history::History& history);
/// Of all that are above the last file on disk; nothing where there are none.
std::optional<Refusal> refuse_ahead(const std::vector<DeploymentState>& all, const history::History& history);
/// `entry`: the attempt that stopped part-way, of a deployment or a manual deployment.
/// Its file is gone, was emptied, or is in another place now.
Refusal refuse_partly_applied(const history::Entry& entry, const source::SourceTree& tree,
                              const history::History& history);
Refusal refuse_late(const DeploymentState& compared, const std::vector<DeploymentState>& all,
                    const history::History& history);

/// Whether the file of something that was applied held no statement then, and holds some now.
bool is_filled_placeholder(const DeploymentState& compared);

/// Of a file that an attempt without a transaction has left half done (Step::kept), and that has one now, which
/// would begin with what is done already.
Refusal refuse_to_begin_anew(const Step& step);

}  // namespace pgmanager::plan
