#include "execute/protection.hpp"

#include "plan/protection.hpp"

namespace pgmanager::execute {

namespace {

history::History read_protection_in(Session& session, const std::string& schema) {
  database::Database database = session.database().in_schema(schema);
  return database.open({.history = database::Wanted::History::protection, .defaults = session.wanted().defaults})
      .history;
}

}  // namespace

history::History find_protection(Session& session, history::History own) {
  if (history::is_protected(own.protection)) return own;
  for (const plan::OtherHistory& each : session.database().other_histories()) {
    history::History other = read_protection_in(session, each.schema);
    if (history::is_protected(other.protection)) return other;
  }
  return own;
}

history::History read_protection(Session& session, const RunOptions& options) {
  // The run that held the lock before may have changed it.
  const bool current = options.dry_run == DryRun::yes || session.opening().locked;
  return find_protection(
      session, current ? session.opening().history : read_protection_in(session, session.database().history_schema()));
}

bool is_to_be_protected(const std::optional<history::Entry>& protection, const RunOptions& options) {
  return !options.protected_environment.empty() && options.dry_run == DryRun::no && !history::is_protected(protection);
}

namespace {

database::Record protection_row(const std::string& run_id, const source::SqlFile& no_file, const RunOptions& options) {
  return {.run_id = run_id,
          .kind = history::EntryKind::protection,
          .file = &no_file,
          .text = "",
          .state = history::EntryState::marked,
          .seconds = 0,
          .reason = plan::protected_by(options.protected_environment)};
}

}  // namespace

database::Command protection_command(const database::Database& database, const std::string& run_id,
                                     const RunOptions& options) {
  return database.record_command(protection_row(run_id, *plan::no_file(), options));
}

void record_protection(Session& session, const RunOptions& options, result::Outcome& outcome) {
  const auto file = plan::no_file();
  try {
    session.database().record_within_file(protection_row(session.opening().run_id, *file, options),
                                          database::Database::LockWait::bounded);
    outcome.protected_by = options.protected_environment;
  } catch (const base::Error& error) {
    outcome.protection_error = error;
  }
}

}  // namespace pgmanager::execute
