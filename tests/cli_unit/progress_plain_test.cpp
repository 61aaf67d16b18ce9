#include <gtest/gtest.h>

#include <sstream>

#include "cli/progress.hpp"
#include "progress_values.hpp"

namespace pgmanager::cli {
namespace {

using namespace std::chrono_literals;
using tests::ann;
using tests::bob;
using tests::other_step;
using tests::some_step;

class PlainProgress : public testing::Test {
 protected:
  std::unique_ptr<result::RunObserver> observer(Verbosity verbosity = Verbosity::normal,
                                                std::chrono::milliseconds between_rounds = 0ms) {
    Settings settings;
    settings.verbosity = verbosity;
    return make_plain_progress(settings, {.output = output_, .errors = errors_}, between_rounds);
  }
  std::string text() const { return errors_.str(); }

 private:
  std::ostringstream output_;
  std::ostringstream errors_;
};

TEST_F(PlainProgress, NamesEachHolderOfALockOncePerFile) {
  const auto progress = observer();
  progress->on(result::events::FileStarted{some_step(), 1, 2});
  progress->on(result::events::StatementWaits{some_step(), {ann()}, 1s});
  progress->on(result::events::StatementWaits{some_step(), {ann()}, 2s});
  progress->on(result::events::StatementWaits{some_step(), {ann(), bob()}, 3s});
  progress->on(result::events::Retrying{some_step(), tests::some_retry()});
  progress->on(result::events::FileStarted{some_step(), 1, 2});
  progress->on(result::events::StatementWaits{some_step(), {bob()}, 1s});
  progress->on(result::events::FileDone{some_step(), 12ms});
  progress->on(result::events::FileStarted{other_step(), 2, 2});
  progress->on(result::events::StatementWaits{other_step(), {ann(), bob()}, 1s});
  EXPECT_EQ(text(),
            "[1/2] deployment/00001-a.sql: waiting for a lock: process 4711 (psql), user \"ann\", client local, query: "
            "select 1\n"
            "[1/2] deployment/00001-a.sql: waiting for a lock: process 4712, user \"bob\"\n"
            "deployment/00001-a.sql: retry 1 of 5 in 1.30 s: canceling statement due to lock timeout [55P03]; held by "
            "process 4711 (psql), user \"ann\", client local, query: select 1\n"
            "[1/2] deployment/00001-a.sql  12 ms\n"
            "[2/2] deployment/00002-b.sql: waiting for a lock: process 4711 (psql), user \"ann\", client local, query: "
            "select 1; process 4712, user \"bob\"\n");
}

TEST_F(PlainProgress, ShowsTheOutputOfAHookAndItsEnd) {
  const auto progress = observer();
  progress->on(result::events::HookStarted{source::Hook::before_deployment});
  progress->on(result::events::HookOutput{source::Hook::before_deployment, "one"});
  progress->on(result::events::HookDone{source::Hook::before_deployment, 1500ms});
  EXPECT_EQ(text(), "hooks/before-deployment: one\nhooks/before-deployment  1.50 s\n");
}

TEST_F(PlainProgress, ShowsWhyTheServerIsNotReady) {
  observer()->on(result::events::WaitingForServer{"could not find server \"db1\"", 1s});
  EXPECT_EQ(text(), "waiting for the server: could not find server \"db1\"\n");
}

TEST_F(PlainProgress, ReportsOnceThatAHolderIsNotVisible) {
  const auto progress = observer();
  progress->on(result::events::FileStarted{some_step(), 1, 1});
  progress->on(result::events::StatementWaits{some_step(), {}, 1s});
  progress->on(result::events::StatementWaits{some_step(), {}, 2s});
  EXPECT_EQ(text(), "[1/1] deployment/00001-a.sql: waiting for a lock: a process that cannot be seen\n");
}

TEST_F(PlainProgress, ReportsADroppedInvalidIndex) {
  observer()->on(result::events::InvalidIndexDropped{some_step(), "public.a_b_idx"});
  EXPECT_EQ(text(), "deployment/00001-a.sql: dropped the INVALID index public.a_b_idx to build it again\n");
}

TEST_F(PlainProgress, OmitsTheProgressOfAnIndex) {
  observer()->on(
      result::events::IndexProgress{some_step(), {.phase = "building index: scanning table", .done = 1, .total = 2}});
  EXPECT_EQ(text(), "");
}

TEST_F(PlainProgress, ShowsGeneratedStatementsOnlyOnRequest) {
  observer()->on(result::events::GeneratedStatementDone{some_step(), 3, 12});
  EXPECT_EQ(text(), "");
  const auto progress = observer(Verbosity::verbose);
  progress->on(result::events::FileStarted{some_step(), 1, 1});
  progress->on(result::events::GeneratedStatementDone{some_step(), 3, 12});
  EXPECT_EQ(text(), "[1/1] deployment/00001-a.sql: generated statement 3 of 12 done\n");
}

TEST_F(PlainProgress, ShowsRounds) {
  const auto progress = observer();
  progress->on(result::events::FileStarted{some_step(), 1, 1});
  progress->on(result::events::RoundDone{some_step(), {.rounds = 1, .rows = 1000}});
  progress->on(result::events::RoundDone{some_step(), {.rounds = 2, .rows = 2000}});
  EXPECT_EQ(text(),
            "[1/1] deployment/00001-a.sql: 1 round, 1000 rows\n"
            "[1/1] deployment/00001-a.sql: 2 rounds, 2000 rows\n");
}

TEST_F(PlainProgress, DoesNotFillALogWithRounds) {
  const auto progress = observer(Verbosity::normal, 1h);
  progress->on(result::events::FileStarted{some_step(), 1, 1});
  progress->on(result::events::RoundDone{some_step(), {.rounds = 1, .rows = 1000}});
  progress->on(result::events::RoundDone{some_step(), {.rounds = 2, .rows = 2000}});
  EXPECT_EQ(text(), "");
}

}  // namespace
}  // namespace pgmanager::cli
