#include <fmt/format.h>
#include <linux/magic.h>
#include <sys/vfs.h>

#include <cstdint>
#include <system_error>

#include "base/environment.hpp"
#include "base/error.hpp"
#include "cluster/causes.hpp"
#include "cluster/postmaster.hpp"
#include "cluster/private_server.hpp"
#include "cluster/server_home.hpp"

namespace pgmanager::cluster {

namespace fs = std::filesystem;

namespace {

/// Whether the directory is in memory and has room for a server. A new server and a new database are thousands of small
/// files; creating them on a disk takes several times as long.
bool is_roomy_memory(const fs::path& directory) {
  constexpr std::uint64_t room = std::uint64_t{2} << 30U;
  struct statfs stats {};
  return ::statfs(directory.c_str(), &stats) == 0 && stats.f_type == TMPFS_MAGIC &&
         stats.f_bavail * static_cast<std::uint64_t>(stats.f_bsize) >= room;
}

/// The directory in TMPDIR if it is set, otherwise memory if possible.
fs::path parent_directory() {
  constexpr const char* in_memory = "/dev/shm";
  if (!base::environment_variable("TMPDIR") && is_roomy_memory(in_memory)) return in_memory;
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

PrivateServer start_in(const fs::path& directory, const ServerPrograms& programs) {
  try {
    return start_postmaster(home_at(directory), programs, Durability::none);
  } catch (const base::Error& error) {
    refuse(error.parts().detail, causes::EphemeralStartFailed{});
  }
}

PrivateServer start(const ServerPrograms& programs) {
  try {
    TemporaryDirectory directory(make_directory());
    PrivateServer server = start_in(directory.path(), programs);
    directory.release();
    return server;
  } catch (const std::system_error& error) {
    refuse(error.what(), causes::TemporaryDirectoryNotUsable{});
  }
}

}  // namespace

EphemeralServer::EphemeralServer(const ServerPrograms& programs) : programs_(programs), server_(start(programs)) {}

EphemeralServer::~EphemeralServer() {
  try {
    stop_postmaster(home_at(server_.directory), programs_, ShutdownMode::immediate);
  } catch (const std::exception&) {
    // Ignored: this destructor may run while another exception is propagating.
  }
  const TemporaryDirectory removed(server_.directory);
}

}  // namespace pgmanager::cluster
