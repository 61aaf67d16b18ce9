#include "base/process_guard.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace pgmanager::base {

namespace {

bool is_there(pid_t group) {
  return ::kill(-group, 0) == 0 || errno == EPERM;
}

/// Runs in the guard process. Calls async-signal-safe functions only, because it is a fork without an exec.
[[noreturn]] void watch(int alive, pid_t group, std::chrono::milliseconds grace) {
  constexpr int look_again = 50;  // milliseconds
  ::setpgid(0, 0);                // a signal to our process group must not reach the guard
  ::dup2(alive, 0);
  ::close_range(1, ~0U, 0);  // above all the connection to the server, which must close when the parent ends
  char byte = 0;
  while (::read(0, &byte, 1) < 0 && errno == EINTR) {
  }
  ::kill(-group, SIGTERM);
  ::kill(-group, SIGCONT);
  for (auto left = grace.count(); left > 0 && is_there(group); left -= look_again) ::poll(nullptr, 0, look_again);
  ::kill(-group, SIGKILL);
  ::_exit(0);
}

}  // namespace

ProcessGuard::ProcessGuard(pid_t group, std::chrono::milliseconds grace) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    throw std::system_error(errno, std::generic_category(), "could not create pipe");
  }
  const OwnedFd read_end(ends[0]);
  alive_ = OwnedFd(ends[1]);
  // Our signal handlers must not run in the guard; it keeps this mask.
  sigset_t all;
  sigset_t saved;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_SETMASK, &all, &saved);
  guard_ = ::fork();
  if (guard_ == 0) watch(read_end.get(), group, grace);
  const int error = errno;
  ::pthread_sigmask(SIG_SETMASK, &saved, nullptr);
  if (guard_ < 0) throw std::system_error(error, std::generic_category(), "could not fork");
}

ProcessGuard::~ProcessGuard() {
  ::kill(guard_, SIGKILL);
  while (::waitpid(guard_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

}  // namespace pgmanager::base
