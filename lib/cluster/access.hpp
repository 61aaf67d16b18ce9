#pragma once

#include <string>

#include "cluster/private_server.hpp"
#include "cluster/server_home.hpp"

namespace pgmanager::cluster {

/// Writes the file that decides who may connect to a private server with a port: its owner through the Unix socket,
/// without a password; other programs of this machine through TCP, with the password of the role "postgres". Throws
/// std::system_error.
void write_access_rules(const ServerHome& home);

/// The password of the role "postgres" for connections through TCP: 32 hexadecimal digits in a file of the home that
/// only the account (and root) can read. Empty if there is none yet.
std::string read_password(const ServerHome& home);

/// Gives the role "postgres" its password, a new one if there is none yet. The server must not run. Throws base::Error
/// (refused).
void set_password(const ServerHome& home, const ServerPrograms& programs);

}  // namespace pgmanager::cluster
