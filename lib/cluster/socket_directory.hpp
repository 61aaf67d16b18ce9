#pragma once

#include <filesystem>

#include "cluster/server_home.hpp"

namespace pgmanager::cluster {

/// The part of a socket's name: nothing listens on TCP, so every private server can have the same.
inline constexpr int private_port = 5432;

/// Whether a server can put its socket there and libpq can find it: the whole path of the socket fits into 107 bytes
/// (sun_path), and there is no comma, which libpq reads as the start of the next host.
bool can_hold_socket(const std::filesystem::path& directory);

/// Makes the directory for the socket, which nobody but the account (and root) can enter: "socket" in the home, else a
/// temporary one below /tmp. Call it only when no server of this home runs: it removes the socket's lock file that a
/// crash left, because postgres does not start while the process number in it belongs to anybody.
std::filesystem::path make_socket_directory(const ServerHome& home);

/// Removes what make_socket_directory() made below /tmp, once the server has stopped. Never throws.
void remove_socket_directory(const std::filesystem::path& directory) noexcept;

}  // namespace pgmanager::cluster
