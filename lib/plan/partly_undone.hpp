#pragma once

#include <string>
#include <vector>

#include "plan/deployment_state.hpp"
#include "plan/plan.hpp"

/// A deployment whose undo stopped part-way (CurrentState::partly_undone), and what is needed to finish the undo.
namespace pgmanager::plan {

/// The history rows of the files that are needed to finish the undo and are not on disk: the undo file, and the
/// deployment unless old files were removed up to it.
std::vector<const history::Entry*> lost_files(const DeploymentState& partly_undone, const source::SourceTree& tree);

/// "and "undo/00001-b.sql" is not on disk": names such files, as part of a sentence. Empty: there are none.
std::string not_on_disk(const std::vector<std::string>& paths);

/// The ways out of an undo that stopped part-way, except finishing it, as part of a sentence.
std::string ends_of_undo_by_hand(source::Ordinal ordinal);

Refusal refuse_partly_undone(const DeploymentState& compared, const source::SourceTree& tree,
                             const history::History& history);

/// `undo`: the file on disk in place of the file of `attempt`, which has undone a part of `deployment`.
Refusal refuse_other_undo_file(const history::Entry& deployment, const history::Entry& attempt,
                               const source::SqlFile& undo, const history::History& history);

}  // namespace pgmanager::plan
