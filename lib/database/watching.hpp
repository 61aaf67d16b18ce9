#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pg/connection.hpp"
#include "result/outcome.hpp"
#include "result/run_observer.hpp"

namespace pgmanager::database {

// What a second connection can see of a busy session, which cannot be asked itself. `pid` is its process id on the
// server (pg_backend_pid()). Only sessions of the same user and database are visible.

/// Reads a row of the queries that find the holders of a lock.
result::LockHolder holder_of(const pg::Row& row);

/// The sessions that it waits for, each once, except the asking session. A transaction that was prepared for two-phase
/// commit has no session: its pid is 0, its query is PREPARE TRANSACTION, and its start is the time of that command.
/// Empty if the session does not wait for a lock.
std::vector<result::LockHolder> blockers(pg::Connection& connection, int pid);

enum class Activity {
  at_work,
  waits_for_client,  ///< waits for a command
  none,              ///< there is no such session
};
Activity activity(pg::Connection& connection, int pid);

/// Nothing if the session builds no index. In the phases "waiting for ...", `done` and `total` count the sessions
/// waited for. Before the index is visible, `index` is the name of the table; empty if that is not visible either.
/// PostgreSQL 12 and later.
std::optional<result::IndexProgress> index_progress(pg::Connection& connection, int pid);

/// Whether there is a partitioned table or index of this name; with an empty `schema`, in any schema.
bool is_partitioned(pg::Connection& connection, const std::string& schema, const std::string& name);

/// "It is held by process 42 (psql), user ...": a full sentence.
std::string describe(const result::LockHolder& holder);

}  // namespace pgmanager::database
