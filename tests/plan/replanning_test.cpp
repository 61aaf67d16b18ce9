#include <gtest/gtest.h>

#include <random>

#include "plan/plan.hpp"
#include "source/text_checksum.hpp"
#include "support/plan_values.hpp"

namespace pgmanager::plan {
namespace {

using history::Entry;
using history::EntryState;
using history::History;
using source::NumberedFile;
using source::SourceTree;

/// Generates matching trees and instances: the ordinals in place start at 0 without gaps, and the tree starts at any of
/// them.
class RandomCase {
 public:
  explicit RandomCase(unsigned seed) : random_(seed) {
    const int files = number(0, 12);
    const int in_place = number(0, files);
    for (int ordinal = 0; ordinal < files; ++ordinal) all_.push_back(tests::deployment(ordinal, text()));
    for (int i = 0; i < in_place; ++i) history.deployments.push_back(tests::entry(at(i), some_state_in_place()));
    if (in_place < files && number(0, 1) == 1) history.deployments.push_back(failed_attempt(at(in_place)));
    for (int i = number(0, 3); i > 0; --i) history.manual_runs.push_back(tests::entry(tests::manual(i, text())));

    tree.deployments.assign(all_.begin() + number(0, std::max(in_place - 1, 0)), all_.end());
    for (int i = number(0, 3); i > 0; --i) tree.manual_deployments.push_back(tests::manual(10 - i, text()));
    if (!tree.deployments.empty() && in_place > 0 && number(0, 1) == 1) reformat(tree.deployments.front());
  }

  SourceTree tree;
  History history;

 private:
  int number(int first, int last) { return std::uniform_int_distribution<int>(first, last)(random_); }
  const NumberedFile& at(int index) const { return all_[static_cast<std::size_t>(index)]; }

  // Few different texts, so that the same content appears with several names.
  std::string text() {
    const int which = number(0, 9);
    if (which == 0) return "-- a placeholder";
    if (which == 1) return fmt::format("vacuum a{}; vacuum b;", number(0, 2));
    return fmt::format("select {};", which);
  }

  EntryState some_state_in_place() {
    constexpr std::array states = {EntryState::applied, EntryState::contained, EntryState::adopted};
    return states[static_cast<std::size_t>(number(0, 2))];
  }

  Entry failed_attempt(const NumberedFile& deployment) {
    Entry row = tests::entry(deployment, number(0, 1) == 1 ? EntryState::failed : EntryState::interrupted);
    if (deployment.file.transaction_mode == source::TransactionMode::without_transaction) row.statements_done = 1;
    return row;
  }

  // Another text with the same tokens.
  static void reformat(NumberedFile& deployment) {
    deployment.file.checksum = source::text_checksum("-- why\n" + deployment.file.checksum);
  }

  std::mt19937 random_;
  std::vector<NumberedFile> all_;
};

TEST(Replanning, FindsNothingToDoAfterADeployment) {
  std::size_t run = 0;
  std::size_t adopted = 0;
  std::size_t resumed = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    const RandomCase some(seed);
    const Plan plan = plan_deployment(some.tree, some.history);
    ASSERT_TRUE(plan.refusals.empty()) << seed << ": " << plan.refusals.front().message;
    ASSERT_EQ(plan.steps.size() + plan.in_place, some.tree.deployments.size()) << seed;
    run += plan.files_to_run();
    adopted += plan.steps.size() - plan.files_to_run();
    for (const Step& step : plan.steps) resumed += step.resume_after() > 0 ? 1U : 0U;

    const Plan again = plan_deployment(some.tree, tests::after(plan, some.history));
    EXPECT_TRUE(again.refusals.empty()) << seed;
    EXPECT_TRUE(again.steps.empty()) << seed;
    EXPECT_EQ(again.in_place, some.tree.deployments.size()) << seed;
  }
  // The test proves nothing unless enough cases of each kind were generated.
  EXPECT_GT(run, 100U);
  EXPECT_GT(adopted, 100U);
  EXPECT_GT(resumed, 10U);
}

TEST(Replanning, RunsTheOrdinalsInOrderAndEachOnce) {
  for (unsigned seed = 0; seed < 500; ++seed) {
    const RandomCase some(seed);
    const Plan plan = plan_deployment(some.tree, some.history);
    for (std::size_t i = 1; i < plan.steps.size(); ++i) {
      EXPECT_LT(*plan.steps[i - 1].ordinal, *plan.steps[i].ordinal) << seed;
    }
  }
}

TEST(Replanning, FindsTheRestAfterADeploymentThatStoppedPartWay) {
  for (unsigned seed = 0; seed < 500; ++seed) {
    const RandomCase some(seed);
    Plan plan = plan_deployment(some.tree, some.history);
    const std::size_t half = plan.steps.size() / 2;
    const std::vector<Step> rest(plan.steps.begin() + static_cast<std::ptrdiff_t>(half), plan.steps.end());
    plan.steps.resize(half);

    const Plan again = plan_deployment(some.tree, tests::after(plan, some.history));
    EXPECT_TRUE(again.refusals.empty()) << seed;
    ASSERT_EQ(again.steps.size(), rest.size()) << seed;
    for (std::size_t i = 0; i < rest.size(); ++i) EXPECT_EQ(again.steps[i].file, rest[i].file) << seed;
  }
}

TEST(Replanning, FindsNothingToDoAfterAManualDeployment) {
  std::size_t run = 0;
  std::size_t skipped = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    const RandomCase some(seed);
    const Plan plan = plan_manual_deployment(some.tree, some.history);
    run += plan.files_to_run();
    skipped += plan.steps.size() - plan.files_to_run();

    const Plan again = plan_manual_deployment(some.tree, tests::after(plan, some.history));
    EXPECT_TRUE(again.nothing_to_do()) << seed;
    EXPECT_EQ(again.in_place, some.tree.manual_deployments.size()) << seed;
  }
  EXPECT_GT(run, 100U);
  EXPECT_GT(skipped, 100U);
}

TEST(Replanning, FindsNothingToDoWhenAnEmergencyFileBecomesADeployment) {
  const SourceTree emergency = tests::tree_of({}, {tests::manual(1, "select 1;")});
  const History after_emergency = tests::after(plan_manual_deployment(emergency, {}), {});
  const SourceTree tree = tests::tree_of({tests::deployment(0, "-- INC-42\nselect 1;")});
  const Plan adoption = plan_deployment(tree, after_emergency);
  EXPECT_EQ(adoption.files_to_run(), 0U);
  EXPECT_TRUE(plan_deployment(tree, tests::after(adoption, after_emergency)).steps.empty());
}

}  // namespace
}  // namespace pgmanager::plan
