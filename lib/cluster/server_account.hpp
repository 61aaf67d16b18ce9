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

}  // namespace pgmanager::cluster
