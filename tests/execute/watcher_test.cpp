#include "execute/watcher.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <csignal>
#include <future>
#include <thread>

#include "base/owned_fd.hpp"
#include "support/raise_later.hpp"
#include "support/terminate_session.hpp"
#include "support/test_server.hpp"
#include "support/thrown.hpp"

namespace pgmanager::execute {

namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

/// Records each event as a line.
class WatchLog : public result::RunObserver {
 public:
  void on(const result::Event& event) override {
    if (const auto* waits = std::get_if<result::events::StatementWaits>(&event)) {
      for (const auto& holder : waits->holders) {
        lines.push_back(
            fmt::format("{}: waits {} s for {}", waits->step.reason, waits->waited.count(), holder.application_name));
      }
    }
    if (const auto* building = std::get_if<result::events::IndexProgress>(&event)) {
      lines.push_back(
          fmt::format("{}: {}: {}", building->step.reason, building->progress.index, building->progress.phase));
    }
  }
  std::vector<std::string> lines;
};

/// A session that is watched, and another one that can block it.
class Watch : public tests::ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    scratch_.emplace();
    watched_.emplace(options("deployment"), stop_);
    other_.emplace(options("other app"), stop_);
    other_->script("CREATE TABLE t (n integer)");
    watched_->script("SET statement_timeout = '20s'");  // ends the statement if a failed test does not let it continue
    step_.reason = "step";
  }

  pg::ConnectOptions options(const std::string& application) const {
    return {.dsn = scratch_->dsn(), .application_name = application};
  }
  Watcher watcher(WatchIndexes indexes = WatchIndexes::yes) {
    return {options("ignored"), watched_->backend_pid(), indexes, stop_, log_};
  }
  std::string psql(const std::string& sql) const { return tests::psql(scratch_->dsn(), sql); }
  std::string watchers() const {
    return psql(
        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'postgres-manager watch' AND datname = "
        "current_database()");
  }
  /// Starts `sql` in the watched session and returns when it waits for a lock.
  std::future<void> wait_for_lock(const std::string& sql) {
    auto done = std::async(std::launch::async, [this, sql] { watched_->statement(sql); });
    const auto waiting =
        fmt::format("SELECT wait_event_type FROM pg_stat_activity WHERE pid = {}", watched_->backend_pid());
    for (int i = 0; i < 200 && psql(waiting) != "Lock"; ++i) std::this_thread::sleep_for(20ms);
    return done;
  }

  base::StopSignal stop_;
  std::optional<tests::ScratchDatabase> scratch_;
  std::optional<pg::Connection> watched_;
  std::optional<pg::Connection> other_;
  plan::Step step_;
  WatchLog log_;
};

TEST_F(Watch, OpensNoConnectionBeforeTheFirstLook) {
  Watcher watcher = this->watcher();
  EXPECT_EQ(watchers(), "0");
  watcher.look(step_, 1s);
  watcher.look(step_, 2s);
  EXPECT_EQ(watchers(), "1");
  EXPECT_THAT(log_.lines, IsEmpty());
}

TEST_F(Watch, ReportsTheHoldersOfTheLockAndRemembersThem) {
  Watcher watcher = this->watcher();
  other_->script("BEGIN; LOCK TABLE t");
  auto done = wait_for_lock("INSERT INTO t VALUES (1)");
  watcher.look(step_, 1s);
  watcher.look(step_, 2500ms);
  other_->script("COMMIT");
  done.get();
  watcher.look(step_, 3s);
  EXPECT_THAT(log_.lines, ElementsAre("step: waits 1 s for other app", "step: waits 2.5 s for other app"));
  ASSERT_EQ(watcher.last_holders().size(), 1U);
  EXPECT_EQ(watcher.last_holders()[0].pid, other_->backend_pid());
  watcher.forget_holders();
  EXPECT_THAT(watcher.last_holders(), IsEmpty());
}

TEST_F(Watch, ReportsTheProgressOfAnIndex) {
  other_->script("BEGIN; INSERT INTO t VALUES (1)");
  auto done = wait_for_lock("CREATE INDEX CONCURRENTLY i ON t (n)");
  Watcher with_indexes = watcher();
  with_indexes.look(step_, 900ms);
  with_indexes.look(step_, 1s);
  Watcher without_indexes = watcher(WatchIndexes::no);
  without_indexes.look(step_, 1s);
  other_->script("COMMIT");
  done.get();
  EXPECT_THAT(log_.lines,
              ElementsAre("step: waits 0.9 s for other app", "step: waits 1 s for other app",
                          "step: public.i: waiting for writers before build", "step: waits 1 s for other app"));
}

TEST_F(Watch, IsCalledByTheWaitingConnection) {
  Watcher watcher = this->watcher();
  other_->script("BEGIN; LOCK TABLE t");
  watched_->while_waiting(200ms, 100ms, [&] {
    watcher.look(step_, 1s);
    if (log_.lines.size() == 2) other_->script("COMMIT");
  });
  watched_->statement("INSERT INTO t VALUES (1)");
  EXPECT_THAT(log_.lines, ElementsAre("step: waits 1 s for other app", "step: waits 1 s for other app"));
  EXPECT_EQ(psql("SELECT n FROM t"), "1");
}

TEST_F(Watch, IsSilentWithoutAServer) {
  Watcher watcher({.dsn = "host=/nowhere"}, 1, WatchIndexes::yes, stop_, log_);
  watcher.look(step_, 1s);
  EXPECT_THAT(log_.lines, IsEmpty());
}

TEST_F(Watch, OpensAnotherConnectionWhenItsOwnIsLost) {
  Watcher watcher = this->watcher();
  watcher.look(step_, 1s);
  psql(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'postgres-manager watch' AND "
      "datname = current_database()");
  other_->script("BEGIN; LOCK TABLE t");
  auto done = wait_for_lock("INSERT INTO t VALUES (1)");
  watcher.look(step_, 1s);
  watcher.look(step_, 2s);
  EXPECT_EQ(watchers(), "1");
  other_->script("COMMIT");
  done.get();
  EXPECT_THAT(log_.lines, ElementsAre("step: waits 2 s for other app"));
}

// A wrong password is not tried repeatedly: that could lock the account.
TEST_F(Watch, StopsTryingAfterARefusedLogin) {
  pg::ConnectOptions options = this->options("ignored");
  options.user = "no_such_role";
  Watcher watcher(options, watched_->backend_pid(), WatchIndexes::no, stop_, log_, {.server = 1ms, .between = 1ms});
  watcher.look(step_, 1s);
  std::this_thread::sleep_for(20ms);
  watcher.look(step_, 2s);
  EXPECT_EQ(watcher.why_lost(), std::nullopt);
}

TEST_F(Watch, TreatsAServerThatNoLongerListensAsLost) {
  Watcher watcher({.dsn = "host=127.0.0.1 port=1"}, 1, WatchIndexes::no, stop_, log_,
                  {.server = 50ms, .between = 10ms});
  watcher.look(1s);
  EXPECT_EQ(watcher.why_lost(), std::nullopt);
  std::this_thread::sleep_for(100ms);
  watcher.look(2s);
  EXPECT_EQ(watcher.why_lost(), "The server has not answered for 0.05 s, nor on another connection.");
}

TEST_F(Watch, LimitsTheTimeForASilentServer) {
  const base::OwnedFd listener(::socket(AF_INET, SOCK_STREAM, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  auto* const raw = reinterpret_cast<sockaddr*>(&address);
  ASSERT_EQ(::bind(listener.get(), raw, length), 0);
  ASSERT_EQ(::listen(listener.get(), 5), 0);
  ASSERT_EQ(::getsockname(listener.get(), raw, &length), 0);
  Watcher watcher({.dsn = fmt::format("host=127.0.0.1 port={}", ntohs(address.sin_port))}, 1, WatchIndexes::yes, stop_,
                  log_);
  const tests::Stopwatch watch;
  watcher.look(step_, 1s);
  EXPECT_GE(watch.seconds(), 1.9);
  watcher.look(step_, 2s);
  EXPECT_LT(watch.seconds(), 3);
}

TEST_F(Watch, LimitsTheTimeForAServerThatNoLongerAnswers) {
  Watcher watcher = this->watcher();
  watcher.look(step_, 1s);
  const pid_t pid =
      std::stoi(psql("SELECT pid FROM pg_stat_activity WHERE application_name = 'postgres-manager watch' "
                     "AND datname = current_database()"));
  if (::kill(pid, SIGSTOP) != 0) GTEST_SKIP() << "the server's processes belong to another user";
  const tests::Stopwatch watch;
  watcher.look(step_, 2s);
  EXPECT_GE(watch.seconds(), 1.9);
  watcher.look(step_, 3s);
  EXPECT_LT(watch.seconds(), 3);
  ::kill(pid, SIGCONT);
}

TEST_F(Watch, DoesNotLookAfterAStopRequest) {
  Watcher watcher = this->watcher();
  stop_.raise(SIGTERM);
  watcher.look(step_, 1s);
  EXPECT_EQ(watchers(), "0");
}

// --- Connection::while_waiting() ------------------------------------------------------------------------------------

class WhileWaiting : public Watch {
 protected:
  void count_ticks(std::chrono::milliseconds first, std::chrono::milliseconds every) {
    watched_->while_waiting(first, every, [&] { ticks_.push_back(watch_.seconds()); });
  }
  tests::Stopwatch watch_;
  std::vector<double> ticks_;
};

TEST_F(WhileWaiting, TicksAfterTheFirstIntervalAndThenPeriodically) {
  count_ticks(300ms, 100ms);
  watch_ = {};
  watched_->statement("SELECT pg_sleep(0.65)");
  ASSERT_GE(ticks_.size(), 2U);
  EXPECT_LE(ticks_.size(), 4U);
  EXPECT_GE(ticks_[0], 0.3);
  EXPECT_GE(ticks_[1] - ticks_[0], 0.1);
}

TEST_F(WhileWaiting, StartsOverForEachStatement) {
  count_ticks(400ms, 10ms);
  for (int i = 0; i < 3; ++i) {
    watched_->statement("SELECT pg_sleep(0.2)");
    watched_->query("SELECT pg_sleep(0.2)");
    watched_->script("SELECT pg_sleep(0.2)");
  }
  EXPECT_THAT(ticks_, IsEmpty());
}

TEST_F(WhileWaiting, StartsOverWhenTheClockIsRestarted) {
  count_ticks(300ms, 100ms);
  bool notice = false;
  watched_->on_notice([&](const pg::ServerMessage&) {
    notice = true;
    watched_->restart_waiting_clock();
  });
  watched_->statement("DO $$ BEGIN PERFORM pg_sleep(0.2); RAISE NOTICE 'x'; PERFORM pg_sleep(0.2); END $$");
  EXPECT_TRUE(notice);
  EXPECT_THAT(ticks_, IsEmpty());
}

TEST_F(WhileWaiting, EndsOnRequest) {
  int ticks = 0;
  watched_->while_waiting(50ms, 50ms, [&] {
    ++ticks;
    watched_->stop_ticking();
  });
  watched_->statement("SELECT pg_sleep(0.3)");
  EXPECT_EQ(ticks, 1);
}

TEST_F(WhileWaiting, DoesNotDelayAStop) {
  count_ticks(50ms, 50ms);
  const tests::RaiseLater later(stop_, SIGINT, 300ms);
  const auto error = tests::thrown_by([&] { watched_->statement("SELECT pg_sleep(30)"); });
  EXPECT_LT(watch_.seconds(), 1.5);
  EXPECT_EQ(error.code, base::ErrorCode::interrupted);
  EXPECT_GE(ticks_.size(), 2U);
}

TEST_F(WhileWaiting, IsOverAfterAStopRequest) {
  stop_.raise(SIGINT);
  watched_->rollback();
  count_ticks(50ms, 50ms);
  watched_->query("SELECT pg_sleep(0.3)");
  EXPECT_THAT(ticks_, IsEmpty());
}

TEST_F(WhileWaiting, DoesNotDelayADeadline) {
  count_ticks(50ms, 50ms);
  watched_->answer_within(500ms);
  watch_ = {};
  EXPECT_EQ(tests::thrown_by([&] { watched_->query("SELECT pg_sleep(30)"); }).message,
            "the server did not answer in time");
  EXPECT_GE(watch_.seconds(), 0.5);
  EXPECT_LT(watch_.seconds(), 1.5);
}

// An answer that arrived meanwhile counts, even if the tick took longer than the deadline.
TEST_F(WhileWaiting, MayTakeLongerThanTheDeadline) {
  watched_->answer_within(500ms);
  watched_->while_waiting(100ms, 100ms, [] { std::this_thread::sleep_for(700ms); });
  EXPECT_EQ(watched_->query("SELECT 'answer' FROM pg_sleep(0.3)").one_value().text(), "answer");
}

}  // namespace

}  // namespace pgmanager::execute
