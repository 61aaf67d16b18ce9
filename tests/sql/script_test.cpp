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
