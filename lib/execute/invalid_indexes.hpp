#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "pg/connection.hpp"
#include "sql/concurrent_index.hpp"

namespace pgmanager::execute {

/// What is known about earlier attempts at a statement.
enum class Leftovers {
  none_known,           ///< look only for an index with exactly the statement's name
  from_failed_attempt,  ///< the statement was tried and failed; also look for indexes with names chosen by the server
};

/// Concurrently drops the INVALID indexes that a failed attempt at `statement` has left, and returns their quoted,
/// qualified names. Does nothing unless the statement is CREATE INDEX or REINDEX. An index that another session is
/// building is not dropped. Call it outside a transaction block, on the connection that will run the statement (which
/// resolves names), with lock_timeout off as for the statement itself. Throws pg::ServerError, with SQLSTATE 55P03 if
/// another session was still working on indexes of the table after `patience`.
std::vector<std::string> drop_invalid_indexes(pg::Connection& connection, const sql::ConcurrentIndex& statement,
                                              Leftovers leftovers,
                                              std::chrono::milliseconds patience = std::chrono::seconds(5));

}  // namespace pgmanager::execute
