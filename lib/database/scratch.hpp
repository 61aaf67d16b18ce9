#pragma once

#include <string>
#include <vector>

#include "pg/connection.hpp"

namespace pgmanager::database {

/// Makes a database that has nothing in it, whatever template1 has, connected to another one of the same server. Throws
/// base::Error (refused) when that is not allowed.
void create_scratch_database(pg::Connection& connection, const std::string& name);

/// Drops it, and who is connected to it, even if somebody has made it a template. One that does not exist is fine.
/// Subscriptions in it have to be gone.
void drop_scratch_database(pg::Connection& connection, const std::string& name);

/// Whether a database has subscriptions, asked in another one of the same server.
bool has_subscriptions(pg::Connection& connection, const std::string& database);

/// Drops the subscriptions of the database that `connection` is connected to, and leaves alone what they use on other
/// servers: a replication slot of that name may be somebody else's.
void drop_subscriptions(pg::Connection& connection);

/// The roles of the whole server that somebody has made, in the order of their names.
std::vector<std::string> roles(pg::Connection& connection);

/// Makes a superuser who may log in. One of that name that is there already stays as it is.
void create_superuser(pg::Connection& connection, const std::string& name);

/// Drops roles, what they own in the database that `connection` is connected to, and their privileges there and on
/// what all databases share. Throws base::Error (refused) where a role owns something else.
void drop_roles(pg::Connection& connection, const std::vector<std::string>& names);

/// Whether an extension's files are installed on the server.
bool is_extension_available(pg::Connection& connection, const std::string& name);

}  // namespace pgmanager::database
