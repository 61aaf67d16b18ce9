#include "cluster/home_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <system_error>
#include <thread>

#include "base/error.hpp"
#include "cluster/causes.hpp"

namespace pgmanager::cluster {

namespace {

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

}  // namespace

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

}  // namespace pgmanager::cluster
