#include "execute/protection.hpp"

#include "plan/protection.hpp"

namespace pgmanager::execute {

using plan::Result;

// The run that was waited for may have changed it.
std::optional<history::Entry> read_protection(Session& session, const RunOptions& options) {
  const bool current = options.dry_run == DryRun::yes || session.opening().locked;
  if (current) return session.opening().history.protection;
  return session.database().open({.history = database::Wanted::History::protection}).history.protection;
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
