#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>
#include <thread>

#include "cli/progress.hpp"
#include "progress_values.hpp"
#include "report/text.hpp"

namespace pgmanager::cli {
namespace {

using namespace std::chrono_literals;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;
using tests::ann;
using tests::bob;
using tests::other_step;
using tests::short_step;
using tests::some_step;

/// Terminals of tests have 80 columns.
class TerminalProgress : public testing::Test {
 protected:
  void SetUp() override {
    ::setenv("NO_COLOR", "1", 1);
    progress_ = make_terminal_progress(Settings(), {.output = output_, .errors = errors_});
  }
  void TearDown() override { ::unsetenv("NO_COLOR"); }

  /// Everything that was drawn; the live line is drawn repeatedly.
  std::string drawn() {
    std::this_thread::sleep_for(250ms);  // the clock's thread draws, not every event
    progress_.reset();
    return errors_.str();
  }
  /// The last drawing before the live line is erased.
  std::string last_drawn() {
    constexpr std::string_view erase = "\r\033[K";
    std::string text = drawn();
    EXPECT_THAT(text, EndsWith(std::string(erase)));
    text.resize(text.size() - erase.size());
    const std::size_t begin = text.rfind(erase);
    return begin == std::string::npos ? text : text.substr(begin + erase.size());
  }

  std::unique_ptr<result::RunObserver> progress_;

 private:
  std::ostringstream output_;
  std::ostringstream errors_;
};

constexpr const char* bar_none = "░░░░░░░░░░░░░░░░░░░░";
constexpr const char* bar_half = "██████████░░░░░░░░░░";

TEST_F(TerminalProgress, ShowsARunningHookAndKeepsItsOutput) {
  plan::Plan plan;
  plan.steps = {some_step()};
  progress_->on(result::events::Planned{plan});
  progress_->on(result::events::HookStarted{source::Hook::before_deployment});
  progress_->on(result::events::HookOutput{source::Hook::before_deployment, "one"});
  std::this_thread::sleep_for(150ms);
  progress_->on(result::events::HookDone{source::Hook::before_deployment, 1500ms});
  const std::string text = drawn();
  EXPECT_THAT(text, HasSubstr("\r\033[Khooks/before-deployment: one\nhooks/before-deployment, "));
  EXPECT_THAT(text, HasSubstr("\r\033[K✓ hooks/before-deployment  1.50 s\n"));
  EXPECT_THAT(text.substr(text.find("✓")), HasSubstr("░░░ 0/1")) << "the bar is back";
}

TEST_F(TerminalProgress, ShowsTheSessionsThatAStatementWaitsFor) {
  progress_->on(result::events::FileStarted{some_step(), 1, 1});
  progress_->on(result::events::StatementWaits{some_step(), {ann()}, 12s});
  EXPECT_THAT(last_drawn(), StartsWith("waiting for a lock: process 4711 (psql), user \"ann\", client local, 12 s; "));
}

TEST_F(TerminalProgress, ShowsEachHolderOnceOnAnUncutLine) {
  progress_->on(result::events::FileStarted{some_step(), 1, 1});
  for (const auto waited : {1s, 2s}) progress_->on(result::events::StatementWaits{some_step(), {ann()}, waited});
  const std::string text = drawn();
  const std::string line =
      "\r\033[Kdeployment/00001-a.sql: waiting for a lock: " + report::lock_holder_text(ann()) + "\n";
  EXPECT_THAT(text, HasSubstr(line));
  EXPECT_EQ(text.find(line), text.rfind(line));
}

TEST_F(TerminalProgress, ShowsThatThereAreMoreHolders) {
  progress_->on(result::events::FileStarted{some_step(), 1, 1});
  progress_->on(result::events::StatementWaits{some_step(), {bob(), ann()}, 70s});
  EXPECT_THAT(last_drawn(), StartsWith("waiting for a lock: process 4712, user \"bob\" and 1 more, 1 min 10 s; "));
}

TEST_F(TerminalProgress, ShowsThatAHolderIsNotVisible) {
  progress_->on(result::events::FileStarted{some_step(), 1, 1});
  progress_->on(result::events::StatementWaits{some_step(), {}, 1s});
  EXPECT_THAT(last_drawn(),
              StartsWith("waiting for a lock: a process that cannot be seen, 1 s; deployment/00001-a.sql"));
}

TEST_F(TerminalProgress, EndsTheWaitWhenTheStatementIsCompleted) {
  progress_->on(result::events::FileStarted{some_step(), 1, 1});
  progress_->on(result::events::StatementWaits{some_step(), {ann()}, 12s});
  progress_->on(result::events::StatementDone{some_step(), 1, 3});
  EXPECT_THAT(last_drawn(), HasSubstr("  statement 2 of 3, "));
}

TEST_F(TerminalProgress, ShowsTheProgressOfAnIndex) {
  progress_->on(result::events::FileStarted{some_step(), 1, 1});
  progress_->on(result::events::IndexProgress{some_step(), {.phase = "scanning table", .done = 9, .total = 20}});
  const std::string line = last_drawn();
  EXPECT_THAT(line, StartsWith(std::string(bar_none) + " 0/1  "));
  EXPECT_THAT(line, HasSubstr("  45 %, scanning table, "));
}

TEST_F(TerminalProgress, ShowsTheRunningGeneratedStatement) {
  progress_->on(result::events::FileStarted{short_step(), 1, 1});
  progress_->on(result::events::GeneratedStatementDone{short_step(), 2, 12});
  EXPECT_THAT(last_drawn(), HasSubstr("  generated statement 3 of 12, "));
}

TEST_F(TerminalProgress, ShowsRoundsAndRows) {
  progress_->on(result::events::FileStarted{short_step(), 1, 1});
  progress_->on(result::events::RoundDone{short_step(), {.rounds = 12, .rows = 12000}});
  EXPECT_THAT(last_drawn(), HasSubstr("  12 rounds, 12000 rows, "));
}

TEST_F(TerminalProgress, CountsARetriedFileOnce) {
  progress_->on(result::events::FileStarted{some_step(), 1, 2});
  progress_->on(result::events::StatementDone{some_step(), 1, 3});
  progress_->on(result::events::Retrying{some_step(), tests::some_retry()});
  progress_->on(result::events::FileStarted{some_step(), 1, 2});
  progress_->on(result::events::FileDone{some_step(), 12ms});
  progress_->on(result::events::FileStarted{other_step(), 2, 2});
  const std::string text = last_drawn();
  EXPECT_THAT(text, StartsWith(std::string(bar_half) + " 1/2  "));
  EXPECT_THAT(text, HasSubstr("  statement 1 of 1, "));
}

TEST_F(TerminalProgress, KeepsLinesForRetriesAndDroppedIndexes) {
  progress_->on(result::events::FileStarted{short_step(), 1, 2});
  progress_->on(result::events::Retrying{short_step(), tests::some_retry()});
  progress_->on(result::events::InvalidIndexDropped{short_step(), "public.i"});
  const std::string text = drawn();
  EXPECT_THAT(text, HasSubstr("\r\033[Ka/1.sql: retry 1 of 5 in 1.30 s: canceling statement due to lock timeout "
                              "[55P03]; held by process 4711 (psql), user \"ann\", client local, query: select 1\n"));
  EXPECT_THAT(text, HasSubstr("  pause before retry 1 of 5, "));
  EXPECT_THAT(text, HasSubstr("\r\033[Ka/1.sql: dropped the INVALID index public.i to build it again\n"));
}

TEST_F(TerminalProgress, ShowsWhyTheServerIsNotReadyAndForHowLong) {
  progress_->on(result::events::WaitingForServer{"could not find server \"db1\"", 0s});
  const std::string text = last_drawn();
  EXPECT_THAT(text, StartsWith("waiting for the server, "));
  EXPECT_THAT(text, EndsWith(": could not find server \"db1\""));
}

}  // namespace
}  // namespace pgmanager::cli
