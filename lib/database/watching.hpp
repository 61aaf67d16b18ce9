#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pg/connection.hpp"
#include "result/run_observer.hpp"

namespace pgmanager::database {

/// What a second connection can see of a session that is busy and cannot be asked itself. `pid` is the process that the
/// server knows it by (pg_backend_pid()), and must be of the same user and database; of any other there is nothing to
/// see.

/// A row of the queries that find sessions which hold a lock.
result::LockHolder holder_of(const pg::Result& rows, int row);

/// The sessions that it waits for, each once, but not the one that asks. A transaction that was prepared for two-phase
/// commit has no session: its pid is 0, its query says PREPARE TRANSACTION, and since is when that was. Empty when it
/// does not wait for a lock.
std::vector<result::LockHolder> blockers(pg::Connection& connection, int pid);

enum class Activity {
  at_work,
  waits_for_client,  ///< to be sent something
  none,              ///< there is no such session
};
Activity activity(pg::Connection& connection, int pid);

/// Nothing when it builds no index. In the phases "waiting for ..." `done` and `total` count the sessions waited for.
/// Before the index can be seen, `index` is the table; empty where that cannot be seen either. PostgreSQL 12 and later.
std::optional<result::IndexProgress> index_progress(pg::Connection& connection, int pid);

/// Whether there is a partitioned table or index of this name; `schema` empty: in any schema.
bool is_partitioned(pg::Connection& connection, const std::string& schema, const std::string& name);

}  // namespace pgmanager::database
