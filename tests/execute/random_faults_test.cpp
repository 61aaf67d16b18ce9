// Random trees, and runs with random faults: the connection is cut, the server ends the session, a signal arrives, the
// program is killed. A failed round prints its seed; PGMANAGER_FAULT_SEED repeats it. PGMANAGER_FAULT_ROUNDS sets the
// number of rounds (each seed follows that of the previous round).
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <random>
#include <thread>

#include "execute/counted_tree.hpp"
#include "support/delay_proxy.hpp"
#include "support/raise_later.hpp"

namespace pgmanager::execute {

namespace {

using namespace std::chrono_literals;
using result::RunResult;
using std::chrono::milliseconds;
using tests::DelayProxy;
using Before = DelayProxy::Cut::Before;

constexpr unsigned usual_rounds = 6;

unsigned number_from(const char* variable, unsigned otherwise) {
  const char* value = std::getenv(variable);
  return value == nullptr ? otherwise : static_cast<unsigned>(std::stoul(value));
}

class RandomFaults : public CountedTreeTest {
 protected:
  int any(int first, int last) { return std::uniform_int_distribution<int>(first, last)(random_); }

  std::vector<FileKind> any_tree() {
    std::vector<FileKind> kinds(static_cast<std::size_t>(any(3, 9)));
    for (FileKind& kind : kinds) kind = static_cast<FileKind>(any(0, static_cast<int>(FileKind::repeat)));
    return kinds;
  }

  void run_and_cut(const DelayProxy::Cut& cut, const std::string& done_state) {
    SCOPED_TRACE(
        fmt::format("cut before {} {}", cut.before == Before::chunk_to_server ? "chunk" : "answer", cut.number));
    DelayProxy line({.target = server_address(), .cut = cut});
    Target through = target();
    through.connection.dsn += fmt::format(" host=127.0.0.1 port={} sslmode=disable gssencmode=disable", line.port());
    check(through, stop_, done_state);
  }

  void run_and_terminate(milliseconds after, const std::string& done_state) {
    SCOPED_TRACE(fmt::format("session ended after {} ms", after.count()));
    std::jthread ender([this, after] {
      std::this_thread::sleep_for(after);
      base::StopSignal stop;
      pg::Connection connection({.dsn = scratch_->dsn()}, stop);
      connection.script(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND "
          "application_name = 'postgres-manager deployment'");
    });
    check(target(), stop_, done_state);
  }

  void run_and_interrupt(milliseconds after, const std::string& done_state) {
    SCOPED_TRACE(fmt::format("SIGINT after {} ms", after.count()));
    base::StopSignal stop;
    const tests::RaiseLater later(stop, SIGINT, after);
    check(target(), stop, done_state);
  }

  void run_and_kill(milliseconds after) {
    SCOPED_TRACE(fmt::format("SIGKILL after {} ms", after.count()));
    const pid_t child = ::fork();
    if (child == 0) {
      try {
        run();
      } catch (const std::exception&) {  // the parent checks the result
      }
      ::_exit(0);
    }
    std::this_thread::sleep_for(after);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    expect_history_is_true();
  }

  void check(const Target& target, base::StopSignal& stop, const std::string& done_state) {
    std::optional<Ran> ran;
    try {
      ran = run({}, target, stop, events_);
    } catch (const base::Error& error) {  // before it began
      EXPECT_THAT(error.code(), ::testing::AnyOf(base::ErrorCode::connection, base::ErrorCode::interrupted))
          << error.what();
    }
    expect_history_is_true();
    if (ran) expect_outcome_is_true(ran->outcome, done_state);
  }

  void run_with_any_fault(const std::string& done_state) {
    const milliseconds after(any(0, 120));
    switch (any(0, 4)) {
      case 0: return run_and_cut({Before::chunk_to_server, static_cast<std::uint64_t>(any(1, 20))}, done_state);
      case 1: return run_and_cut({Before::answer_to_client, static_cast<std::uint64_t>(any(1, 150))}, done_state);
      case 2: return run_and_terminate(after, done_state);
      case 3: return run_and_interrupt(after, done_state);
      default: return run_and_kill(after);
    }
  }

  void run_to_the_end(const plan::Planner& planner, bool in_place) {
    planner_ = planner;
    const std::string done_state = in_place ? "applied" : "undone";
    for (int faults = any(1, 3); faults > 0; --faults) run_with_any_fault(done_state);
    const Ran last = run({.lock_wait = 20s});
    EXPECT_THAT(last.outcome.result, ::testing::AnyOf(RunResult::done, RunResult::nothing_to_do)) << failure(last);
    expect_effects(in_place);
  }

  void play_round(unsigned seed) {
    SCOPED_TRACE(fmt::format("PGMANAGER_FAULT_SEED={}", seed));
    random_.seed(seed);
    empty_database();
    write_tree(any_tree());
    run_to_the_end(plan::deployment_planner(), /*in_place=*/true);
    if (any(0, 1) == 1) run_to_the_end(undo_everything(), /*in_place=*/false);
  }

  std::mt19937 random_;
};

TEST_F(RandomFaults, LeaveACorrectHistoryAndNothingToRepeat) {
  const unsigned first = number_from("PGMANAGER_FAULT_SEED", std::random_device{}() % 1'000'000);
  const unsigned rounds = number_from("PGMANAGER_FAULT_ROUNDS", usual_rounds);
  for (unsigned seed = first; seed < first + rounds && !HasFailure(); ++seed) play_round(seed);
}

}  // namespace

}  // namespace pgmanager::execute
