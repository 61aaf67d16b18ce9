#pragma once

#include <filesystem>
#include <optional>

#include "cluster/server_account.hpp"

namespace pgmanager::cluster {

/// The directory of a private server: what is in it, and who works in it.
struct ServerHome {
  std::filesystem::path name;       ///< absolute, as the user knows it: for messages
  std::filesystem::path directory;  ///< the same place with symbolic links resolved
  Account account;

  std::filesystem::path data() const { return directory / "data"; }
  std::filesystem::path log() const { return directory / "log"; }
  std::filesystem::path lock() const { return directory / "lock"; }
};

/// A directory that is there, as it is.
ServerHome home_at(const std::filesystem::path& directory);

/// Makes the directory ready for a server: made when missing, given to the account that the server runs as, and put
/// below /var/tmp with a symbolic link to it where that account cannot reach it. Throws base::Error (refused) when the
/// directory holds something else.
ServerHome make_home(const std::filesystem::path& directory);

/// The home that is there already; nothing when the directory is missing. Changes nothing.
std::optional<ServerHome> find_home(const std::filesystem::path& directory);

/// Makes git leave the server alone: a .gitignore in the home, or in .postgres-manager/ where the home is below it,
/// unless there is one. Without a word where that cannot be written: no server depends on it.
void hide_from_git(const ServerHome& home);

}  // namespace pgmanager::cluster
