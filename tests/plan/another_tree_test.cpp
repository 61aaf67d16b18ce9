#include "plan/another_tree.hpp"

#include <gtest/gtest.h>

#include "support/plan_values.hpp"

namespace pgmanager::plan {

namespace {

using source::Deployment;
using tests::deployment;
using tests::entry;

bool is_another(const std::vector<Deployment>& on_disk, const std::vector<Deployment>& in_history) {
  std::vector<history::Entry> entries;
  for (const Deployment& each : in_history) entries.push_back(entry(each));
  return refuse_another_tree(compare(on_disk, entries, {})).has_value();
}

const std::vector<Deployment> ours{deployment(0, "select 0;", "ours"), deployment(1, "select 1;", "ours")};

TEST(AnotherTree, HasNothingInCommonWithTheHistory) {
  EXPECT_TRUE(is_another(ours, {deployment(0, "select 8;", "theirs"), deployment(1, "select 9;", "theirs")}));
}

TEST(AnotherTree, IsNotATreeWithOneEditedFile) {
  EXPECT_FALSE(is_another(ours, {deployment(0, "select 8;", "ours"), deployment(1, "select 9;", "theirs")}));
}

TEST(AnotherTree, IsNotATreeWhoseFilesWereRenamed) {
  EXPECT_FALSE(is_another(ours, {deployment(0, "select 0;", "theirs"), deployment(1, "select 9;", "theirs")}));
}

TEST(AnotherTree, IsNotATreeWhoseFilesWereRenumbered) {
  EXPECT_FALSE(is_another(ours, {deployment(0, "select 8;", "theirs"), deployment(1, "select 0;", "ours")}));
}

TEST(AnotherTree, CannotBeDetectedFromASingleDeployment) {
  EXPECT_FALSE(is_another(ours, {deployment(0, "select 8;", "theirs")}));
}

TEST(AnotherTree, CannotBeDetectedWithoutACommonOrdinal) {
  EXPECT_FALSE(is_another(ours, {deployment(7, "select 8;", "theirs"), deployment(8, "select 9;", "theirs")}));
}

}  // namespace
}  // namespace pgmanager::plan
