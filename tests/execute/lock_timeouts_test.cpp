#include "execute/lock_timeouts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace pgmanager::execute {

namespace {

using namespace std::chrono_literals;
using source::LockTimeouts;
using std::chrono::milliseconds;
using ::testing::ElementsAre;
using Range = std::optional<LockTimeouts>;

/// The lock timeout of each try, with up to `retries` retries.
std::vector<milliseconds> tries(const LockTimeouts& range, int retries) {
  std::vector<milliseconds> timeouts;
  for (int i = 0; i <= retries; ++i)
    timeouts.push_back(lock_timeout_of(range, {.retries = i, .retries_left = retries - i}));
  return timeouts;
}

TEST(LockTimeoutsOfTries, GrowFromTheFirstToTheLast) {
  EXPECT_THAT(tries({300ms, 5s}, 5), ElementsAre(300ms, 1s, 2s, 5s, 5s, 5s));
  EXPECT_THAT(tries({300ms, 5s}, 3), ElementsAre(300ms, 1s, 2s, 5s));
  EXPECT_THAT(tries({100ms, 1h}, 6), ElementsAre(100ms, 300ms, 1s, 2s, 5s, 10s, 1h));
  EXPECT_THAT(tries({700ms, 1500ms}, 3), ElementsAre(700ms, 1s, 1500ms, 1500ms));
}

TEST(LockTimeoutsOfTries, ReachTheLastOneInTheLastTry) {
  EXPECT_THAT(tries({300ms, 5s}, 1), ElementsAre(300ms, 5s));
  EXPECT_THAT(tries({300ms, 5s}, 0), ElementsAre(5s));
}

TEST(LockTimeoutsOfTries, MayBeTheSameInEachOfThem) {
  EXPECT_THAT(tries(LockTimeouts::always(1min), 2), ElementsAre(1min, 1min, 1min));
  EXPECT_THAT(tries(LockTimeouts::always(0ms), 2), ElementsAre(0ms, 0ms, 0ms));
}

TEST(LockTimeoutsOfARun, AreLimitedByItsOption) {
  const auto of = [](std::optional<milliseconds> option, plan::Function function = plan::Function::deployment) {
    return lock_timeouts(function, {.lock_timeout = option});
  };
  EXPECT_EQ(of(std::nullopt), Range({300ms, 5s}));
  EXPECT_EQ(of(2s), Range({300ms, 2s}));
  EXPECT_EQ(of(100ms), Range({100ms, 100ms}));
  EXPECT_EQ(of(0ms), Range({0ms, 0ms}));
  EXPECT_EQ(of(std::nullopt, plan::Function::create), std::nullopt);
  EXPECT_EQ(of(2s, plan::Function::create), Range({300ms, 2s}));
}

}  // namespace

}  // namespace pgmanager::execute
