#include "history/history.hpp"

#include <gtest/gtest.h>

namespace pgmanager::history {
namespace {

// The names stand in every managed database, so a change here is a change of their format.
TEST(Kind, HasTheNameThatIsStored) {
  EXPECT_EQ(to_string(Kind::create), "create");
  EXPECT_EQ(to_string(Kind::deployment), "deployment");
  EXPECT_EQ(to_string(Kind::manual_deployment), "manual-deployment");
}

TEST(State, HasTheNameThatIsStored) {
  EXPECT_EQ(to_string(State::applied), "applied");
  EXPECT_EQ(to_string(State::contained), "contained");
  EXPECT_EQ(to_string(State::adopted), "adopted");
  EXPECT_EQ(to_string(State::failed), "failed");
  EXPECT_EQ(to_string(State::interrupted), "interrupted");
}

TEST(Kind, IsReadBackFromItsName) {
  EXPECT_EQ(parse_kind("create"), Kind::create);
  EXPECT_EQ(parse_kind("deployment"), Kind::deployment);
  EXPECT_EQ(parse_kind("manual-deployment"), Kind::manual_deployment);
}

TEST(State, IsReadBackFromItsName) {
  EXPECT_EQ(parse_state("applied"), State::applied);
  EXPECT_EQ(parse_state("contained"), State::contained);
  EXPECT_EQ(parse_state("adopted"), State::adopted);
  EXPECT_EQ(parse_state("failed"), State::failed);
  EXPECT_EQ(parse_state("interrupted"), State::interrupted);
}

TEST(Kind, IsUnknownForANameOfALaterVersion) {
  EXPECT_EQ(parse_kind("undo"), std::nullopt);
  EXPECT_EQ(parse_kind("Create"), std::nullopt);
  EXPECT_EQ(parse_kind(""), std::nullopt);
}

TEST(State, IsUnknownForANameOfALaterVersion) {
  EXPECT_EQ(parse_state("undone"), std::nullopt);
  EXPECT_EQ(parse_state("applied "), std::nullopt);
  EXPECT_EQ(parse_state(""), std::nullopt);
}

TEST(State, IsInPlaceWhenTheInstanceHoldsTheChange) {
  EXPECT_TRUE(is_in_place(State::applied));
  EXPECT_TRUE(is_in_place(State::contained));
  EXPECT_TRUE(is_in_place(State::adopted));
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
