#include "sql/syntax_check.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "sql/parser.hpp"

namespace pgmanager::sql {
namespace {

std::string repeated(const std::string& text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += text;
  return result;
}

// The expected messages are those of psql connected to PostgreSQL 15.
TEST(SyntaxCheck, HasTheMessagesOfPostgresql) {
  const auto errors = check_syntax({"select 1", "creat table a (id int)", "select '\u00e4', from", "", "select 'x"});
  ASSERT_EQ(errors.size(), 5U);
  EXPECT_FALSE(errors[0]);
  ASSERT_TRUE(errors[1]);
  EXPECT_EQ(errors[1]->message, "syntax error at or near \"creat\"");
  EXPECT_EQ(errors[1]->position, 1);
  ASSERT_TRUE(errors[2]);
  EXPECT_EQ(errors[2]->message, "syntax error at or near \"from\"");
  EXPECT_EQ(errors[2]->position, 13);
  EXPECT_FALSE(errors[3]);
  EXPECT_TRUE(errors[4]);
  EXPECT_EQ(parser_version(), "15");
}

// libpg_query's own scanner takes 17 seconds for 50,000 levels on a fast machine.
TEST(SyntaxCheck, ReadsNestedCommentsInLinearTime) {
  const std::string comment = repeated("/*", 100'000) + repeated("*/", 100'000);
  const auto begin = std::chrono::steady_clock::now();
  const auto errors = check_syntax({"select " + comment + " 1", "select \u00e4 " + comment + " from from"});
  EXPECT_FALSE(errors[0]);
  ASSERT_TRUE(errors[1]);
  EXPECT_EQ(errors[1]->position, 200'000 * 2 + 16);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
}

TEST(WithoutNestedComments, KeepsEverythingElse) {
  for (const char* sql : {"select 1", "select /* a */ 1", "select '/* /* */ */', $$ /* /* $$ -- /*\n", "/* a", ""}) {
    EXPECT_EQ(without_nested_comments(sql), sql);
  }
  EXPECT_EQ(without_nested_comments("a /* \u00e9 /*\n*/ */ b"), "a        \n      b");
  EXPECT_EQ(without_nested_comments("a /* /* b"), "a        ");
}

}  // namespace
}  // namespace pgmanager::sql
