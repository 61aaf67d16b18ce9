#pragma once

#include "execute/run.hpp"

namespace pgmanager::execute {

/// The first history of the database that records a protection: `own`, or another one, of which only the protection and
/// the schema are read. `own` if none does. Throws as Database::open() does: a history that is not trusted proves
/// nothing.
history::History find_protection(Session& session, history::History own);

/// The same for reset, once the run lock is held; a dry run needs no lock. The session was opened with
/// database::Wanted::History::protection.
history::History read_protection(Session& session, const RunOptions& options);

/// True if a run in a protected environment finds an instance whose history records no protection.
bool is_to_be_protected(const std::optional<history::Entry>& protection, const RunOptions& options);

/// The command that records the protection, for the transaction that creates the history.
database::Command protection_command(const database::Database& database, const std::string& run_id,
                                     const RunOptions& options);

/// Records the protection in an existing history, in its own transaction; an error is stored in the outcome.
void record_protection(Session& session, const RunOptions& options, result::Outcome& outcome);

}  // namespace pgmanager::execute
