#pragma once

#include <filesystem>

#include "cluster/server_home.hpp"

namespace pgmanager::cluster {

/// The port is only part of the socket's name: nothing listens on TCP, so all private servers can have the same.
inline constexpr int private_port = 5432;

/// Whether the socket can be in that directory: its whole path must fit into 107 bytes (sun_path), and must not contain
/// a comma, with which libpq separates hosts.
bool can_hold_socket(const std::filesystem::path& directory);

/// Creates the directory for the socket, which only the account (and root) can enter: "socket" in the home, or a
/// temporary one below /tmp if that cannot hold a socket. Call it only if no server of this home is running: it removes
/// a socket lock file left by a crash, because postgres does not start while any process has the process id in it.
std::filesystem::path make_socket_directory(const ServerHome& home);

/// Removes a directory that make_socket_directory() created below /tmp, after the server has stopped. Never throws.
void remove_socket_directory(const std::filesystem::path& directory) noexcept;

}  // namespace pgmanager::cluster
