#include "execute/protection.hpp"

#include "plan/protection.hpp"

namespace pgmanager::execute {

using result::Result;

namespace {

history::History read_protection_in(Session& session, const std::string& schema) {
  database::Database database = session.database().in_schema(schema);
  return database.open({.history = database::Wanted::History::protection, .defaults = session.wanted().defaults})
      .history;
}

}  // namespace

history::History find_protection(Session& session, history::History own) {
  if (history::is_protected(own.protection)) return own;
  for (const std::string& schema : session.database().other_histories()) {
    history::History other = read_protection_in(session, schema);
    if (history::is_protected(other.protection)) return other;
  }
  return own;
}

history::History read_protection(Session& session, const RunOptions& options) {
  // The run that was waited for may have changed it.
  const bool current = options.dry_run == DryRun::yes || session.opening().locked;
  return find_protection(
      session, current ? session.opening().history : read_protection_in(session, session.database().history_schema()));
}

bool is_to_be_protected(const std::optional<history::Entry>& protection, const RunOptions& options) {
  const bool says_so_itself = options.repairs.protection != plan::ProtectionChange::none;
  return !options.protected_environment.empty() && options.dry_run == DryRun::no && !says_so_itself &&
         !history::is_protected(protection);
}

bool has_begun_history(Session& session, const result::Outcome& outcome) {
  if (outcome.result == Result::done || !outcome.completed.empty()) return true;
  if (outcome.result != Result::failed || session.connection().lost()) return false;
  return read_protection_in(session, session.database().history_schema()).exists;
}

void record_protection(Session& session, const RunOptions& options, result::Outcome& outcome) {
  if (session.connection().lost()) return;
  const auto file = plan::no_file();
  try {
    session.database().record_on_the_way({.run_id = session.opening().run_id,
                                          .kind = history::Kind::protection,
                                          .file = file.get(),
                                          .text = "",
                                          .state = history::State::marked,
                                          .seconds = 0,
                                          .reason = plan::protected_by(options.protected_environment)},
                                         database::Database::LockWait::bounded);
    outcome.protected_by = options.protected_environment;
  } catch (const base::Error& error) {
    outcome.protection_error = error;
  }
}

}  // namespace pgmanager::execute
