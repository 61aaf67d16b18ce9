#include "base/stop_signal.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>

#include "base/error.hpp"

namespace pgmanager::base {

StopSignal::StopSignal() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) throw std::system_error(errno, std::generic_category());
  read_end_ = OwnedFd(ends[0]);
  write_end_ = OwnedFd(ends[1]);
}

void StopSignal::raise(int signal_number) noexcept {
  int none = 0;
  if (!signal_.compare_exchange_strong(none, signal_number, std::memory_order_acq_rel)) return;
  const int saved = errno;  // a signal handler must leave errno as it was
  const char byte = 1;
  // The pipe has room for one byte. A signal handler could not report a failure.
  [[maybe_unused]] const ssize_t written = ::write(write_end_.get(), &byte, 1);
  errno = saved;
}

void StopSignal::wait_for(std::chrono::milliseconds length) const {
  pollfd watched{fd(), POLLIN, 0};
  ::poll(&watched, 1, static_cast<int>(length.count()));
}

void StopSignal::throw_if_requested() const {
  const int signal_number = requested();
  if (signal_number == 0) return;
  if (signal_number == SIGINT) throw Error({.code = ErrorCode::interrupted, .message = "stopped by SIGINT"});
  throw Error(
      {.code = ErrorCode::terminated,
       .message = signal_number == SIGHUP ? "stopped by SIGHUP: the terminal was closed" : "stopped by SIGTERM"});
}

}  // namespace pgmanager::base
