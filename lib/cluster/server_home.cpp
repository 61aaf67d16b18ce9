#include "cluster/server_home.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/error.hpp"
#include "base/owned_fd.hpp"
#include "base/utf8.hpp"
#include "cluster/causes.hpp"

namespace pgmanager::cluster {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view temporary_prefix = "postgres-manager-";
[[noreturn]] void fail(const char* what, const fs::path& path) {
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

Account account_of(const fs::path& directory) {
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

bool can_work_in(const fs::path& directory, const Account& account) {
  if (!account) return ::access(directory.c_str(), W_OK | X_OK) == 0;
  const std::string path = directory.string();
  return base::run({.arguments = {"test", "-w", path, "-a", "-x", path}, .user = account, .directory = "/"}).ok();
}

void give_to(const fs::path& path, const Account& account) {
  if (!account) return;
  if (::lchown(path.c_str(), account->uid, keep_group) != 0) fail("could not change the owner of", path);
}

fs::path make_temporary_directory(const fs::path& parent, const Account& account) {
  std::string name = (parent / temporary_prefix).string() + "XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) fail("could not create directory", name);
  give_to(name, account);
  return name;
}

bool is_temporary_directory(const fs::path& path, const fs::path& parent) {
  return path.parent_path() == parent && path.filename().string().starts_with(temporary_prefix);
}

namespace {

const fs::path parent_within_reach = "/var/tmp";
constexpr const char* directory_of_ours = ".postgres-manager";

[[noreturn]] void refuse(std::string message, std::string detail, Cause cause) {
  throw base::Error({.code = base::ErrorCode::refused,
                     .message = std::move(message),
                     .detail = std::move(detail),
                     .cause = std::move(cause)});
}

fs::path absolute_name(const fs::path& directory) {
  const fs::path name = fs::absolute(directory).lexically_normal();
  return name.has_filename() ? name : name.parent_path();
}

/// postmaster.pid has one value per line, so postgres and pg_ctl do not support such a name.
void refuse_line_break(const fs::path& name) {
  if (name.string().find_first_of("\r\n") == std::string::npos) return;
  refuse(fmt::format("directory name \"{}\" contains a line break", base::printable(name.string())), "",
         causes::LineBreakInName{});
}

/// The system may have deleted our directory below /var/tmp; then the link to it is removed.
void remove_link_to_nowhere(const fs::path& name) {
  if (!fs::is_symlink(name) || fs::exists(name)) return;
  const fs::path target = fs::read_symlink(name);
  if (!is_temporary_directory(target, parent_within_reach)) {
    refuse(fmt::format("symbolic link \"{}\" points to \"{}\", which does not exist", name.string(), target.string()),
           "", causes::LinkToNowhere{});
  }
  fs::remove(name);
}

/// A directory with other contents must not become a server directory by mistake (--local .).
void refuse_foreign_content(const ServerHome& home) {
  if (fs::is_empty(home.directory) || fs::exists(home.lock()) || fs::exists(home.data() / "PG_VERSION")) return;
  refuse(
      fmt::format("directory \"{}\" is not empty and does not contain a private PostgreSQL server", home.name.string()),
      "", causes::ForeignContent{});
}

void make_directory(const fs::path& name) {
  fs::create_directories(name.parent_path());
  if (::mkdir(name.c_str(), 0700) != 0 && errno != EEXIST) {
    throw fs::filesystem_error("could not create directory", name, std::error_code(errno, std::generic_category()));
  }
}

/// Returns false if another program was faster; then `name` must be examined again.
bool replace_with_link(const fs::path& name, const Account& account) {
  const fs::path elsewhere = make_temporary_directory(parent_within_reach, account);
  std::error_code ignored;  // if the directory is not empty or missing, the next step fails and reports it
  if (!fs::is_symlink(name)) fs::remove(name, ignored);
  std::error_code error;
  fs::create_directory_symlink(elsewhere, name, error);
  if (!error) return true;
  fs::remove(elsewhere);
  if (error == std::errc::file_exists) return false;
  throw fs::filesystem_error("could not create symbolic link", name, error);
}

void refuse_unreachable(const ServerHome& home) {
  refuse(fmt::format("user \"{}\" cannot work in directory \"{}\"", home.account ? home.account->name : "",
                     home.name.string()),
         "When root starts it, a private PostgreSQL server runs as the owner of its directory.",
         causes::DirectoryNotAccessible{home.name.string()});
}

}  // namespace

ServerHome home_at(const fs::path& directory) {
  return {.name = directory, .directory = fs::canonical(directory), .account = account_of(directory)};
}

ServerHome make_home(const fs::path& directory) {
  const fs::path name = absolute_name(directory);
  refuse_line_break(name);
  // Repeats at most once per program that prepares the same directory at this moment.
  while (true) {
    remove_link_to_nowhere(name);
    make_directory(name);
    const ServerHome home = home_at(name);
    refuse_foreign_content(home);
    if (!home.account) return home;
    give_to(home.directory, home.account);
    if (can_work_in(home.directory, home.account)) return home;
    if (!fs::is_empty(home.directory)) refuse_unreachable(home);
    if (replace_with_link(name, home.account)) return home_at(name);
  }
}

// O_NOFOLLOW: as root we could write where the directory's owner may not.
void hide_from_git(const ServerHome& home) {
  const fs::path parent = home.name.parent_path();
  const fs::path directory = parent.filename() == directory_of_ours ? parent : home.directory;
  const base::OwnedFd file(
      ::open((directory / ".gitignore").c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644));
  constexpr std::string_view everything = "*\n";
  if (file) [[maybe_unused]]
    const ssize_t written = ::write(file.get(), everything.data(), everything.size());
}

std::optional<ServerHome> find_home(const fs::path& directory) {
  const fs::path name = absolute_name(directory);
  if (!fs::exists(name)) return std::nullopt;
  return home_at(name);
}

namespace {

const fs::path place_for_long_names = "/tmp";

constexpr int highest_port = 65535;

std::string socket_in(const fs::path& directory, int port) {
  return fmt::format("{}/.s.PGSQL.{}", directory.string(), port);
}

}  // namespace

bool can_hold_socket(const fs::path& directory) {
  const std::string socket = socket_in(directory, highest_port);
  return socket.size() < sizeof(sockaddr_un::sun_path) && socket.find(',') == std::string::npos;
}

fs::path make_socket_directory(const ServerHome& home, int port) {
  const fs::path directory = home.directory / "socket";
  if (!can_hold_socket(directory)) return make_temporary_directory(place_for_long_names, home.account);
  if (::mkdir(directory.c_str(), 0700) == 0) {
    give_to(directory, home.account);
  } else if (errno != EEXIST) {
    throw fs::filesystem_error("could not create directory", directory,
                               std::error_code(errno, std::generic_category()));
  }
  fs::remove(socket_in(directory, port) + ".lock");
  return directory;
}

void remove_socket_directory(const fs::path& directory) noexcept {
  if (!is_temporary_directory(directory, place_for_long_names)) return;
  std::error_code ignored;  // only an empty directory is removed; other contents may stay in /tmp
  fs::remove(directory, ignored);
}

}  // namespace pgmanager::cluster
