#include "sql/script.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "sql/split_text.hpp"

namespace pgmanager::sql {
namespace {

TEST(Split, SemicolonsEndStatements) {
  EXPECT_EQ(split_text("select 1; select 2;"), (Texts{"sql: select 1", "sql: select 2"}));
}

TEST(Split, AStatementHasTheRangeOfItsTokens) {
  EXPECT_EQ(split(" \n select 1 ; ").pieces,
            (std::vector<Piece>{{.kind = PieceKind::statement, .begin = 3, .end = 11}}));
}

TEST(Split, TheLastSemicolonMayBeMissing) {
  EXPECT_EQ(split_text("select 1; select 2"), (Texts{"sql: select 1", "sql: select 2"}));
}

TEST(Split, BlankPiecesAreOmitted) {
  EXPECT_EQ(split_text(""), Texts{});
  EXPECT_EQ(split_text(" \t\r\n\f"), Texts{});
  EXPECT_EQ(split_text(";;; ;"), Texts{});
  EXPECT_EQ(split_text("-- nothing; here\n/* nor; here */;"), Texts{});
  EXPECT_EQ(split_text("-- no line end"), Texts{});
}

TEST(Split, APieceWithoutAKeywordIsAStatement) {
  EXPECT_EQ(split_text("SELECT 1; SELEC 2; 'x'; 7; SELECT 3"),
            (Texts{"sql: SELECT 1", "sql: SELEC 2", "sql: 'x'", "sql: 7", "sql: SELECT 3"}));
}

TEST(Split, CommentsAroundAStatementAreOmittedAndThoseInsideStay) {
  EXPECT_EQ(split_text("-- before\n/* b */ select /* ; */ 1 -- ;\n + 2 /* after */ ; -- behind"),
            (Texts{"sql: select /* ; */ 1 -- ;\n + 2"}));
}

TEST(Split, CommentsNest) {
  EXPECT_EQ(split_text("/* a /* b; */ c; */ select 1; /*/**/*/ select 2;"), (Texts{"sql: select 1", "sql: select 2"}));
  EXPECT_EQ(split_text("/*/ ; */ select 1"), (Texts{"sql: select 1"}));
}

TEST(Split, ALineCommentEndsAtEitherLineEnd) {
  EXPECT_EQ(split_text("select 1 -- a;\r+ 2; select 3 -- b;\r\n+ 4;"),
            (Texts{"sql: select 1 -- a;\r+ 2", "sql: select 3 -- b;\r\n+ 4"}));
}

TEST(Split, ACommentEndsAnOperator) {
  EXPECT_EQ(split_text("select 1 +--;\n 2; select 3 +/*;*/ 4;"),
            (Texts{"sql: select 1 +--;\n 2", "sql: select 3 +/*;*/ 4"}));
}

TEST(Split, WindowsLineEndsAreBlanks) {
  EXPECT_EQ(split_text("select\r\n1;\r\nselect 2;\r\n"), (Texts{"sql: select\r\n1", "sql: select 2"}));
}

TEST(Split, QuotesHideSemicolons) {
  EXPECT_EQ(split_text("select 'a;''b;' ; select \"c;\"\"d;\";"),
            (Texts{"sql: select 'a;''b;'", "sql: select \"c;\"\"d;\""}));
}

TEST(Split, ABackslashEscapesOnlyInAnEscapeString) {
  EXPECT_EQ(
      split_text(R"(select 'a\'; select E'b\';c'; select e'd\\'; select ae'f\')"),
      (Texts{R"(sql: select 'a\')", R"(sql: select E'b\';c')", R"(sql: select e'd\\')", R"(sql: select ae'f\')"}));
}

TEST(Split, OtherPrefixesDoNotMakeABackslashAnEscape) {
  EXPECT_EQ(
      split_text(R"(select N'a\'; select U&'d\0061\'; select B'0\'; select x'1\')"),
      (Texts{R"(sql: select N'a\')", R"(sql: select U&'d\0061\')", R"(sql: select B'0\')", R"(sql: select x'1\')"}));
}

TEST(Split, UnicodeStringsAndIdentifiersHideSemicolons) {
  EXPECT_EQ(split_text(R"(select U&'d!0061;' UESCAPE '!'; select u&"a;""b" uescape ''';')"),
            (Texts{R"(sql: select U&'d!0061;' UESCAPE '!')", R"(sql: select u&"a;""b" uescape ''';')"}));
}

TEST(Split, AStringThatContinuesOnTheNextLineKeepsItsForm) {
  EXPECT_EQ(split_text("select E'a'\n  '\\';b'; select 2"), (Texts{"sql: select E'a'\n  '\\';b'", "sql: select 2"}));
  EXPECT_EQ(split_text("select E'a' -- it's\n\n -- b\n '\\';b'; select 2"),
            (Texts{"sql: select E'a' -- it's\n\n -- b\n '\\';b'", "sql: select 2"}));
}

TEST(Split, AStringOnTheSameLineOrAfterABlockCommentDoesNotContinueThePreviousOne) {
  EXPECT_EQ(split_text("select E'a' '\\'; select 2"), (Texts{"sql: select E'a' '\\'", "sql: select 2"}));
  EXPECT_EQ(split_text("select E'a' /* c */\n '\\'; select 2"),
            (Texts{"sql: select E'a' /* c */\n '\\'", "sql: select 2"}));
}

TEST(Split, DollarQuotesHideEverythingUpToTheSameTag) {
  EXPECT_EQ(split_text("select $$a;'b$$; select $a$ ; $b$ ; $$ ; $b$ ; $a$; select 3"),
            (Texts{"sql: select $$a;'b$$", "sql: select $a$ ; $b$ ; $$ ; $b$ ; $a$", "sql: select 3"}));
  EXPECT_EQ(split_text("select $é_1$;$é_$;$é_1$; select 2"), (Texts{"sql: select $é_1$;$é_$;$é_1$", "sql: select 2"}));
  EXPECT_EQ(split_text("select $a$;$a$a$; select 2"), (Texts{"sql: select $a$;$a$a$", "sql: select 2"}));
}

TEST(Split, ADollarInsideAWordIsNotAQuote) {
  EXPECT_EQ(split_text("select a$b$c; select d$$; select 1"),
            (Texts{"sql: select a$b$c", "sql: select d$$", "sql: select 1"}));
  EXPECT_EQ(split_text("select é$$; select 1"), (Texts{"sql: select é$$", "sql: select 1"}));
}

TEST(Split, AParameterIsNotAQuote) {
  EXPECT_EQ(split_text("select $1; select $2$x; select 3"),
            (Texts{"sql: select $1", "sql: select $2$x", "sql: select 3"}));
}

TEST(Split, ADollarAfterANumberIsAQuoteUnlessALetterMakesItAWord) {  // as psql 15 sends them
  EXPECT_EQ(split_text("select 1$$;$$; select 1.5$$;$$; select 1e+5$$;$$"),
            (Texts{"sql: select 1$$;$$", "sql: select 1.5$$;$$", "sql: select 1e+5$$;$$"}));
  EXPECT_EQ(split_text("select 1e5$$a; select 1a$$b; select 3"),
            (Texts{"sql: select 1e5$$a", "sql: select 1a$$b", "sql: select 3"}));
}

TEST(Split, ALoneDollarIsNotAQuote) {
  EXPECT_EQ(split_text("select $; select $a ; select 3"), (Texts{"sql: select $", "sql: select $a", "sql: select 3"}));
}

TEST(Split, AnUnmatchedParenthesisDoesNotHideTheRest) {
  EXPECT_EQ(split_text("select (1; select 2); select 3"), (Texts{"sql: select (1", "sql: select 2)", "sql: select 3"}));
}

TEST(Split, TheActionsOfARuleAreInParentheses) {
  EXPECT_EQ(split_text("create rule r as on insert to t do also (insert into a values (1); delete from b); select 2"),
            (Texts{"sql: create rule r as on insert to t do also (insert into a values (1); delete from b)",
                   "sql: select 2"}));
  EXPECT_EQ(split_text("CREATE OR REPLACE RULE r AS ON UPDATE TO t DO (select 1; select 2;); select 3"),
            (Texts{"sql: CREATE OR REPLACE RULE r AS ON UPDATE TO t DO (select 1; select 2;)", "sql: select 3"}));
}

TEST(Split, ABeginAtomicBodyIsPartOfItsStatement) {
  EXPECT_EQ(split_text("create function f() returns int begin atomic select 1; select 2; end; select 3"),
            (Texts{"sql: create function f() returns int begin atomic select 1; select 2; end", "sql: select 3"}));
  EXPECT_EQ(split_text("CREATE OR REPLACE PROCEDURE p() BEGIN /* c */ ATOMIC END; select 3"),
            (Texts{"sql: CREATE OR REPLACE PROCEDURE p() BEGIN /* c */ ATOMIC END", "sql: select 3"}));
}

TEST(Split, OnlyAnEndThatBeginsAStatementEndsABeginAtomicBody) {
  const Texts expected{
      "sql: create function f() begin atomic select case when true then 1 end; select 1 as end; select t.case from t; "
      "; end",
      "sql: select 3"};
  EXPECT_EQ(
      split_text("create function f() begin atomic select case when true then 1 end; select 1 as end; select t.case "
                 "from t; ; end; select 3"),
      expected);
}

TEST(Split, BeginAtomicHasNoMeaningInOtherStatements) {
  EXPECT_EQ(split_text("begin; atomic; create table begin (atomic int); select 1; end; select begin atomic; select 2"),
            (Texts{"sql: begin", "sql: atomic", "sql: create table begin (atomic int)", "sql: select 1", "sql: end",
                   "sql: select begin atomic", "sql: select 2"}));
  EXPECT_EQ(split_text("create function f() as $$begin atomic$$; select 2"),
            (Texts{"sql: create function f() as $$begin atomic$$", "sql: select 2"}));
  EXPECT_EQ(split_text("create function f() begin \"atomic\"; select 2"),
            (Texts{"sql: create function f() begin \"atomic\"", "sql: select 2"}));
}

TEST(Split, InvalidSqlBecomesStatements) {
  const std::string nul("a\0b; c", 6);
  EXPECT_EQ(split_text(nul), (Texts{std::string("sql: a\0b", 8), "sql: c"}));
  EXPECT_EQ(split_text("\xff\xfe; {}"), (Texts{"sql: \xff\xfe", "sql: {}"}));
}

// These texts would take minutes if a scanner read the same bytes again for each of their parts.
TEST(Split, TakesLinearTimeForHostileTexts) {
  const auto repeated = [](std::string_view part, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += part;
    return text;
  };
  const std::vector<std::string> hostile = {
      repeated("/*", 200'000),
      repeated("/*", 200'000) + repeated("*/", 200'000),
      "select 1 " + repeated("+-", 200'000),
      repeated("'a'\n", 200'000),
      repeated("$a", 200'000),
      "$" + std::string(200'000, 'a') + "$" + repeated("$a", 200'000),
      repeated("--\r", 200'000),
      repeated("copy t from stdin;", 200'000),
      "copy t from stdin;\n" + repeated("\\.x\n", 200'000),
      "create function f() begin atomic " + repeated("select 1;", 200'000),
      repeated("create rule (", 200'000),
  };
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& text : hostile) EXPECT_LE(canonical_tokens(text).size(), 3 * text.size());
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
}  // namespace pgmanager::sql
