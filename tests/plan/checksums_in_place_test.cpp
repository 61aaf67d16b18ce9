#include "plan/checksums_in_place.hpp"

#include <gtest/gtest.h>

#include "support/plan_values.hpp"

namespace pgmanager::plan {
namespace {

using history::InPlace;
using tests::deployment;

InPlace in_place(const source::NumberedFile& of) {
  return {of.ordinal, of.file.checksum};
}

bool is_all(const std::vector<InPlace>& in_place, const std::vector<source::NumberedFile>& on_disk) {
  source::SourceTree tree;
  tree.deployments = on_disk;
  return ChecksumsInPlace(in_place, {}).is_all_of(tree);
}

class ChecksumsInPlaceTest : public ::testing::Test {
 protected:
  const std::vector<source::NumberedFile> tree_ = {deployment(0, "select 0;\n"), deployment(1, "select 1;\n"),
                                                   deployment(2, "select 2;\n")};
  std::vector<InPlace> all_ = {in_place(tree_[0]), in_place(tree_[1]), in_place(tree_[2])};
};

TEST_F(ChecksumsInPlaceTest, IfEveryFileIsInPlaceAsOnDisk) {
  EXPECT_TRUE(is_all(all_, tree_));
}

TEST_F(ChecksumsInPlaceTest, UnlessAFileIsNewOrEditedOrGone) {
  EXPECT_FALSE(is_all({all_[0], all_[1]}, tree_));
  EXPECT_FALSE(is_all({all_[0], all_[2]}, tree_));
  EXPECT_FALSE(is_all({}, tree_));
  EXPECT_FALSE(is_all({all_[0], {all_[1].ordinal, "another"}, all_[2]}, tree_));
  EXPECT_FALSE(is_all(all_, {tree_[0], tree_[1]}));
}

TEST_F(ChecksumsInPlaceTest, ByTheLastTimeThatAnOrdinalCameIntoPlace) {
  const InPlace edited{all_[1].ordinal, "another"};
  EXPECT_TRUE(is_all({all_[0], edited, all_[1], all_[2]}, tree_));
  EXPECT_FALSE(is_all({all_[0], all_[1], edited, all_[2]}, tree_));
}

TEST_F(ChecksumsInPlaceTest, OfATreeWhoseFirstDeploymentsWereDeleted) {
  EXPECT_TRUE(is_all(all_, {tree_[1], tree_[2]}));
  EXPECT_TRUE(is_all({all_[1]}, {tree_[1]}));  // of an instance that was created since
  EXPECT_FALSE(is_all({all_[0], all_[1]}, {tree_[1], tree_[2]}));
  EXPECT_FALSE(is_all({all_[0], all_[2]}, {tree_[1], tree_[2]}));
}

// Only the whole history shows what is left of one that stopped part-way, and whether anything is in place at all.
TEST_F(ChecksumsInPlaceTest, IsNotDecidedIfADeletedDeploymentIsNotInPlaceOrTheTreeIsEmpty) {
  EXPECT_FALSE(is_all({{all_[0].ordinal, ""}, all_[1], all_[2]}, {tree_[1], tree_[2]}));
  EXPECT_FALSE(is_all({}, {}));
}

// Otherwise the plan compares files with each other, for which their tokens are needed.
TEST_F(ChecksumsInPlaceTest, AreCompleteUnlessADeploymentWasUndone) {
  EXPECT_TRUE(ChecksumsInPlace(all_, {}).is_complete());
  const std::vector<InPlace> undone = {all_[0], all_[1], {all_[1].ordinal, ""}};
  EXPECT_FALSE(ChecksumsInPlace(undone, {}).is_complete());
  EXPECT_FALSE(ChecksumsInPlace(undone, {}).holds(tree_[1]));
  const std::vector<InPlace> again = {all_[0], {all_[1].ordinal, ""}, all_[1]};
  EXPECT_TRUE(ChecksumsInPlace(again, {}).is_complete());
  EXPECT_TRUE(ChecksumsInPlace(again, {}).holds(tree_[1]));
}

}  // namespace
}  // namespace pgmanager::plan
