#pragma once

#include <optional>

#include "cluster/data_directory.hpp"
#include "cluster/postmaster_file.hpp"
#include "cluster/private_server.hpp"
#include "cluster/server_home.hpp"

namespace pgmanager::cluster {

/// pg_ctl's shutdown modes: both roll back open transactions; `immediate` writes nothing and leaves recovery to the
/// next start, so it is for servers that will be deleted.
enum class ShutdownMode { fast, immediate };

/// Starts the server in `home`, or finds it running. Must not run in two programs at once: callers hold a HomeLock.
PrivateServer start_postmaster(const ServerHome& home, const ServerPrograms& programs, Durability durability);

/// Returns false if no server was running. Throws base::Error (refused) if it does not stop.
bool stop_postmaster(const ServerHome& home, const ServerPrograms& programs, ShutdownMode mode);

/// Quotes a word for the shell in which pg_ctl runs postgres.
std::string shell_quoted(std::string_view text);

/// Quotes an entry of unix_socket_directories, which is a list of names: commas and spaces separate, double quotes
/// protect.
std::string list_quoted(std::string_view text);

}  // namespace pgmanager::cluster
