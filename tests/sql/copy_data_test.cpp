#include <gtest/gtest.h>

#include <string>

#include "sql/script.hpp"
#include "sql/split_text.hpp"

namespace pgmanager::sql {

namespace {

TEST(CopyData, RunsFromTheNextLineToTheBackslashDot) {
  EXPECT_EQ(split_text("COPY public.t (a, b) FROM stdin;\n1\tit's; \"x\n2\t\\N\n\\.\n\nselect 1;\n"),
            (Texts{"sql: COPY public.t (a, b) FROM stdin", "data: 1\tit's; \"x\n2\t\\N\n", "sql: select 1"}));
}

TEST(CopyData, IsAPieceEvenWithoutRows) {
  EXPECT_EQ(split_text("copy t from stdin;\n\\.\nselect 1"),
            (Texts{"sql: copy t from stdin", "data: ", "sql: select 1"}));
  EXPECT_EQ(split("copy t from stdin;\n\\.\n").pieces,
            (std::vector<Piece>{{.kind = PieceKind::statement, .begin = 0, .end = 17},
                                {.kind = PieceKind::copy_data, .begin = 19, .end = 19}}));
}

TEST(CopyData, EndsAtAWindowsLineEndToo) {
  EXPECT_EQ(split_text("copy t from stdin;\r\n1\r\n\\.\r\nselect 1;\r\n"),
            (Texts{"sql: copy t from stdin", "data: 1\r\n", "sql: select 1"}));
}

TEST(CopyData, MayEndAtTheEndOfTheText) {
  EXPECT_EQ(split_text("copy t from stdin;\n1\n\\."), (Texts{"sql: copy t from stdin", "data: 1\n"}));
}

TEST(CopyData, EndsOnlyAtASeparateLine) {
  EXPECT_EQ(split_text("copy t from stdin;\n\\.x\n \\.\n\\\\.\n1\\.\n\\.\n"),
            (Texts{"sql: copy t from stdin", "data: \\.x\n \\.\n\\\\.\n1\\.\n"}));
}

TEST(CopyData, FollowsFromStdoutToo) {  // PostgreSQL's grammar treats the two words the same
  EXPECT_EQ(split_text("copy t from stdout;\n1\n\\.\nselect 1"),
            (Texts{"sql: copy t from stdout", "data: 1\n", "sql: select 1"}));
}

TEST(CopyData, FollowsEveryFormOfCopyFromStdin) {
  EXPECT_EQ(split_text("/* c */ copy \"from\".t (\"from\", b) -- from x\n from /* a */ stdin with (format csv) where a "
                       "> 1;\n1\n\\.\n"),
            (Texts{"sql: copy \"from\".t (\"from\", b) -- from x\n from /* a */ stdin with (format csv) where a > 1",
                   "data: 1\n"}));
}

TEST(CopyData, DoesNotFollowOtherCopies) {
  EXPECT_EQ(split_text("copy t to stdout;\nselect 1"), (Texts{"sql: copy t to stdout", "sql: select 1"}));
  EXPECT_EQ(split_text("copy (select a from stdin) to stdout;\nselect 1"),
            (Texts{"sql: copy (select a from stdin) to stdout", "sql: select 1"}));
  EXPECT_EQ(split_text("copy t from 'stdin';\nselect 1"), (Texts{"sql: copy t from 'stdin'", "sql: select 1"}));
  EXPECT_EQ(split_text("copy t from program 'x';\nselect 1"), (Texts{"sql: copy t from program 'x'", "sql: select 1"}));
  EXPECT_EQ(split_text("copy t from 'f' where a is distinct from stdin;\nselect 1"),
            (Texts{"sql: copy t from 'f' where a is distinct from stdin", "sql: select 1"}));
  EXPECT_EQ(split_text("select copy from stdin;\nselect 1"), (Texts{"sql: select copy from stdin", "sql: select 1"}));
}

TEST(CopyData, ComesBeforeTheRestOfTheStatementsLine) {
  EXPECT_EQ(split_text("copy t from stdin; select 1; -- it's\n7\n\\.\nselect 2;"),
            (Texts{"sql: copy t from stdin", "data: 7\n", "sql: select 1", "sql: select 2"}));
}

TEST(CopyData, OfTwoStatementsOnOneLineKeepsTheirOrder) {
  EXPECT_EQ(split_text("copy a from stdin; copy b from stdin;\n1\n\\.\n2\n\\.\nselect 3"),
            (Texts{"sql: copy a from stdin", "data: 1\n", "sql: copy b from stdin", "data: 2\n", "sql: select 3"}));
}

TEST(CopyData, FollowsAStatementSentByAPsqlCommand) {
  EXPECT_EQ(split_text("copy t from stdin \\g\n1\n\\.\nselect 2"),
            (Texts{"sql: copy t from stdin", "data: 1\n", "psql: \\g", "sql: select 2"}));
}

TEST(CopyData, WithoutAnEndIsReported) {
  EXPECT_EQ(split_text("copy t from stdin;\n1\n2\n"),
            (Texts{"sql: copy t from stdin", "data: 1\n2\n", "unterminated COPY data at 19"}));
  EXPECT_EQ(split_text("copy t from stdin;"),
            (Texts{"sql: copy t from stdin", "data: ", "unterminated COPY data at 18"}));
  EXPECT_EQ(split_text("copy t from stdin"),
            (Texts{"sql: copy t from stdin", "data: ", "unterminated COPY data at 17"}));
}

TEST(CopyData, InTheMiddleOfAStatementIsReported) {
  EXPECT_EQ(split_text("copy t from stdin; select\n1\n\\.\n2;"),
            (Texts{"sql: copy t from stdin", "data: 1\n", "sql: select",
                   "unterminated statement on the line of COPY FROM stdin at 19"}));
  EXPECT_EQ(split_text("copy t from stdin; select 'a\n1\n\\.\n';"),
            (Texts{"sql: copy t from stdin", "data: 1\n", "sql: select 'a", "unterminated quoted string at 26"}));
}

struct Rows {
  std::string rows;
  std::string rest;
  bool ended = false;

  friend bool operator==(const Rows&, const Rows&) = default;
};

// Reads `text` in portions of `size` bytes. Each portion begins with the rest of the previous one.
Rows read_in_portions(const std::string& text, std::size_t size) {
  CopyRows search;
  Rows result;
  std::string portion;
  for (std::size_t at = 0;; at += size) {
    portion += text.substr(std::min(at, text.size()), size);
    const TextEnd end = at + size >= text.size() ? TextEnd::here : TextEnd::later;
    const CopyRows::Found found = search.find_end(portion, end);
    result.rows += portion.substr(0, found.rows);
    result.ended = found.ended;
    if (found.ended || end == TextEnd::here) {
      result.rest = portion.substr(found.next) + text.substr(std::min(at + size, text.size()));
      return result;
    }
    portion.erase(0, found.next);
  }
}

TEST(CopyRows, EndAtTheSameLineInPortionsOfAnySize) {
  struct Case {
    const char* text;
    Rows rows;
  };
  for (const Case& each :
       {Case{"1\n\\N\n\\.\nselect 1", {"1\n\\N\n", "select 1", true}}, Case{"\\.\nselect 1", {"", "select 1", true}},
        Case{"1\r\n\\.\r\nselect 1", {"1\r\n", "select 1", true}},
        Case{"\\.x\n \\.\n\\\\.\n1\\.\n\\.", {"\\.x\n \\.\n\\\\.\n1\\.\n", "", true}}, Case{"\\.\r", {"", "", true}},
        Case{"\\.\r\r\n\\.\n\n", {"\\.\r\r\n", "\n", true}}, Case{"1\n\\", {"1\n\\", "", false}},
        Case{"1\n", {"1\n", "", false}}, Case{"\n\n", {"\n\n", "", false}}, Case{"", {"", "", false}}}) {
    for (std::size_t size = 1; size < 24; ++size) {
      EXPECT_EQ(read_in_portions(each.text, size), each.rows) << each.text << " in portions of " << size;
    }
  }
}

}  // namespace

}  // namespace pgmanager::sql
