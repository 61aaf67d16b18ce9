#include "cluster/server_account.hpp"

#include <fmt/format.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/error.hpp"
#include "cluster/causes.hpp"

namespace pgmanager::cluster {

namespace {

constexpr std::string_view temporary_prefix = "postgres-manager-";
[[noreturn]] void fail(const char* what, const std::filesystem::path& path) {
  throw std::system_error(errno, std::generic_category(), fmt::format("{} \"{}\"", what, path.string()));
}

}  // namespace

Account default_account() {
  if (::geteuid() != 0) return std::nullopt;
  for (const char* name : {"postgres", "nobody"}) {
    if (auto user = base::find_user(name)) return user;
  }
  throw base::Error({.code = base::ErrorCode::refused,
                     .message = "could not find a user to run a private PostgreSQL server",
                     .detail = "PostgreSQL refuses to run as root, and there is no user \"postgres\" or \"nobody\".",
                     .cause = Cause(causes::NoServerAccount{})});
}

Account account_of(const std::filesystem::path& directory) {
  if (::geteuid() != 0) return std::nullopt;
  struct stat status {};
  if (::stat(directory.c_str(), &status) != 0) fail("could not stat directory", directory);
  if (status.st_uid == 0) return default_account();
  if (auto owner = base::find_user(status.st_uid)) return owner;
  throw base::Error({.code = base::ErrorCode::refused,
                     .message = fmt::format("user with ID {} does not exist, but owns directory \"{}\"", status.st_uid,
                                            directory.string()),
                     .detail = "When root starts it, a private PostgreSQL server runs as the owner of its directory.",
                     .cause = Cause(causes::OwnerDoesNotExist{})});
}

bool can_work_in(const std::filesystem::path& directory, const Account& account) {
  if (!account) return ::access(directory.c_str(), W_OK | X_OK) == 0;
  const std::string path = directory.string();
  return base::run({.arguments = {"test", "-w", path, "-a", "-x", path}, .user = account, .directory = "/"}).ok();
}

void give_to(const std::filesystem::path& path, const Account& account) {
  if (!account) return;
  if (::lchown(path.c_str(), account->uid, keep_group) != 0) fail("could not change the owner of", path);
}

std::filesystem::path make_temporary_directory(const std::filesystem::path& parent, const Account& account) {
  std::string name = (parent / temporary_prefix).string() + "XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) fail("could not create directory", name);
  give_to(name, account);
  return name;
}

bool is_temporary_directory(const std::filesystem::path& path, const std::filesystem::path& parent) {
  return path.parent_path() == parent && path.filename().string().starts_with(temporary_prefix);
}

}  // namespace pgmanager::cluster
