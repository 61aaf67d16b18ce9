#pragma once

#include "base/stop_signal.hpp"
#include "execute/run.hpp"
#include "execute/session.hpp"
#include "result/dropped_objects.hpp"
#include "result/outcome.hpp"
#include "result/run_observer.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::execute {

/// Takes the locks of all runs, on every history of the database (but for a dry run), and looks what there is to drop.
/// Throws as wait_for_run_lock().
result::DroppedObjects prepare_reset(Session& session, const RunOptions& options, const base::StopSignal& stop,
                                     result::RunObserver& observer);

/// Drops the objects and runs create/, in one transaction; subscriptions are dropped before it, because the server
/// cannot do that in a transaction. The lock of all runs is held. A dry run only makes the plan of the create.
///
/// A create that stopped half way is an Outcome; everything but the subscriptions is as it was then. Throws
/// pg::ServerError when the server refuses to drop something (rights, mostly), with the same effect.
result::Outcome reset(Session& session, const result::DroppedObjects& objects, const source::SourceTree& tree,
                      RunOptions options, const base::StopSignal& stop, result::RunObserver& observer);

}  // namespace pgmanager::execute
