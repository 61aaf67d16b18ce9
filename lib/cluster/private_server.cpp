#include "cluster/private_server.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/magic.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdint>
#include <system_error>
#include <thread>

#include "base/environment.hpp"
#include "base/error.hpp"
#include "base/owned_fd.hpp"
#include "cluster/causes.hpp"
#include "cluster/postmaster.hpp"
#include "cluster/server_home.hpp"

namespace pgmanager::cluster {

namespace fs = std::filesystem;

namespace {

/// Prevents two programs from starting or stopping the server of one home at the same time: a flock() on the file
/// "lock", which the kernel releases when the process ends. Waits for the other program for at most two minutes, then
/// throws base::Error (refused).
class HomeLock {
 public:
  explicit HomeLock(const ServerHome& home);

 private:
  base::OwnedFd file_;
};

constexpr std::chrono::seconds patience_with_lock{120};  // longer than initdb plus the 60 seconds that pg_ctl waits
constexpr std::chrono::milliseconds between_tries{20};

// O_NOFOLLOW: as root we could create a file where the directory's owner may not.
constexpr int flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW;

base::OwnedFd open_lock_file(const ServerHome& home) {
  const auto file = home.lock();
  while (true) {
    base::OwnedFd existing(::open(file.c_str(), flags));
    if (existing) return existing;
    if (errno != ENOENT) break;
    base::OwnedFd made(::open(file.c_str(), flags | O_CREAT | O_EXCL, 0600));
    if (made && home.account && ::fchown(made.get(), home.account->uid, keep_group) != 0) break;
    if (made) return made;
    if (errno != EEXIST) break;
  }
  throw std::system_error(errno, std::generic_category(), fmt::format("could not open file \"{}\"", file.string()));
}

HomeLock::HomeLock(const ServerHome& home) : file_(open_lock_file(home)) {
  const auto deadline = std::chrono::steady_clock::now() + patience_with_lock;
  while (::flock(file_.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) {
      throw std::system_error(errno, std::generic_category(),
                              fmt::format("could not lock file \"{}\"", home.lock().string()));
    }
    if (std::chrono::steady_clock::now() > deadline) {
      throw base::Error(
          {.code = base::ErrorCode::refused,
           .message = fmt::format("could not lock the private PostgreSQL server in \"{}\"", home.name.string()),
           .detail = fmt::format("Another program has been starting or stopping it for {} seconds.",
                                 patience_with_lock.count()),
           .cause = Cause(causes::ServerLocked{home.lock().string()})});
    }
    std::this_thread::sleep_for(between_tries);
  }
}

/// Quotes a value of a libpq connection string.
std::string conninfo_quoted(const std::string& value) {
  std::string quoted = "'";
  for (const char character : value) {
    if (character == '\'' || character == '\\') quoted += '\\';
    quoted += character;
  }
  return quoted + "'";
}

/// Converts system errors (a directory or program that cannot be used) to refusals.
template <typename Work>
auto with_system_errors_refused(const char* verb, const fs::path& directory, Work work) {
  try {
    return work();
  } catch (const std::system_error& error) {
    throw base::Error(
        {.code = base::ErrorCode::refused,
         .message = fmt::format("could not {} the private PostgreSQL server in \"{}\"", verb, directory.string()),
         .detail = error.what(),
         .cause = Cause(causes::DirectoryNotUsable{})});
  }
}

}  // namespace

std::string PrivateServer::dsn(const std::string& database) const {
  // An empty hostaddr, because otherwise PGHOSTADDR in the environment would take precedence over the socket.
  return fmt::format("host={} hostaddr='' port={} user=postgres dbname={}", conninfo_quoted(socket_directory.string()),
                     port, conninfo_quoted(database));
}

PrivateServer start_private_server(const fs::path& directory, const ServerPrograms& programs,
                                   const ServerOptions& options) {
  return with_system_errors_refused("start", directory, [&] {
    // A new server needs the programs: without them, nothing is created.
    if (!fs::exists(directory / "data")) static_cast<void>(programs.directory());
    const ServerHome home = make_home(directory);
    const HomeLock lock(home);
    hide_from_git(home);
    return start_postmaster(home, programs, Durability::full, options);
  });
}

bool stop_private_server(const fs::path& directory, const ServerPrograms& programs) {
  return with_system_errors_refused("stop", directory, [&] {
    const auto home = find_home(directory);
    // A directory that never contained a server is not changed: it gets no lock file.
    if (!home || !fs::exists(home->data())) return false;
    const HomeLock lock(*home);
    return stop_postmaster(*home, programs, ShutdownMode::fast);
  });
}

namespace {

/// Whether the directory is in memory and has room for a server. A new server and a new database are thousands of small
/// files; creating them on a disk takes several times as long.
bool is_memory_with_room(const fs::path& directory) {
  constexpr std::uint64_t room = std::uint64_t{2} << 30U;
  struct statfs stats {};
  return ::statfs(directory.c_str(), &stats) == 0 && stats.f_type == TMPFS_MAGIC &&
         stats.f_bavail * static_cast<std::uint64_t>(stats.f_bsize) >= room;
}

/// The directory in TMPDIR if it is set, otherwise memory if possible.
fs::path parent_directory() {
  constexpr const char* in_memory = "/dev/shm";
  if (!base::environment_variable("TMPDIR") && is_memory_with_room(in_memory)) return in_memory;
  return base::temporary_directory();
}

/// No other program knows the directory, so it needs no lock. If the account cannot enter the parent directory, another
/// one is used.
fs::path make_directory() {
  const Account account = default_account();
  fs::path directory = make_temporary_directory(parent_directory(), account);
  if (can_work_in(directory, account)) return directory;
  fs::remove(directory);
  return make_temporary_directory("/tmp", account);
}

/// Removes the directory and its contents on destruction, unless it is released.
class TemporaryDirectory {
 public:
  explicit TemporaryDirectory(fs::path path) : path_(std::move(path)) {}
  ~TemporaryDirectory() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  const fs::path& path() const { return path_; }
  void release() { path_.clear(); }

 private:
  fs::path path_;
};

[[noreturn]] void refuse(const std::string& detail, const Cause& cause) {
  throw base::Error({.code = base::ErrorCode::refused,
                     .message = "could not start an ephemeral PostgreSQL server",
                     .detail = detail,
                     .cause = cause});
}

PrivateServer start_in(const fs::path& directory, const ServerPrograms& programs, const ServerOptions& options) {
  try {
    return start_postmaster(home_at(directory), programs, Durability::none, options);
  } catch (const base::Error& error) {
    refuse(error.parts().detail, causes::EphemeralStartFailed{options.has_settings()});
  }
}

PrivateServer start(const ServerPrograms& programs, const ServerOptions& options) {
  try {
    TemporaryDirectory directory(make_directory());
    PrivateServer server = start_in(directory.path(), programs, options);
    directory.release();
    return server;
  } catch (const std::system_error& error) {
    refuse(error.what(), causes::TemporaryDirectoryNotUsable{});
  }
}

}  // namespace

EphemeralServer::EphemeralServer(const ServerPrograms& programs, const ServerOptions& options)
    : programs_(programs), server_(start(programs, options)) {}

EphemeralServer::~EphemeralServer() {
  try {
    stop_postmaster(home_at(server_.directory), programs_, ShutdownMode::immediate);
  } catch (const std::exception&) {
    // Ignored: this destructor may run while another exception is propagating.
  }
  const TemporaryDirectory removed(server_.directory);
}

}  // namespace pgmanager::cluster
