#pragma once

#include <filesystem>
#include <optional>

#include "cluster/server_account.hpp"

namespace pgmanager::cluster {

/// The directory of a private server, its files and its account.
struct ServerHome {
  std::filesystem::path name;       ///< absolute, as the user wrote it: for messages
  std::filesystem::path directory;  ///< the same place with symbolic links resolved
  Account account;

  std::filesystem::path data() const { return directory / "data"; }
  std::filesystem::path log() const { return directory / "log"; }
  std::filesystem::path lock() const { return directory / "lock"; }
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

}  // namespace pgmanager::cluster
