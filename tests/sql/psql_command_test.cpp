#include <gtest/gtest.h>

#include "sql/split_text.hpp"

namespace pgmanager::sql {
namespace {

TEST(PsqlCommand, IsAPieceUpToTheEndOfItsLine) {
  EXPECT_EQ(split_text("\\restrict aB3\n\nselect 1;\n\\connect other; -- it's\nselect 2;\n\\unrestrict aB3"),
            (Texts{"psql: \\restrict aB3", "sql: select 1", "psql: \\connect other; -- it's", "sql: select 2",
                   "psql: \\unrestrict aB3"}));
}

TEST(PsqlCommand, DoesNotContainTheCarriageReturn) {
  EXPECT_EQ(split_text("\\echo a\r\nselect 1;\r\n"), (Texts{"psql: \\echo a", "sql: select 1"}));
}

TEST(PsqlCommand, SendsTheStatementBeforeIt) {
  EXPECT_EQ(split_text("select 1 \\gexec\nselect 2 -- c\n  \\gx (a=b)\nselect 3"),
            (Texts{"sql: select 1", "psql: \\gexec", "sql: select 2", "psql: \\gx (a=b)", "sql: select 3"}));
}

TEST(PsqlCommand, AfterASemicolonIsSeparate) {
  EXPECT_EQ(split_text("select 1; \\echo x\nselect 2"), (Texts{"sql: select 1", "psql: \\echo x", "sql: select 2"}));
}

TEST(PsqlCommand, IsTheWholeLineEvenIfPsqlSeesSeveralCommands) {
  EXPECT_EQ(split_text("\\a \\b\nselect 1\\; select 2;\nselect 3"),
            (Texts{"psql: \\a \\b", "sql: select 1", "psql: \\; select 2;", "sql: select 3"}));
}

TEST(PsqlCommand, IsNotRecognisedInsideQuotesAndComments) {
  EXPECT_EQ(split_text("select '\\q', \"\\q\", $$\\q$$ /* \\q */ -- \\q\n;"),
            (Texts{"sql: select '\\q', \"\\q\", $$\\q$$"}));
}

TEST(PsqlCommand, SendsAnIncompleteRuleOrRoutine) {
  EXPECT_EQ(split_text("create rule r (select 1; \\g\nselect 2;"),
            (Texts{"sql: create rule r (select 1", "psql: \\g", "sql: select 2"}));
  EXPECT_EQ(split_text("create function f() begin atomic select 1; \\g\nselect 2;"),
            (Texts{"sql: create function f() begin atomic select 1", "psql: \\g", "sql: select 2"}));
}

TEST(PsqlCommand, IncludesABackslashDotOutsideOfCopyData) {
  EXPECT_EQ(split_text("select 1;\n\\.\nselect 2;"), (Texts{"sql: select 1", "psql: \\.", "sql: select 2"}));
}

TEST(PsqlCommand, MayEndTheText) {
  EXPECT_EQ(split_text("select 1 \\"), (Texts{"sql: select 1", "psql: \\"}));
}

}  // namespace
}  // namespace pgmanager::sql
