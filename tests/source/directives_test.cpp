#include "source/directives.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace pgmanager::source {
namespace {

using Found = std::vector<std::pair<std::string, std::size_t>>;

Found found(std::string_view text) {
  Found result;
  for (const Directive& each : find_directives(text)) result.emplace_back(each.text, each.offset);
  return result;
}

TEST(Directives, StandInTheLineCommentsAtTheStartOfAFile) {
  EXPECT_EQ(found("-- why\n  -- postgres-manager: no-transaction \r\n--postgres-manager:lock-timeout=5s\nselect 1;"),
            (Found{{"no-transaction", 9}, {"lock-timeout=5s", 47}}));
}

TEST(Directives, MayFollowABlockComment) {
  EXPECT_EQ(found("/* a /* nested */ one */-- postgres-manager: x"), (Found{{"x", 24}}));
}

TEST(Directives, AreNotLookedForInsideABlockComment) {
  EXPECT_EQ(found("/*\n-- postgres-manager: x\n*/ select 1;"), Found{});
  EXPECT_EQ(found("/* /* */\n-- postgres-manager: x\n"), Found{});
}

TEST(Directives, AreNotLookedForBehindTheFirstToken) {
  EXPECT_EQ(found("select 1;\n-- postgres-manager: x\n"), Found{});
  EXPECT_EQ(found(";\n-- postgres-manager: x\n"), Found{});
}

TEST(Directives, BeginWithTheirNameAndAColon) {
  EXPECT_EQ(found("-- see postgres-manager: x\n-- postgres-manager is fine\n-- Postgres-Manager: x"), Found{});
}

TEST(Directives, MayBeEmpty) {
  EXPECT_EQ(found("-- postgres-manager:"), (Found{{"", 0}}));
}

TEST(Directives, AreNoneInAFileThatEndsInItsLeadingComment) {
  EXPECT_EQ(found(""), Found{});
  EXPECT_EQ(found("--"), Found{});
  EXPECT_EQ(found("/*"), Found{});
  EXPECT_EQ(found(" \n\t"), Found{});
}

}  // namespace
}  // namespace pgmanager::source
