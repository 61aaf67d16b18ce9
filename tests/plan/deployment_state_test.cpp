#include "plan/deployment_state.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/plan_values.hpp"

namespace pgmanager::plan {

namespace {

using history::Entry;
using history::EntryState;
using source::NumberedFile;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::deployment;
using tests::entry;

/// "<ordinal> <state>", in the order of the comparison.
std::vector<std::string> states(const std::vector<NumberedFile>& on_disk, const std::vector<Entry>& in_history) {
  std::vector<std::string> lines;
  for (const DeploymentState& each : compare(on_disk, in_history)) {
    lines.push_back(fmt::format("{} {}", each.ordinal.value(), to_string(each.state)));
  }
  return lines;
}

const NumberedFile zero = deployment(0, "select 0;");
const NumberedFile one = deployment(1, "select 1;");
const NumberedFile two = deployment(2, "select 2;");

TEST(Compare, FindsNothingWithoutFilesAndHistory) {
  EXPECT_THAT(states({}, {}), IsEmpty());
}

TEST(Compare, FindsEverythingPendingOnAFreshInstance) {
  EXPECT_THAT(states({zero, one}, {}), ElementsAre("0 pending", "1 pending"));
}

TEST(Compare, ShowsHowADeploymentCameIntoPlace) {
  EXPECT_THAT(
      states({zero, one, two}, {entry(zero, EntryState::contained), entry(one), entry(two, EntryState::adopted)}),
      ElementsAre("0 contained", "1 applied", "2 adopted"));
}

TEST(Compare, FindsNewFilesAfterThoseInPlace) {
  EXPECT_THAT(states({zero, one, two}, {entry(zero)}), ElementsAre("0 applied", "1 pending", "2 pending"));
}

TEST(Compare, FindsFailedFiles) {
  EXPECT_THAT(states({zero, one}, {entry(zero), entry(one, EntryState::failed)}), ElementsAre("0 applied", "1 failed"));
  EXPECT_THAT(states({zero, one}, {entry(zero), entry(one, EntryState::interrupted)}),
              ElementsAre("0 applied", "1 failed"));
}

TEST(Compare, TreatsAnEditOfAFailedFileAsItsCorrection) {
  EXPECT_THAT(states({deployment(0, "select 0.5;")}, {entry(zero, EntryState::failed)}), ElementsAre("0 failed"));
}

TEST(Compare, DistinguishesEditsOfTheLayoutFromEditsOfStatements) {
  EXPECT_THAT(states({deployment(0, "-- why\nSELECT  0;\n")}, {entry(zero)}), ElementsAre("0 reformatted"));
  EXPECT_THAT(states({deployment(0, "select 0.5;")}, {entry(zero)}), ElementsAre("0 changed"));
}

TEST(Compare, FindsEditsHoweverTheFileCameIntoPlace) {
  const NumberedFile edited = deployment(0, "select 0.5;");
  EXPECT_THAT(states({edited}, {entry(zero, EntryState::contained)}), ElementsAre("0 changed"));
  EXPECT_THAT(states({edited}, {entry(zero, EntryState::adopted)}), ElementsAre("0 changed"));
}

TEST(Compare, IgnoresLineEndsOfAnotherSystem) {
  EXPECT_THAT(states({deployment(0, "select 0,\r\n1;\r\n")}, {entry(deployment(0, "select 0,\n1;\n"))}),
              ElementsAre("0 applied"));
}

TEST(Compare, TreatsARenamedFileAsTheSame) {
  EXPECT_THAT(states({deployment(0, "select 0;", "better-name")}, {entry(zero)}), ElementsAre("0 applied"));
}

TEST(Compare, TreatsAnotherCommentInAFileOfCommentsAsReformatting) {
  EXPECT_THAT(states({deployment(0, "-- reverted, see 5")}, {entry(deployment(0, "-- nothing to do"))}),
              ElementsAre("0 reformatted"));
}

TEST(Compare, FindsALateFile) {
  EXPECT_THAT(states({zero, one, two}, {entry(zero), entry(two)}), ElementsAre("0 applied", "1 late", "2 applied"));
}

TEST(Compare, TreatsAFailedFileBelowAnAppliedOneAsLate) {
  EXPECT_THAT(states({zero, one, two}, {entry(zero), entry(one, EntryState::failed), entry(two)}),
              ElementsAre("0 applied", "1 late", "2 applied"));
}

TEST(Compare, TreatsNoFileAsLateBecauseAHigherOneFailed) {
  EXPECT_THAT(states({zero, one}, {entry(one, EntryState::failed)}), ElementsAre("0 pending", "1 failed"));
}

TEST(Compare, FindsAMissingFile) {
  EXPECT_THAT(states({zero, two}, {entry(zero), entry(one), entry(two)}),
              ElementsAre("0 applied", "1 missing", "2 applied"));
}

TEST(Compare, DistinguishesAnInstanceThatIsAheadFromAMissingFile) {
  EXPECT_THAT(states({zero}, {entry(zero), entry(one), entry(two)}), ElementsAre("0 applied", "1 ahead", "2 ahead"));
  EXPECT_THAT(states({one}, {entry(one), entry(two, EntryState::contained)}), ElementsAre("1 applied", "2 ahead"));
  const NumberedFile three = deployment(3, "select 3;");
  EXPECT_THAT(states({zero, two}, {entry(zero), entry(one), entry(two), entry(three)}),
              ElementsAre("0 applied", "1 missing", "2 applied", "3 ahead"));
  EXPECT_THAT(states({zero}, {entry(zero), entry(one, EntryState::undone)}), ElementsAre("0 applied"));
}

TEST(Compare, AllowsOldFilesToBeRemovedFromTheTree) {
  EXPECT_THAT(states({two}, {entry(zero), entry(one), entry(two)}), ElementsAre("2 applied"));
  EXPECT_THAT(states({deployment(3, "select 3;")}, {entry(zero), entry(one), entry(two)}), ElementsAre("3 pending"));
}

TEST(Compare, FindsEverythingMissingInAnEmptyDirectory) {
  EXPECT_THAT(states({}, {entry(zero), entry(one, EntryState::contained)}), ElementsAre("0 missing", "1 missing"));
}

TEST(Compare, IgnoresAFileThatFailedAndWasRemoved) {
  EXPECT_THAT(states({zero}, {entry(zero), entry(one, EntryState::failed)}), ElementsAre("0 applied"));
  EXPECT_THAT(states({}, {entry(zero, EntryState::interrupted)}), IsEmpty());
}

TEST(Compare, RemembersAPartlyAppliedFileThatIsGone) {
  Entry half = entry(one, EntryState::failed);
  half.statements_done = 1;
  EXPECT_THAT(states({zero}, {entry(zero), half}), ElementsAre("0 applied", "1 partly-applied"));
  EXPECT_THAT(states({zero, two}, {entry(zero), half, entry(two)}),
              ElementsAre("0 applied", "1 partly-applied", "2 applied"));
  EXPECT_THAT(states({two}, {half}), ElementsAre("1 partly-applied", "2 pending")) << "below the first file";
  EXPECT_THAT(states({}, {half}), ElementsAre("1 partly-applied"));
  half.state = EntryState::interrupted;
  EXPECT_THAT(states({}, {half}), ElementsAre("1 partly-applied"));
  EXPECT_THAT(states({one}, {half}), ElementsAre("1 failed")) << "it is on disk, and continues";
}

TEST(Compare, CountsEverythingThatAnAttemptMayHaveCommitted) {
  Entry generated = entry(zero, EntryState::failed);
  generated.generated_done = 1;
  EXPECT_THAT(states({}, {generated}), ElementsAre("0 partly-applied"));
  Entry part = entry(zero, EntryState::interrupted);
  part.partly_done = true;
  EXPECT_THAT(states({}, {part}), ElementsAre("0 partly-applied"));
  Entry undo = part;
  undo.kind = history::EntryKind::undo;
  EXPECT_EQ(compare({zero}, {entry(zero)}, {undo}).at(0).state, CurrentState::partly_undone);
}

TEST(Compare, AttributesAPartlyAppliedStateToItsOwnFile) {
  Entry half = entry(one, EntryState::failed);
  half.statements_done = 1;
  EXPECT_THAT(states({zero, deployment(1, "select 1.5;", "other")}, {entry(zero), half}),
              ElementsAre("0 applied", "1 partly-applied", "1 pending"));
  EXPECT_THAT(states({zero, deployment(1, "select 1;", "renamed")}, {entry(zero), half}),
              ElementsAre("0 applied", "1 failed"));
  EXPECT_THAT(states({zero, deployment(1, "select 1.5;")}, {entry(zero), half}), ElementsAre("0 applied", "1 failed"));
  EXPECT_THAT(states({zero, deployment(1, "-- nothing")}, {entry(zero), half}),
              ElementsAre("0 applied", "1 partly-applied"));
  EXPECT_THAT(states({zero, one, two}, {entry(zero), half, entry(two)}),
              ElementsAre("0 applied", "1 failed", "2 applied"))
      << "it continues, although a higher one is in place";
}

TEST(Compare, PointsToBothSides) {
  const std::vector<NumberedFile> on_disk = {zero, two};
  const std::vector<Entry> in_history = {entry(zero), entry(one)};
  const auto states = compare(on_disk, in_history);
  ASSERT_EQ(states.size(), 3U);
  EXPECT_EQ(states[0].on_disk, &on_disk[0]);
  EXPECT_EQ(states[0].in_history, &in_history[0]);
  EXPECT_EQ(states[1].on_disk, nullptr);
  EXPECT_EQ(states[1].in_history, &in_history[1]);
  EXPECT_EQ(states[2].on_disk, &on_disk[1]);
  EXPECT_EQ(states[2].in_history, nullptr);
}

// As in docs/json.md.
TEST(CurrentState, HasAStableName) {
  EXPECT_EQ(to_string(CurrentState::applied), "applied");
  EXPECT_EQ(to_string(CurrentState::contained), "contained");
  EXPECT_EQ(to_string(CurrentState::adopted), "adopted");
  EXPECT_EQ(to_string(CurrentState::reformatted), "reformatted");
  EXPECT_EQ(to_string(CurrentState::pending), "pending");
  EXPECT_EQ(to_string(CurrentState::failed), "failed");
  EXPECT_EQ(to_string(CurrentState::late), "late");
  EXPECT_EQ(to_string(CurrentState::changed), "changed");
  EXPECT_EQ(to_string(CurrentState::missing), "missing");
  EXPECT_EQ(to_string(CurrentState::ahead), "ahead");
  EXPECT_EQ(to_string(CurrentState::partly_applied), "partly-applied");
}

}  // namespace

}  // namespace pgmanager::plan
