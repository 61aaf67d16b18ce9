#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "verify/scratch_instance.hpp"

namespace pgmanager::verify {

/// Builds a new instance with the base and the deployments up to `last`; not set: only the base. Returns null if a run
/// was not complete, and adds that run to `failed`.
using InstanceBuilder = std::function<std::unique_ptr<ScratchInstance>(std::optional<source::Ordinal> last,
                                                                       std::vector<result::StoppedRun>& failed)>;

/// Tests the undo file of each pending deployment of `run.tree`, ordered by ordinal: runs the deployment and its undo
/// file (if there is one), compares the result with the state before, and runs the deployment again. If the undo file
/// leaves a difference or fails, the next deployment gets a new instance. Only one instance exists at a time, because
/// roles belong to the whole server.
result::UndoProof prove_undo(const InstanceBuilder& build, const ScratchRun& run, const schema::DiffOptions& diff,
                             CompareRows rows);

/// The tree without the deployments after `last`.
std::shared_ptr<const source::SourceTree> up_to(const source::SourceTree& tree, source::Ordinal last);

}  // namespace pgmanager::verify
