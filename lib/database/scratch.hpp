#pragma once

#include <string>
#include <vector>

#include "pg/connection.hpp"

namespace pgmanager::database {

/// Creates an empty database, without the contents of template1. `connection` is to another database of the same
/// server. Throws base::Error (refused) if the role may not create databases.
void create_scratch_database(pg::Connection& connection, const std::string& name);

/// Drops the database and ends its connections, even if it has become a template. It is not an error if it does not
/// exist. Its subscriptions must have been dropped.
void drop_scratch_database(pg::Connection& connection, const std::string& name);

/// Whether a database has subscriptions. `connection` is to another database of the same server.
bool has_subscriptions(pg::Connection& connection, const std::string& database);

/// Drops the subscriptions of the database of `connection`, without changes on other servers: another subscription may
/// use a replication slot of that name.
void drop_subscriptions(pg::Connection& connection);

/// The roles of the server that users have created, ordered by name.
std::vector<std::string> roles(pg::Connection& connection);

/// Creates a superuser with LOGIN. An existing role of that name is not changed.
void create_superuser(pg::Connection& connection, const std::string& name);

/// Creates those of the roles that do not exist, without LOGIN.
void create_roles(pg::Connection& connection, const std::vector<std::string>& names);

/// Those of the roles that are superusers.
std::vector<std::string> superusers(pg::Connection& connection, const std::vector<std::string>& names);

/// Gives existing roles the attribute SUPERUSER.
void make_superusers(pg::Connection& connection, const std::vector<std::string>& names);

/// Drops roles, the objects they own in the database of `connection`, and their privileges there and on shared objects.
/// Throws base::Error (refused) if a role owns something else.
void drop_roles(pg::Connection& connection, const std::vector<std::string>& names);

/// Whether an extension's files are installed on the server.
bool is_extension_available(pg::Connection& connection, const std::string& name);

}  // namespace pgmanager::database
