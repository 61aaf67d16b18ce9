#pragma once

#include "execute/run.hpp"

namespace pgmanager::execute {

/// The protection of the whole database, for reset, which drops every history in it: the first that says so, with its
/// schema; else that of the session's own history. Read once the lock of all runs is held; a dry run needs none. The
/// session was opened with database::Wanted::History::protection. Throws as Database::open() does.
history::History read_protection(Session& session, const RunOptions& options);

/// True when a run in a protected environment finds an instance whose history does not say that it is protected.
bool is_to_be_protected(const std::optional<history::Entry>& protection, const RunOptions& options);

/// Records the protection at the end of a run, in a transaction of its own; what goes wrong is in the outcome. Nothing
/// where the run was refused, or has left no history.
void record_protection(Session& session, const RunOptions& options, bool found_history, plan::Outcome& outcome);

}  // namespace pgmanager::execute
