#include "base/stop_signal.hpp"

#include <gtest/gtest.h>
#include <poll.h>

#include <cerrno>
#include <csignal>
#include <thread>

#include "base/error.hpp"

namespace pgmanager::base {
namespace {

bool is_readable(const StopSignal& stop, int timeout_milliseconds = 0) {
  pollfd waiting{.fd = stop.fd(), .events = POLLIN, .revents = 0};
  return ::poll(&waiting, 1, timeout_milliseconds) == 1 && (waiting.revents & POLLIN) != 0;
}

/// "code: message" of the exception.
std::string thrown_by(const StopSignal& stop) {
  try {
    stop.throw_if_requested();
  } catch (const Error& error) {
    return std::string(to_string(error.code())) + ": " + error.what();
  }
  return "nothing";
}

TEST(StopSignal, IsSilentUntilRaised) {
  const StopSignal stop;
  EXPECT_EQ(stop.requested(), 0);
  EXPECT_FALSE(is_readable(stop));
  EXPECT_EQ(thrown_by(stop), "nothing");
}

TEST(StopSignal, StaysReadableOnceRaised) {
  StopSignal stop;
  stop.raise(SIGINT);
  EXPECT_TRUE(is_readable(stop));
  EXPECT_TRUE(is_readable(stop));
}

TEST(StopSignal, ThrowsTheErrorForTheSignal) {
  StopSignal interrupted;
  interrupted.raise(SIGINT);
  EXPECT_EQ(thrown_by(interrupted), "interrupted: stopped by SIGINT");
  StopSignal terminated;
  terminated.raise(SIGTERM);
  EXPECT_EQ(thrown_by(terminated), "terminated: stopped by SIGTERM");
}

TEST(StopSignal, KeepsTheFirstOfManySignals) {
  StopSignal stop;
  stop.raise(SIGTERM);
  for (int i = 0; i < 100'000; ++i) stop.raise(SIGINT);  // more than a pipe can hold
  EXPECT_EQ(stop.requested(), SIGTERM);
}

TEST(StopSignal, EndsAWait) {
  using namespace std::chrono_literals;
  StopSignal stop;
  const auto begin = std::chrono::steady_clock::now();
  stop.wait_for(20ms);
  EXPECT_GE(std::chrono::steady_clock::now() - begin, 20ms);
  stop.raise(SIGINT);
  stop.wait_for(60s);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 30s);
}

TEST(StopSignal, WakesAPollInAnotherThread) {
  StopSignal stop;
  bool woken = false;
  std::thread waiting([&] { woken = is_readable(stop, 60'000); });
  stop.raise(SIGINT);
  waiting.join();
  EXPECT_TRUE(woken);
}

StopSignal* raised_by_handler = nullptr;

TEST(StopSignal, CanBeRaisedInASignalHandlerAndKeepsErrno) {
  StopSignal stop;
  raised_by_handler = &stop;
  const auto before = std::signal(SIGUSR1, [](int) { raised_by_handler->raise(SIGTERM); });
  errno = ENOENT;
  std::raise(SIGUSR1);
  const int after = errno;
  std::signal(SIGUSR1, before);
  EXPECT_EQ(after, ENOENT);
  EXPECT_EQ(stop.requested(), SIGTERM);
  EXPECT_TRUE(is_readable(stop));
}

}  // namespace
}  // namespace pgmanager::base
