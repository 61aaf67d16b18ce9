#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>

#include "base/process.hpp"

namespace pgmanager::cluster {

/// The user as whom a server runs. Nothing: our own user, which is always the case unless we are root, because initdb
/// and postgres refuse to run as root.
using Account = std::optional<base::SystemUser>;

/// The account for a new directory: if we are root, "postgres" or otherwise "nobody". Throws base::Error (refused) if
/// neither exists.
Account default_account();

/// The account for an existing directory: if we are root, its owner, or the default account if that is root. Throws
/// base::Error (refused) if the owner has no name, because initdb refuses such a user.
Account account_of(const std::filesystem::path& directory);

/// Whether the account can enter the directory and create files in it. Tested with the account's rights, because file
/// modes alone do not decide that (parent directories, access control lists, read-only mounts).
bool can_work_in(const std::filesystem::path& directory, const Account& account);

/// For chown(): the group does not matter, because our files are not accessible to groups.
inline constexpr gid_t keep_group = static_cast<gid_t>(-1);

/// Makes the account the owner of one of our files or directories; symbolic links are not followed.
void give_to(const std::filesystem::path& path, const Account& account);

/// A new directory <parent>/postgres-manager-XXXXXX that only the account (and root) can enter.
std::filesystem::path make_temporary_directory(const std::filesystem::path& parent, const Account& account);

/// Whether the path has the form that make_temporary_directory() creates in that parent.
bool is_temporary_directory(const std::filesystem::path& path, const std::filesystem::path& parent);

/// The directory of a private server, its files and its account.
struct ServerHome {
  std::filesystem::path name;       ///< absolute, as the user wrote it: for messages
  std::filesystem::path directory;  ///< the same place with symbolic links resolved
  Account account;

  std::filesystem::path data() const { return directory / "data"; }
  std::filesystem::path log() const { return directory / "log"; }
  std::filesystem::path lock() const { return directory / "lock"; }
  std::filesystem::path access_rules() const { return directory / "pg_hba.conf"; }
  std::filesystem::path parameters() const { return directory / "parameters.conf"; }
  std::filesystem::path password() const { return directory / "password"; }
};

/// The home in an existing directory, without changes.
ServerHome home_at(const std::filesystem::path& directory);

/// Prepares the directory for a server: creates it if it is missing and gives it to the account that the server runs
/// as. If that account cannot reach it, creates a directory below /var/tmp and a symbolic link to it. Throws
/// base::Error (refused) if the directory has other contents.
ServerHome make_home(const std::filesystem::path& directory);

/// The existing home; nothing if the directory is missing. Changes nothing.
std::optional<ServerHome> find_home(const std::filesystem::path& directory);

/// Excludes the server from git: creates a .gitignore, unless there is one, in the home or in .postgres-manager/ if the
/// home is below it. Errors are ignored, because the server does not depend on the file.
void hide_from_git(const ServerHome& home);

/// The port of a server that does not listen on TCP. It is only part of the socket's name, so all private servers can
/// have the same.
inline constexpr int private_port = 5432;

/// Whether the socket can be in that directory, for any port: its whole path must fit into 107 bytes (sun_path), and
/// must not contain a comma, with which libpq separates hosts.
bool can_hold_socket(const std::filesystem::path& directory);

/// Creates the directory for the socket, which only the account (and root) can enter: "socket" in the home, or a
/// temporary one below /tmp if that cannot hold a socket. Call it only if no server of this home is running: it removes
/// a socket lock file left by a crash, because postgres does not start while any process has the process id in it.
std::filesystem::path make_socket_directory(const ServerHome& home, int port);

/// Removes a directory that make_socket_directory() created below /tmp, after the server has stopped. Never throws.
void remove_socket_directory(const std::filesystem::path& directory) noexcept;

}  // namespace pgmanager::cluster
