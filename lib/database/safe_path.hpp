#pragma once

#include <string>
#include <string_view>

#include "pg/connection.hpp"

/// Our own queries must mean the operators, types and functions of the server, whatever a database, a role or a file
/// has put on the search_path: a role that may create objects in one of its schemas could plant an operator there that
/// runs with the rights of the role that deploys (CVE-2018-1058). The files of the tree get the search_path that the
/// database gives them. So either every operator in a query of ours is qualified, which it has to be where a file is at
/// work, or the query is sent in one of these ways.
namespace pgmanager::database {

/// Sets the search_path for the transaction at hand, which outside a transaction block ends with the next sync of a
/// pipeline; and how long a question of ours waits for a lock.
inline constexpr std::string_view safe_path =
    "SELECT pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true), "
    "pg_catalog.set_config('lock_timeout', '10s', true)";

/// Asks with that search_path, in one round trip. In a transaction block, where it would stay set for what follows, the
/// query is sent as it is. Throws as Connection::query() does.
pg::Result ask(pg::Connection& connection, std::string_view query, const pg::Parameters& parameters = {});

/// Statements for Connection::script() that run with that search_path, and leave the one that the database gives. They
/// may begin a transaction block and leave it open.
std::string with_safe_path(std::string_view begin, std::string_view statements);

}  // namespace pgmanager::database
