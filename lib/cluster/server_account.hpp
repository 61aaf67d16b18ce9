#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>

#include "base/process.hpp"

namespace pgmanager::cluster {

/// The user with whose rights a server runs. Nothing: our own, which is always so unless we are root, because initdb
/// and postgres refuse root.
using Account = std::optional<base::SystemUser>;

/// For a directory that nobody owns yet: as root "postgres", else "nobody". Throws base::Error (refused) where neither
/// exists.
Account default_account();

/// For a directory that exists: as root its owner, or the default account when that is root. Throws base::Error
/// (refused) when the owner is a number without a name, because initdb refuses such a user.
Account account_of(const std::filesystem::path& directory);

/// Whether the account can enter the directory and make files in it. Asks the system with the account's rights,
/// because modes alone do not tell (parents, access control lists, read-only mounts).
bool can_work_in(const std::filesystem::path& directory, const Account& account);

/// For chown(): nothing of ours is open to a group.
inline constexpr gid_t keep_group = static_cast<gid_t>(-1);

/// Makes the account the owner of a file or directory of ours; a symbolic link is not followed.
void give_to(const std::filesystem::path& path, const Account& account);

/// A new directory <parent>/postgres-manager-XXXXXX that nobody but the account (and root) can enter.
std::filesystem::path make_temporary_directory(const std::filesystem::path& parent, const Account& account);

/// Whether the path looks like one that make_temporary_directory() made in that parent.
bool is_temporary_directory(const std::filesystem::path& path, const std::filesystem::path& parent);

}  // namespace pgmanager::cluster
