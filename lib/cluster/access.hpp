#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "cluster/private_server.hpp"
#include "cluster/server_home.hpp"

namespace pgmanager::cluster {

/// Replaces a file of the home, which only the account (and root) can read afterwards. Throws std::system_error.
void write_file(const std::filesystem::path& file, std::string_view text, const Account& account);

/// Whether the options decide who may connect. Otherwise the server keeps the rules of initdb.
bool has_access_rules(const ServerOptions& options);
/// The text of its pg_hba.conf.
std::string access_rules_text(const ServerOptions& options);

/// The password of the role "postgres" for connections through TCP: 32 hexadecimal digits in a file of the home that
/// only the account (and root) can read. Empty if there is none yet.
std::string read_password(const ServerHome& home);

/// Gives the role "postgres" its password, a new one if there is none yet. The server must not run. Throws base::Error
/// (refused).
void set_password(const ServerHome& home, const ServerPrograms& programs);

}  // namespace pgmanager::cluster
