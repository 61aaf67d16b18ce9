#include "history/history.hpp"

#include <gtest/gtest.h>

namespace pgmanager::history {
namespace {

// Every managed database contains these names, so changing one changes the format of the history.
TEST(EntryKind, HasAStoredName) {
  EXPECT_EQ(to_string(EntryKind::create), "create");
  EXPECT_EQ(to_string(EntryKind::deployment), "deployment");
  EXPECT_EQ(to_string(EntryKind::manual_deployment), "manual-deployment");
  EXPECT_EQ(to_string(EntryKind::repair), "repair");
  EXPECT_EQ(to_string(EntryKind::baseline), "baseline");
  EXPECT_EQ(to_string(EntryKind::undo), "undo");
  EXPECT_EQ(to_string(EntryKind::create_part), "create-part");
}

TEST(EntryState, HasAStoredName) {
  EXPECT_EQ(to_string(EntryState::applied), "applied");
  EXPECT_EQ(to_string(EntryState::contained), "contained");
  EXPECT_EQ(to_string(EntryState::adopted), "adopted");
  EXPECT_EQ(to_string(EntryState::forgotten), "forgotten");
  EXPECT_EQ(to_string(EntryState::undone), "undone");
  EXPECT_EQ(to_string(EntryState::marked), "marked");
  EXPECT_EQ(to_string(EntryState::accepted), "accepted");
  EXPECT_EQ(to_string(EntryState::baselined), "baselined");
  EXPECT_EQ(to_string(EntryState::failed), "failed");
  EXPECT_EQ(to_string(EntryState::interrupted), "interrupted");
}

TEST(EntryKind, IsReadBackFromItsName) {
  EXPECT_EQ(parse_kind("create"), EntryKind::create);
  EXPECT_EQ(parse_kind("deployment"), EntryKind::deployment);
  EXPECT_EQ(parse_kind("manual-deployment"), EntryKind::manual_deployment);
  EXPECT_EQ(parse_kind("repair"), EntryKind::repair);
  EXPECT_EQ(parse_kind("baseline"), EntryKind::baseline);
  EXPECT_EQ(parse_kind("undo"), EntryKind::undo);
  EXPECT_EQ(parse_kind("create-part"), EntryKind::create_part);
}

TEST(EntryState, IsReadBackFromItsName) {
  EXPECT_EQ(parse_state("applied"), EntryState::applied);
  EXPECT_EQ(parse_state("contained"), EntryState::contained);
  EXPECT_EQ(parse_state("adopted"), EntryState::adopted);
  EXPECT_EQ(parse_state("forgotten"), EntryState::forgotten);
  EXPECT_EQ(parse_state("undone"), EntryState::undone);
  EXPECT_EQ(parse_state("marked"), EntryState::marked);
  EXPECT_EQ(parse_state("accepted"), EntryState::accepted);
  EXPECT_EQ(parse_state("baselined"), EntryState::baselined);
  EXPECT_EQ(parse_state("failed"), EntryState::failed);
  EXPECT_EQ(parse_state("interrupted"), EntryState::interrupted);
}

TEST(EntryKind, IsUnknownForANameOfALaterVersion) {
  EXPECT_EQ(parse_kind("squash"), std::nullopt);
  EXPECT_EQ(parse_kind("Create"), std::nullopt);
  EXPECT_EQ(parse_kind(""), std::nullopt);
}

TEST(EntryState, IsUnknownForANameOfALaterVersion) {
  EXPECT_EQ(parse_state("squashed"), std::nullopt);
  EXPECT_EQ(parse_state("applied "), std::nullopt);
  EXPECT_EQ(parse_state(""), std::nullopt);
}

TEST(EntryState, IsInPlaceIfTheInstanceHasTheChange) {
  EXPECT_TRUE(is_in_place(EntryState::applied));
  EXPECT_TRUE(is_in_place(EntryState::contained));
  EXPECT_TRUE(is_in_place(EntryState::adopted));
  EXPECT_TRUE(is_in_place(EntryState::baselined));
  EXPECT_TRUE(is_in_place(EntryState::accepted));
  EXPECT_TRUE(is_in_place(EntryState::marked));
  EXPECT_FALSE(is_in_place(EntryState::undone));
  EXPECT_FALSE(is_in_place(EntryState::forgotten));
  EXPECT_FALSE(is_in_place(EntryState::failed));
  EXPECT_FALSE(is_in_place(EntryState::interrupted));
}

TEST(History, OfAnInstanceWithoutOneIsEmpty) {
  const History history;
  EXPECT_FALSE(history.exists);
  EXPECT_FALSE(history.created);
  EXPECT_TRUE(history.deployments.empty());
  EXPECT_TRUE(history.manual_runs.empty());
  EXPECT_EQ(history.schema, "postgres_manager");
}

}  // namespace
}  // namespace pgmanager::history
