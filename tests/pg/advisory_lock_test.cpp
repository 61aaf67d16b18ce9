#include "pg/advisory_lock.hpp"

#include <gtest/gtest.h>

#include <csignal>

#include "support/terminate_session.hpp"
#include "support/test_server.hpp"
#include "support/thrown.hpp"

namespace pgmanager::pg {

namespace {

constexpr std::int64_t key = 8'070'450'532'247'928'832;  // needs more than 32 bits

class AdvisoryLockTest : public tests::ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    database_.emplace();
    first_.emplace(ConnectOptions{.dsn = database_->dsn()}, first_stop_);
    second_.emplace(ConnectOptions{.dsn = database_->dsn()}, second_stop_);
  }
  bool is_free() { return AdvisoryLock::try_acquire(*second_, key).has_value(); }

  base::StopSignal first_stop_;
  base::StopSignal second_stop_;
  std::optional<tests::ScratchDatabase> database_;
  std::optional<Connection> first_;
  std::optional<Connection> second_;
};

TEST_F(AdvisoryLockTest, IsHeldByOneSessionUntilItsOwnerGoes) {
  {
    const auto lock = AdvisoryLock::try_acquire(*first_, key);
    ASSERT_TRUE(lock.has_value());
    EXPECT_FALSE(is_free());
  }
  EXPECT_TRUE(is_free());
}

TEST_F(AdvisoryLockTest, MovesWithItsOwner) {
  auto lock = AdvisoryLock::try_acquire(*first_, key);
  {
    const AdvisoryLock moved(std::move(*lock));
    lock.reset();
    EXPECT_FALSE(is_free());
  }
  EXPECT_TRUE(is_free());
}

TEST_F(AdvisoryLockTest, IsReleasedFromAFailedTransaction) {
  {
    const auto lock = AdvisoryLock::try_acquire(*first_, key);
    first_->script("BEGIN");
    tests::refused_by_server([&] { first_->statement("SELECT 1 / 0"); });
  }
  EXPECT_TRUE(is_free());
}

TEST_F(AdvisoryLockTest, OutlivesARollback) {
  const auto lock = AdvisoryLock::try_acquire(*first_, key);
  first_->script("BEGIN");
  first_->rollback();
  EXPECT_FALSE(is_free());
}

TEST_F(AdvisoryLockTest, IsReleasedAfterAStop) {
  {
    const auto lock = AdvisoryLock::try_acquire(*first_, key);
    first_stop_.raise(SIGTERM);
  }
  EXPECT_TRUE(is_free());
}

TEST_F(AdvisoryLockTest, IsFreeOnceTheConnectionIsLost) {
  const auto lock = AdvisoryLock::try_acquire(*first_, key);
  tests::terminate_session(*first_);
  EXPECT_TRUE(is_free());
}

}  // namespace

}  // namespace pgmanager::pg
