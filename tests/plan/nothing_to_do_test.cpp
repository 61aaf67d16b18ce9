#include "plan/nothing_to_do.hpp"

#include <gtest/gtest.h>

#include "support/plan_values.hpp"

namespace pgmanager::plan {
namespace {

using history::InPlace;
using tests::deployment;

InPlace in_place(const source::Deployment& of) {
  return {of.ordinal, of.file.checksum};
}

class NothingToDo : public ::testing::Test {
 protected:
  const std::vector<source::Deployment> tree_ = {deployment(0, "select 0;\n"), deployment(1, "select 1;\n"),
                                                 deployment(2, "select 2;\n")};
  std::vector<InPlace> all_ = {in_place(tree_[0]), in_place(tree_[1]), in_place(tree_[2])};
};

TEST_F(NothingToDo, IfEveryFileIsInPlaceAsOnDisk) {
  EXPECT_TRUE(is_nothing_to_do(tree_, all_));
}

TEST_F(NothingToDo, UnlessAFileIsNewOrEditedOrGone) {
  EXPECT_FALSE(is_nothing_to_do(tree_, {all_[0], all_[1]}));
  EXPECT_FALSE(is_nothing_to_do(tree_, {all_[0], all_[2]}));
  EXPECT_FALSE(is_nothing_to_do(tree_, {}));
  EXPECT_FALSE(is_nothing_to_do(tree_, {all_[0], {all_[1].ordinal, "another"}, all_[2]}));
  EXPECT_FALSE(is_nothing_to_do({tree_[0], tree_[1]}, all_));
}

TEST_F(NothingToDo, ByTheLastTimeThatAnOrdinalCameIntoPlace) {
  const InPlace edited{all_[1].ordinal, "another"};
  EXPECT_TRUE(is_nothing_to_do(tree_, {all_[0], edited, all_[1], all_[2]}));
  EXPECT_FALSE(is_nothing_to_do(tree_, {all_[0], all_[1], edited, all_[2]}));
}

// Only the whole history shows whether earlier deployments are missing.
TEST_F(NothingToDo, IsNotDecidedForATreeThatStartsAboveZeroOrIsEmpty) {
  EXPECT_FALSE(is_nothing_to_do({tree_[1]}, {all_[1]}));
  EXPECT_FALSE(is_nothing_to_do({}, {}));
}

}  // namespace
}  // namespace pgmanager::plan
