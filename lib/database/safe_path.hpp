#pragma once

#include <string>
#include <string_view>

#include "pg/connection.hpp"

/// Our own queries must use the operators, types and functions of the server, whatever search_path a database, a role
/// or a file has set: a role that may create objects in one of its schemas could create an operator there that runs
/// with the rights of the deploying role (CVE-2018-1058). The files of the source tree get the search_path of the
/// database. So a query of ours either qualifies every operator, which is necessary while a file runs, or is sent by
/// one of these functions.
namespace pgmanager::database {

/// Sets the search_path and the lock timeout of our queries for the current transaction, which outside a transaction
/// block ends with the next sync of a pipeline.
inline constexpr std::string_view safe_path =
    "SELECT pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true), "
    "pg_catalog.set_config('lock_timeout', '10s', true)";

/// Sends a query with that search_path, in one round trip. In a transaction block the setting would also apply to later
/// statements, so there the query is sent without it. Throws as Connection::query() does.
pg::Result ask(pg::Connection& connection, std::string_view query, const pg::Parameters& parameters = {});

/// Statements for Connection::script() that run with that search_path and restore the database's search_path at the
/// end. They may begin a transaction block and leave it open.
std::string with_safe_path(std::string_view begin, std::string_view statements);

}  // namespace pgmanager::database
