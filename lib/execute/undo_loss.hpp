#pragma once

#include "execute/session.hpp"
#include "plan/plan.hpp"
#include "result/loss.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::execute {

/// What the undo files of the plan destroy, as far as their statements name it (sql::losses). One round trip.
result::UndoLoss undo_loss(Session& session, const source::SourceTree& tree, const plan::Plan& plan);

}  // namespace pgmanager::execute
