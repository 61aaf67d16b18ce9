#pragma once

#include "base/stop_signal.hpp"
#include "execute/run.hpp"
#include "execute/session.hpp"
#include "plan/plan.hpp"
#include "result/loss.hpp"
#include "result/run_observer.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::execute {

/// Takes the locks of all runs, on every history of the database (except in a dry run), and lists the objects to drop.
/// Throws as wait_for_run_lock() does.
result::DroppedObjects prepare_reset(Session& session, const RunOptions& options, const base::StopSignal& stop,
                                     result::RunObserver& observer);

/// What the undo files of the plan destroy, as far as their statements name it (sql::losses). One round trip.
result::UndoLoss undo_loss(Session& session, const source::SourceTree& tree, const plan::Plan& plan);

}  // namespace pgmanager::execute
