#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "verify/side.hpp"

namespace pgmanager::verify {

/// Builds a new side with the base and the deployments up to `last`; not set: the base alone. Null where a run was not
/// complete, which is added to `failed`.
using SideBuilder =
    std::function<std::unique_ptr<Side>(std::optional<source::Ordinal> last, std::vector<result::StoppedRun>& failed)>;

/// Takes each pending deployment of `run.tree` in the order of the ordinals: runs it, then its undo file where there is
/// one, compares with what was there before, and runs the deployment again. After an undo file that leaves a difference
/// or fails the next deployment gets a new side. Sides are built one at a time: a role belongs to the whole server.
result::UndoProof prove_undo(const SideBuilder& build, const Run& run, const schema::DiffOptions& diff,
                             CompareRows rows);

/// What an earlier commit of the tree would have had.
std::shared_ptr<const source::SourceTree> up_to(const source::SourceTree& tree, source::Ordinal last);

}  // namespace pgmanager::verify
