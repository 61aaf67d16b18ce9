#include "plan/same_content.hpp"

#include <gtest/gtest.h>

#include "support/plan_values.hpp"

namespace pgmanager::plan {
namespace {

using history::Entry;
using history::EntryState;
using tests::entry;
using tests::manual;
using tests::sql_file;

TEST(FindInPlace, FindsTheSameText) {
  const std::vector<Entry> entries = {entry(manual(1, "select 1;")), entry(manual(2, "select 2;"))};
  EXPECT_EQ(find_in_place(sql_file("x.sql", "select 2;"), entries), &entries[1]);
}

TEST(FindInPlace, FindsTheSameTokens) {
  const std::vector<Entry> entries = {entry(manual(1, "select 1;"))};
  EXPECT_EQ(find_in_place(sql_file("x.sql", "/* why */ SELECT\n1;"), entries), &entries[0]);
}

TEST(FindInPlace, FindsNothingElse) {
  const std::vector<Entry> entries = {entry(manual(1, "select 1;"))};
  EXPECT_EQ(find_in_place(sql_file("x.sql", "select '1';"), entries), nullptr);
  EXPECT_EQ(find_in_place(sql_file("x.sql", "select 1;"), {}), nullptr);
}

TEST(FindInPlace, FindsTheFirstOfMany) {
  const std::vector<Entry> entries = {entry(manual(1, "select 1;")), entry(manual(2, "select 1;"))};
  EXPECT_EQ(find_in_place(sql_file("x.sql", "select 1;"), entries), &entries[0]);
}

TEST(FindInPlace, IgnoresEntriesThatAreNotInPlace) {
  const std::vector<Entry> entries = {entry(manual(1, "select 1;"), EntryState::failed),
                                      entry(manual(2, "select 1;"), EntryState::interrupted),
                                      entry(manual(3, "select 1;"), EntryState::adopted)};
  EXPECT_EQ(find_in_place(sql_file("x.sql", "select 1;"), entries), &entries[2]);
}

TEST(FindInPlace, ComparesFilesOfCommentsByTheirText) {
  const std::vector<Entry> entries = {entry(manual(1, "-- a"))};
  EXPECT_EQ(find_in_place(sql_file("x.sql", "-- a"), entries), &entries[0]);
  EXPECT_EQ(find_in_place(sql_file("x.sql", "-- b"), entries), nullptr);
}

}  // namespace
}  // namespace pgmanager::plan
