#pragma once

#include <string>
#include <vector>

#include "pg/connection.hpp"

namespace pgmanager::database {

/// Makes a database that has nothing in it, whatever template1 has, connected to another one of the same server. Throws
/// base::Error (refused) when that is not allowed.
void create_scratch_database(pg::Connection& connection, const std::string& name);

/// Drops it, and who is connected to it. One that does not exist is fine.
void drop_scratch_database(pg::Connection& connection, const std::string& name);

/// The roles of the whole server that somebody has made, in the order of their names.
std::vector<std::string> roles(pg::Connection& connection);

/// Makes a superuser who may log in. One of that name that is there already stays as it is.
void create_superuser(pg::Connection& connection, const std::string& name);

/// Drops roles that own nothing any more.
void drop_roles(pg::Connection& connection, const std::vector<std::string>& names);

/// Whether an extension's files are installed on the server.
bool is_extension_available(pg::Connection& connection, const std::string& name);

}  // namespace pgmanager::database
