#include "cluster/server_home.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
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

const fs::path home_for_the_unreachable = "/var/tmp";
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
  if (!is_temporary_directory(target, home_for_the_unreachable)) {
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
  const fs::path elsewhere = make_temporary_directory(home_for_the_unreachable, account);
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

}  // namespace pgmanager::cluster
