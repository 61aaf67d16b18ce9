#pragma once

#include "execute/run.hpp"

namespace pgmanager::execute {

/// The first history of the database that says that the instance is protected: `own`, or another one, of which nothing
/// but the protection and the schema is read. `own` where none says so. Throws as Database::open() does: of a history
/// that is not trusted nobody knows what it says.
history::History find_protection(Session& session, history::History own);

/// The same for reset, once the lock of all runs is held; a dry run needs none. The session was opened with
/// database::Wanted::History::protection.
history::History read_protection(Session& session, const RunOptions& options);

/// True when a run in a protected environment finds an instance whose history does not say that it is protected.
bool is_to_be_protected(const std::optional<history::Entry>& protection, const RunOptions& options);

/// What records the protection, for the transaction that makes the history.
database::Command protection_command(const database::Database& database, const std::string& run_id,
                                     const RunOptions& options);

/// Records the protection in a history that is there, in a transaction of its own; what goes wrong is in the outcome.
void record_protection(Session& session, const RunOptions& options, result::Outcome& outcome);

}  // namespace pgmanager::execute
