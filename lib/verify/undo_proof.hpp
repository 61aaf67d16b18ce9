#pragma once

#include "verify/side.hpp"

namespace pgmanager::verify {

/// Takes each pending deployment of `run.tree` in the order of the ordinals: runs it, then its undo file where there is
/// one, compares with what was there before, and runs the deployment again. `side` has the base in place. Ends where
/// something fails.
plan::UndoProof prove_undo(const Side& side, const Run& run, const schema::DiffOptions& diff, CompareRows rows);

}  // namespace pgmanager::verify
