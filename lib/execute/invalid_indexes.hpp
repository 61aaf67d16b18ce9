#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "pg/connection.hpp"
#include "sql/concurrent_index.hpp"

namespace pgmanager::execute {

/// What is known of earlier attempts at a statement.
enum class Leftovers {
  none_known,           ///< only what bears the very name that the statement wants is looked for
  from_failed_attempt,  ///< this statement was tried and failed; what it left under names of the server's counts too
};

/// Drops, concurrently, the INVALID indexes that a failed attempt at `statement` (CREATE INDEX or REINDEX; nothing is
/// done for others) has left, and returns their quoted, qualified names. One that somebody is building at this moment
/// is left alone. Outside a transaction block, on the connection that is going to run the statement (it resolves
/// names), with lock_timeout off as for the statement itself. Throws pg::ServerError; its SQLSTATE is 55P03 when
/// somebody was still at work on the indexes of the same table after `patience`.
std::vector<std::string> drop_invalid_indexes(pg::Connection& connection, const sql::ConcurrentIndex& statement,
                                              Leftovers leftovers,
                                              std::chrono::milliseconds patience = std::chrono::seconds(5));

}  // namespace pgmanager::execute
