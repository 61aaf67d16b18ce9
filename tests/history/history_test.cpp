#include "history/history.hpp"

#include <gtest/gtest.h>

namespace pgmanager::history {
namespace {

// Every managed database contains these names, so changing one changes the format of the history.
TEST(Kind, HasAStoredName) {
  EXPECT_EQ(to_string(Kind::create), "create");
  EXPECT_EQ(to_string(Kind::deployment), "deployment");
  EXPECT_EQ(to_string(Kind::manual_deployment), "manual-deployment");
  EXPECT_EQ(to_string(Kind::repair), "repair");
  EXPECT_EQ(to_string(Kind::baseline), "baseline");
  EXPECT_EQ(to_string(Kind::undo), "undo");
  EXPECT_EQ(to_string(Kind::create_part), "create-part");
}

TEST(State, HasAStoredName) {
  EXPECT_EQ(to_string(State::applied), "applied");
  EXPECT_EQ(to_string(State::contained), "contained");
  EXPECT_EQ(to_string(State::adopted), "adopted");
  EXPECT_EQ(to_string(State::forgotten), "forgotten");
  EXPECT_EQ(to_string(State::undone), "undone");
  EXPECT_EQ(to_string(State::marked), "marked");
  EXPECT_EQ(to_string(State::accepted), "accepted");
  EXPECT_EQ(to_string(State::baselined), "baselined");
  EXPECT_EQ(to_string(State::failed), "failed");
  EXPECT_EQ(to_string(State::interrupted), "interrupted");
}

TEST(Kind, IsReadBackFromItsName) {
  EXPECT_EQ(parse_kind("create"), Kind::create);
  EXPECT_EQ(parse_kind("deployment"), Kind::deployment);
  EXPECT_EQ(parse_kind("manual-deployment"), Kind::manual_deployment);
  EXPECT_EQ(parse_kind("repair"), Kind::repair);
  EXPECT_EQ(parse_kind("baseline"), Kind::baseline);
  EXPECT_EQ(parse_kind("undo"), Kind::undo);
  EXPECT_EQ(parse_kind("create-part"), Kind::create_part);
}

TEST(State, IsReadBackFromItsName) {
  EXPECT_EQ(parse_state("applied"), State::applied);
  EXPECT_EQ(parse_state("contained"), State::contained);
  EXPECT_EQ(parse_state("adopted"), State::adopted);
  EXPECT_EQ(parse_state("forgotten"), State::forgotten);
  EXPECT_EQ(parse_state("undone"), State::undone);
  EXPECT_EQ(parse_state("marked"), State::marked);
  EXPECT_EQ(parse_state("accepted"), State::accepted);
  EXPECT_EQ(parse_state("baselined"), State::baselined);
  EXPECT_EQ(parse_state("failed"), State::failed);
  EXPECT_EQ(parse_state("interrupted"), State::interrupted);
}

TEST(Kind, IsUnknownForANameOfALaterVersion) {
  EXPECT_EQ(parse_kind("squash"), std::nullopt);
  EXPECT_EQ(parse_kind("Create"), std::nullopt);
  EXPECT_EQ(parse_kind(""), std::nullopt);
}

TEST(State, IsUnknownForANameOfALaterVersion) {
  EXPECT_EQ(parse_state("squashed"), std::nullopt);
  EXPECT_EQ(parse_state("applied "), std::nullopt);
  EXPECT_EQ(parse_state(""), std::nullopt);
}

TEST(State, IsInPlaceIfTheInstanceHasTheChange) {
  EXPECT_TRUE(is_in_place(State::applied));
  EXPECT_TRUE(is_in_place(State::contained));
  EXPECT_TRUE(is_in_place(State::adopted));
  EXPECT_TRUE(is_in_place(State::baselined));
  EXPECT_TRUE(is_in_place(State::accepted));
  EXPECT_TRUE(is_in_place(State::marked));
  EXPECT_FALSE(is_in_place(State::undone));
  EXPECT_FALSE(is_in_place(State::forgotten));
  EXPECT_FALSE(is_in_place(State::failed));
  EXPECT_FALSE(is_in_place(State::interrupted));
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
