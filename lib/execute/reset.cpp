#include "execute/reset.hpp"

#include "database/reset.hpp"
#include "execute/run_lock.hpp"

namespace pgmanager::execute {

namespace {

// Each history has its own lock, and reset would destroy what a run on any of them works on.
void wait_for_other_histories(Session& session, std::chrono::milliseconds patience, const base::StopSignal& stop,
                              result::RunObserver& observer) {
  for (const plan::OtherHistory& other : session.database().other_histories()) {
    database::Database database = session.database().in_schema(other.schema);
    wait_for_run_lock(database, patience, stop, observer);
  }
}

}  // namespace

result::DroppedObjects prepare_reset(Session& session, const RunOptions& options, const base::StopSignal& stop,
                                     result::RunObserver& observer) {
  const bool needs_lock = options.dry_run == DryRun::no && !session.opening().locked;
  if (needs_lock) wait_for_run_lock(session.database(), options.lock_wait, stop, observer);
  if (options.dry_run == DryRun::no) wait_for_other_histories(session, options.lock_wait, stop, observer);
  return database::objects_to_drop(session.connection());
}

}  // namespace pgmanager::execute
