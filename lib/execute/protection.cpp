#include "execute/protection.hpp"

#include "plan/protection.hpp"

namespace pgmanager::execute {

using plan::Result;

history::History read_protection(Session& session, const RunOptions& options) {
  database::Database& own = session.database();
  const auto read = [&](database::Database&& database) {
    return database.open({.history = database::Wanted::History::protection, .defaults = session.wanted().defaults})
        .history;
  };
  // The run that was waited for may have changed it.
  const bool current = options.dry_run == DryRun::yes || session.opening().locked;
  history::History history = current ? session.opening().history : read(own.in_schema(own.history_schema()));
  if (history::is_protected(history.protection)) return history;
  for (const std::string& schema : own.other_histories()) {
    history::History other = read(own.in_schema(schema));
    if (history::is_protected(other.protection)) return other;
  }
  return history;
}

bool is_to_be_protected(const std::optional<history::Entry>& protection, const RunOptions& options) {
  const bool says_so_itself = options.repairs.protection != plan::ProtectionChange::none;
  return !options.protected_environment.empty() && options.dry_run == DryRun::no && !says_so_itself &&
         !history::is_protected(protection);
}

void record_protection(Session& session, const RunOptions& options, bool found_history, plan::Outcome& outcome) {
  const bool has_history = found_history || outcome.result == Result::done;
  if (!has_history || outcome.result == Result::refused || session.connection().lost()) return;
  const auto file = plan::no_file();
  try {
    session.database().record_on_the_way({.run_id = session.opening().run_id,
                                          .kind = history::Kind::protection,
                                          .file = file.get(),
                                          .text = "",
                                          .state = history::State::marked,
                                          .seconds = 0,
                                          .reason = plan::protected_by(options.protected_environment)});
    outcome.protected_by = options.protected_environment;
  } catch (const base::Error& error) {
    outcome.protection_error = error;
  }
}

}  // namespace pgmanager::execute
