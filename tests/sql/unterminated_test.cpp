#include <gtest/gtest.h>

#include "sql/split_text.hpp"

namespace pgmanager::sql {
namespace {

struct Case {
  const char* text;
  Texts expected;
};

TEST(Unterminated, IsReportedWithItsBeginning) {
  const std::vector<Case> cases = {
      {"select 1; select 'a; \n ;", {"sql: select 1", "sql: select 'a; \n ;", "unterminated quoted string at 17"}},
      {"select 'a''", {"sql: select 'a''", "unterminated quoted string at 7"}},
      {"select E'a\\'", {"sql: select E'a\\'", "unterminated quoted string at 7"}},
      {"select E'a\\", {"sql: select E'a\\", "unterminated quoted string at 7"}},
      {"select U&'a", {"sql: select U&'a", "unterminated quoted string at 7"}},
      {"select n'a", {"sql: select n'a", "unterminated quoted string at 7"}},
      {"select 'a'\n'b", {"sql: select 'a'\n'b", "unterminated quoted string at 11"}},
      {"select b'01", {"sql: select b'01", "unterminated bit string at 7"}},
      {"select X'1f", {"sql: select X'1f", "unterminated hexadecimal string at 7"}},
      {"select \"a", {"sql: select \"a", "unterminated quoted identifier at 7"}},
      {"select \"a\"\"", {"sql: select \"a\"\"", "unterminated quoted identifier at 7"}},
      {"select U&\"a", {"sql: select U&\"a", "unterminated quoted identifier at 7"}},
      {"select $$a$", {"sql: select $$a$", "unterminated dollar-quoted string at 7"}},
      {"select $a$ $b$ $$ ", {"sql: select $a$ $b$ $$ ", "unterminated dollar-quoted string at 7"}},
      {"select 1 /* a /* b */", {"sql: select 1", "unterminated comment at 9"}},
      {"/* a; ", {"unterminated comment at 0"}},
      {"/*", {"unterminated comment at 0"}},
      {"/*/", {"unterminated comment at 0"}},
      {"create rule r as on insert to t do (select 1; select (2);",
       {"sql: create rule r as on insert to t do (select 1; select (2)",
        "unterminated parenthesis of CREATE RULE at 35"}},
      {"create function f() begin atomic select 1; select 2;",
       {"sql: create function f() begin atomic select 1; select 2", "unterminated BEGIN ATOMIC body at 20"}},
      {"create function f() begin atomic select 'a",
       {"sql: create function f() begin atomic select 'a", "unterminated quoted string at 40"}},
      {"copy t from stdin with (delimiter '",
       {"sql: copy t from stdin with (delimiter '", "unterminated quoted string at 34"}},
  };
  for (const Case& c : cases) EXPECT_EQ(split_text(c.text), c.expected) << c.text;
}

TEST(Unterminated, IsEmptyForCompleteText) {
  EXPECT_EQ(split("select 'a', \"b\", $$c$$, E'\\'' /* d */ -- e").unterminated, std::vector<Unterminated>{});
}

}  // namespace
}  // namespace pgmanager::sql
