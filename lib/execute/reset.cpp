#include "execute/reset.hpp"

#include <algorithm>

#include "database/reset.hpp"
#include "execute/run_lock.hpp"

namespace pgmanager::execute {

namespace {

// Event triggers are dropped in the transaction, and must not hinder what comes before it.
void drop_outside_transaction(pg::Connection& connection, const result::DroppedObjects& objects) {
  const auto is_outside = [](const result::DroppedObject& object) { return object.outside_transaction; };
  const auto is_event_trigger = [](const result::DroppedObject& object) { return object.kind == "event trigger"; };
  if (std::none_of(objects.begin(), objects.end(), is_outside)) return;
  const bool hinders = std::any_of(objects.begin(), objects.end(), is_event_trigger);
  if (hinders) connection.script("SET session_replication_role = replica");
  for (const result::DroppedObject& object : objects) {
    if (object.outside_transaction) connection.script(object.statement);
  }
  if (hinders) connection.script("RESET session_replication_role");
}

// Each history has a lock of its own, and a run on any of them loses what it works on.
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

result::Outcome reset(Session& session, const result::DroppedObjects& objects, const source::SourceTree& tree,
                      RunOptions options, const base::StopSignal& stop, result::RunObserver& observer) {
  options.emptied_first = [&] { drop_outside_transaction(session.connection(), objects); };
  options.function = plan::Function::create;
  options.scope = plan::TransactionScope::all_files;
  options.emptied_by = database::statements_to_empty(objects);
  return run(session, tree, options, stop, observer);
}

}  // namespace pgmanager::execute
