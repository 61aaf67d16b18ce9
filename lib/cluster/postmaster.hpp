#pragma once

#include <optional>

#include "cluster/data_directory.hpp"
#include "cluster/postmaster_file.hpp"
#include "cluster/private_server.hpp"
#include "cluster/server_home.hpp"

namespace pgmanager::cluster {

/// How pg_ctl ends a server: both roll back what is open; `immediate` writes nothing and leaves a recovery for the next
/// start, so it is for servers that are thrown away.
enum class ShutdownMode { fast, immediate };

/// Starts the server in `home`, or finds it running already. Not for two programs at a time: both hold a HomeLock.
PrivateServer start_postmaster(const ServerHome& home, const ServerPrograms& programs, Durability durability);

/// Returns false when none was running. Throws base::Error (refused) when it does not stop.
bool stop_postmaster(const ServerHome& home, const ServerPrograms& programs, ShutdownMode mode);

/// One word for the shell that pg_ctl runs postgres with.
std::string shell_quoted(std::string_view text);

/// One entry for unix_socket_directories, which PostgreSQL reads as a list of names: commas and spaces separate,
/// double quotes protect.
std::string list_quoted(std::string_view text);

}  // namespace pgmanager::cluster
