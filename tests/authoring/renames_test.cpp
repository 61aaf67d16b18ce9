#include "authoring/renames.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/thrown.hpp"

namespace pgmanager::authoring {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Renames in_deployment(const std::vector<std::string>& here, const std::vector<std::string>& there) {
  return decide_renames({{"deployment", here}}, {{"deployment", there}});
}

Renames in_manual_deployment(const std::vector<std::string>& here, const std::vector<std::string>& there) {
  return decide_renames({{"manual-deployment", here}}, {{"manual-deployment", there}});
}

Rename deployment(const std::string& from, const std::string& to) {
  return {"deployment/" + from, "deployment/" + to};
}

TEST(DecideRenames, PutsOurFilesAfterTheirsInOrder) {
  EXPECT_THAT(in_deployment({"00000-a.sql", "00001-x.sql", "00002-y.sql"}, {"00000-a.sql", "00001-b.sql"}),
              ElementsAre(deployment("00001-x.sql", "00002-x.sql"), deployment("00002-y.sql", "00003-y.sql")));
}

TEST(DecideRenames, DoesTheSameAfterTheMerge) {
  EXPECT_THAT(in_deployment({"00000-a.sql", "00001-b.sql", "00001-x.sql"}, {"00000-a.sql", "00001-b.sql"}),
              ElementsAre(deployment("00001-x.sql", "00002-x.sql")));
}

TEST(DecideRenames, ClosesGapsAndKeepsTheNumericOrder) {
  EXPECT_THAT(in_deployment({"0-a.sql", "9-x.sql", "10-y.sql", "7-z.sql"}, {"0-a.sql"}),
              ElementsAre(deployment("7-z.sql", "1-z.sql"), deployment("9-x.sql", "2-x.sql"),
                          deployment("10-y.sql", "3-y.sql")));
}

TEST(DecideRenames, OrdersTwoOfOursWithTheSameOrdinalByName) {
  EXPECT_THAT(in_deployment({"00001-y.sql", "00001-x.sql"}, {"00000-a.sql"}),
              ElementsAre(deployment("00001-y.sql", "00002-y.sql")));
}

TEST(DecideRenames, UsesTheWidthOfTheirs) {
  EXPECT_THAT(in_deployment({"2-x.sql"}, {"001-a.sql", "002-b.sql"}), ElementsAre(deployment("2-x.sql", "003-x.sql")));
}

TEST(DecideRenames, KeepsFilesThatAlreadyFit) {
  EXPECT_THAT(in_deployment({"00000-a.sql", "00001-x.sql"}, {"00000-a.sql"}), IsEmpty());
  EXPECT_THAT(in_deployment({"00000-a.sql"}, {"00000-a.sql", "00001-b.sql"}), IsEmpty());
  EXPECT_THAT(in_deployment({"00005-x.sql"}, {}), IsEmpty()) << "a tree may begin anywhere";
}

TEST(DecideRenames, IgnoresOtherFiles) {
  EXPECT_THAT(in_deployment({"README.md", ".00000-x.sql", "00000_x.sql"}, {"00000-a.sql"}), IsEmpty());
}

TEST(DecideRenames, RenamesPartners) {
  EXPECT_THAT(decide_renames({{"deployment", {"00000-x.sql", "00001-y.sql"}}, {"undo", {"00001-y.sql", "00007-z.sql"}}},
                             {{"deployment", {"00000-a.sql"}}}),
              ElementsAre(deployment("00000-x.sql", "00001-x.sql"), deployment("00001-y.sql", "00002-y.sql"),
                          Rename{"undo/00001-y.sql", "undo/00002-y.sql"}));
}

TEST(DecideRenames, KeepsGapsOfManualDeployments) {
  EXPECT_THAT(in_manual_deployment({"00007-x.sql"}, {"00000-a.sql"}), IsEmpty());
}

TEST(DecideRenames, RenamesManualDeploymentsThatClash) {
  EXPECT_THAT(in_manual_deployment({"00000-x.sql", "00007-y.sql"}, {"00000-a.sql"}),
              ElementsAre(Rename{"manual-deployment/00000-x.sql", "manual-deployment/00001-x.sql"},
                          Rename{"manual-deployment/00007-y.sql", "manual-deployment/00002-y.sql"}));
  EXPECT_THAT(in_manual_deployment({"00000-a.sql", "00001-x.sql", "1-y.sql"}, {"00000-a.sql"}),
              ElementsAre(Rename{"manual-deployment/1-y.sql", "manual-deployment/00002-y.sql"}));
}

TEST(DecideAllRenames, ClosesAllGapsAtOnce) {
  EXPECT_THAT(
      decide_all_renames({{"deployment", {"00003-a.sql", "00004-b.sql", "00006-c.sql", "00006-d.sql", "9-e.sql"}},
                          {"undo", {"00006-c.sql", "9-e.sql"}},
                          {"manual-deployment", {"00007-x.sql"}}}),
      ElementsAre(deployment("00006-c.sql", "00005-c.sql"), Rename{"undo/00006-c.sql", "undo/00005-c.sql"},
                  deployment("9-e.sql", "00007-e.sql"), Rename{"undo/9-e.sql", "undo/00007-e.sql"}));
  EXPECT_THAT(decide_all_renames({{"deployment", {"1-a.sql", "002-b.sql"}}}), IsEmpty());
}

TEST(DecideAllRenames, CountsFromZeroIfTheOrdinalsAreDates) {
  EXPECT_THAT(decide_all_renames({{"deployment", {"20261129181500-a.sql", "20261130090000-b.sql"}}}),
              ElementsAre(deployment("20261129181500-a.sql", "00000-a.sql"),
                          deployment("20261130090000-b.sql", "00001-b.sql")));
  EXPECT_THAT(decide_all_renames({{"deployment", {"00000042-a.sql", "00000043-b.sql"}}}), IsEmpty());
}

TEST(DecideRenames, FailsWhenNoOrdinalIsLeft) {
  const auto error = tests::thrown_by([] { in_deployment({"00000-x.sql"}, {"9223372036854775807-a.sql"}); });
  EXPECT_EQ(error.message, "no ordinal is left in deployment/ after 9223372036854775807");
}

}  // namespace
}  // namespace pgmanager::authoring
