#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "execute/run_fixture.hpp"
#include "execute/transactions.hpp"
#include "support/plan_values.hpp"

namespace pgmanager::execute {

namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using tests::deployment;

/// Four deployments to run.
class CompletedFilesTest : public testing::Test {
 protected:
  CompletedFilesTest() {
    for (int i = 0; i < 4; ++i) tree_.deployments.push_back(deployment(i, "select 1;", "x"));
    outcome_.plan = plan::plan_deployment(tree_, {});
  }
  const plan::Step& step(std::size_t i) const { return outcome_.plan.steps[i]; }
  std::vector<const plan::Step*> completed() const {
    std::vector<const plan::Step*> steps;
    for (const result::CompletedStep& each : outcome_.completed) steps.push_back(each.step);
    return steps;
  }

  source::SourceTree tree_;
  result::Outcome outcome_;
  EventLog events_;
};

TEST_F(CompletedFilesTest, AreReportedWhenTheyAreCommitted) {
  CompletedFiles files(outcome_, events_);
  files.add(step(0), 1s);
  EXPECT_THAT(events_.lines(), IsEmpty());
  files.commit(false);
  EXPECT_THAT(events_.lines(), ElementsAre("done " + step(0).file->path));
  files.add(step(1), 1s);
  files.roll_back();
  EXPECT_THAT(completed(), ElementsAre(&step(0)));
}

TEST_F(CompletedFilesTest, AreReportedWhenTheyAreCompletedIfTheyShareATransaction) {
  outcome_.plan.scope = plan::TransactionScope::all_files;
  CompletedFiles files(outcome_, events_);
  files.add(step(0), 1s);
  files.add(step(1), 1s);
  EXPECT_THAT(events_.lines(), ElementsAre("done " + step(0).file->path, "done " + step(1).file->path));
  files.commit(true);
  EXPECT_EQ(events_.lines().size(), 2U);
}

TEST_F(CompletedFilesTest, AreUnknownIfTheConnectionIsLostBeforeTheyAreOnDisk) {
  CompletedFiles files(outcome_, events_);
  files.add(step(0), 1s);
  files.commit(true);
  files.add(step(1), 1s);
  files.commit(false);
  files.add(step(2), 1s);
  files.lose({&step(3)});
  EXPECT_THAT(completed(), ElementsAre(&step(0)));
  EXPECT_THAT(outcome_.unknown, ElementsAre(&step(1), &step(3)));
}

TEST_F(CompletedFilesTest, AreKnownIfALaterCommitWaitedForTheDisk) {
  CompletedFiles files(outcome_, events_);
  for (std::size_t i = 0; i < 3; ++i) {
    files.add(step(i), 1s);
    files.commit(i == 2);
  }
  files.lose({});
  EXPECT_THAT(completed(), ElementsAre(&step(0), &step(1), &step(2)));
  EXPECT_THAT(outcome_.unknown, IsEmpty());
}

}  // namespace

}  // namespace pgmanager::execute
