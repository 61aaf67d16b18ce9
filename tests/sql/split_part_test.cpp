#include <gtest/gtest.h>

#include "sql/split_text.hpp"

namespace pgmanager::sql {
namespace {

Texts texts_of(const SplitPart& part, std::string_view text) {
  Texts texts;
  for (const Piece& piece : part.script.pieces) texts.emplace_back(piece.in(text));
  for (const Unterminated& open : part.script.unterminated) texts.push_back("unterminated " + open.what);
  texts.push_back((part.rows_follow ? "rows: " : "rest: ") + std::string(text.substr(part.size)));
  return texts;
}

Texts split_beginning(std::string_view text, SplitState state = {}) {
  return texts_of(split_part(text, TextEnd::later, state), text);
}

TEST(SplitPart, ContainsTheStatementsThatLaterTextCannotChange) {
  EXPECT_EQ(split_beginning("select 1; select '2;'; select 3"), (Texts{"select 1", "select '2;'", "rest:  select 3"}));
  EXPECT_EQ(split_beginning("select 1; select '2;"), (Texts{"select 1", "rest:  select '2;"}));
  EXPECT_EQ(split_beginning("select 1; /* ; "), (Texts{"select 1", "rest:  /* ; "}));
  EXPECT_EQ(split_beginning("create rule r as on insert to t do (select 1; "),
            (Texts{"rest: create rule r as on insert to t do (select 1; "}));
  EXPECT_EQ(split_beginning("select 1 \\gexec\n\\echo x"), (Texts{"select 1", "\\gexec", "rest: \\echo x"}));
}

TEST(SplitPart, StopsBeforeTheRowsOfCopy) {
  EXPECT_EQ(split_beginning("copy t from stdin;\n1\n\\.\nselect 1;"),
            (Texts{"copy t from stdin", "rows: 1\n\\.\nselect 1;"}));
  EXPECT_EQ(split_beginning("copy t from stdin; -- it's\r\n"), (Texts{"copy t from stdin", "rows: "}));
  EXPECT_EQ(split_beginning("select 1; copy t from stdin;"), (Texts{"select 1", "rest:  copy t from stdin;"}));
}

TEST(SplitPart, ContainsTheRowsOfACopyWithMoreSqlOnItsLine) {
  EXPECT_EQ(split_beginning("copy t from stdin; select 2;\n1\n\\.\nselect 3;\n"),
            (Texts{"copy t from stdin", "1\n", "select 2", "select 3", "rest: \n"}));
  EXPECT_EQ(split_beginning("copy t from stdin; select 2;\n1\n\\."),
            (Texts{"rest: copy t from stdin; select 2;\n1\n\\."}));
  EXPECT_EQ(split_beginning("copy t from stdin \\g\n1\n\\.\n"), (Texts{"copy t from stdin", "1\n", "\\g", "rest: "}));
}

TEST(SplitPart, AtTheEndOfTheTextContainsEverything) {
  SplitState state;
  const std::string_view text = "select 1; select '2";
  EXPECT_EQ(texts_of(split_part(text, TextEnd::here, state), text),
            (Texts{"select 1", "select '2", "unterminated quoted string", "rest: "}));
}

TEST(SplitPart, PassesOnHowStringsAreRead) {
  SplitState state;
  split_part("set standard_conforming_strings = off; set standard_conforming_strings = ", TextEnd::later, state);
  EXPECT_FALSE(state.standard_strings);
  EXPECT_EQ(split_beginning("select '\\'; '; select 1;", state), (Texts{"select '\\'; '", "select 1", "rest: "}));
}

}  // namespace
}  // namespace pgmanager::sql
