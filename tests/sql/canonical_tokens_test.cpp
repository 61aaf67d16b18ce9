#include <gtest/gtest.h>

#include "sql/script.hpp"

namespace pgmanager::sql {
namespace {

TEST(CanonicalTokens, AreSeparatedByOneBlank) {
  EXPECT_EQ(
      canonical_tokens("SELECT  a.b,\n\tcount(*)::Int -- c\n FROM /* t */ \"T\"\nWHERE x>=-1.5e3 AND y ~~ 'It''s  A'"),
      "select a . b , count ( * ) :: int from \"T\" where x >= - 1.5e3 and y ~~ 'It''s  A'");
}

TEST(CanonicalTokens, OfAFileOfCommentsAreEmpty) {
  EXPECT_EQ(canonical_tokens(""), "");
  EXPECT_EQ(canonical_tokens("-- a\n/* b */ ;; \n"), "");
}

TEST(CanonicalTokens, OmitTheLastSemicolon) {
  EXPECT_EQ(canonical_tokens("select 1; select 2"), "select 1 ; select 2");
  EXPECT_EQ(canonical_tokens("select 1;; select 2; -- end\n ;"), "select 1 ; select 2");
}

TEST(CanonicalTokens, FoldAsciiLettersOfUnquotedWordsOnly) {
  EXPECT_EQ(canonical_tokens("ÄB U&\"AB\" E'AB' X'AB' $A$B$A$ $1 1E5"), "Äb U&\"AB\" E'AB' X'AB' $A$B$A$ $1 1E5");
}

TEST(CanonicalTokens, KeepLineEndsInsideQuotes) {
  EXPECT_EQ(canonical_tokens("select 'a\n b'\n,\n$$\n c;\n$$"), "select 'a\n b' , $$\n c;\n$$");
}

TEST(CanonicalTokens, DistinguishAContinuedStringFromTwoStrings) {
  EXPECT_EQ(canonical_tokens("select 'a' -- c\n\n  'b'"), "select 'a'\n'b'");
  EXPECT_EQ(canonical_tokens("select 'a' /* c */\n 'b'"), "select 'a' 'b'");
  EXPECT_EQ(canonical_tokens("select 'a' 'b'"), "select 'a' 'b'");
}

TEST(CanonicalTokens, DistinguishOperatorsAsPostgresqlDoes) {
  EXPECT_EQ(canonical_tokens("a=-1"), "a = - 1");
  EXPECT_EQ(canonical_tokens("a = - 1"), "a = - 1");
  EXPECT_EQ(canonical_tokens("a - -1"), "a - - 1");
  EXPECT_EQ(canonical_tokens("a --1"), "a");
  EXPECT_EQ(canonical_tokens("a @-1, a @ - 1"), "a @- 1 , a @ - 1");
  EXPECT_EQ(canonical_tokens("a<=b, a< =b, a*-+-b"), "a <= b , a < = b , a * - + - b");
  EXPECT_EQ(canonical_tokens("a->>'b', a#>>'{c}', f(x:=1), f(x=>1)"),
            "a ->> 'b' , a #>> '{c}' , f ( x := 1 ) , f ( x => 1 )");
  EXPECT_EQ(canonical_tokens("1*/**/2"), "1 * 2");
}

TEST(CanonicalTokens, DistinguishNumbersFromWords) {
  EXPECT_EQ(canonical_tokens("1a, 1 a"), "1a , 1 a");
  EXPECT_EQ(canonical_tokens("1.5, 1 .5, 1. 5"), "1.5 , 1 .5 , 1. 5");
  EXPECT_EQ(canonical_tokens("1..10, 1 .. 10"), "1 .. 10 , 1 .. 10");
  EXPECT_EQ(canonical_tokens("0x1F 1_000.5 1e-5 1e 1e-"), "0x1F 1_000.5 1e-5 1e 1e -");
  EXPECT_EQ(canonical_tokens("$1a, $1 a, $1$$b$$"), "$1a , $1 a , $1 $$b$$");
}

TEST(CanonicalTokens, DistinguishAPrefixedStringFromAWordAndAString) {
  EXPECT_EQ(canonical_tokens("E'a', E 'a', date'b', date 'b'"), "E'a' , e 'a' , date 'b' , date 'b'");
  EXPECT_EQ(canonical_tokens("'a''b', 'a' 'b', \"a\"\"b\", \"a\" \"b\""),
            "'a''b' , 'a' 'b' , \"a\"\"b\" , \"a\" \"b\"");
}

TEST(CanonicalTokens, KeepPsqlVariablesAsWritten) {
  EXPECT_EQ(canonical_tokens("select :Name, : Name, :'Name', :\"Name\", :{?Name}"),
            "select :Name , : name , :'Name' , :\"Name\" , :{?Name}");
  EXPECT_EQ(canonical_tokens("a[1:N], a[1 : N], a::Text"), "a [ 1:N ] , a [ 1 : n ] , a :: text");
}

TEST(CanonicalTokens, KeepCopyDataVerbatim) {
  EXPECT_EQ(canonical_tokens("COPY t FROM stdin;\n1\tA  b\n\\.\n\nselect 1;\n"),
            "copy t from stdin ;\n1\tA  b\n\\.\nselect 1");
  EXPECT_EQ(canonical_tokens("COPY t FROM stdin;\n\\.\n"), "copy t from stdin ;\n\\.");
}

TEST(CanonicalTokens, KeepPsqlCommandsAsLines) {
  EXPECT_EQ(canonical_tokens("\\restrict aB\nselect 1; \\echo It's  C\nselect 2"),
            "\\restrict aB\nselect 1 ;\n\\echo It's  C\nselect 2");
}

TEST(CanonicalTokens, DistinguishAStatementSentByAPsqlCommandFromOneBeforeIt) {
  EXPECT_EQ(canonical_tokens("select 1 \\gexec\n"), "select 1\n\\gexec");
  EXPECT_EQ(canonical_tokens("select 1; \\gexec\n"), "select 1 ;\n\\gexec");
}

TEST(CanonicalTokens, FollowStandardConformingStrings) {
  EXPECT_EQ(canonical_tokens("set standard_conforming_strings = off; select 'A\\'  ;B';SELECT 2"),
            "set standard_conforming_strings = off ; select 'A\\'  ;B' ; select 2");
}

TEST(CanonicalTokens, KeepSemicolonsInsideAStatement) {
  EXPECT_EQ(canonical_tokens("create function f() BEGIN ATOMIC select 1; END;"),
            "create function f ( ) begin atomic select 1 ; end");
}

TEST(CanonicalTokens, KeepUnterminatedText) {
  EXPECT_EQ(canonical_tokens("SELECT 'A"), "select 'A");
  EXPECT_EQ(canonical_tokens("SELECT 1 /* A"), "select 1\n/* A");
  EXPECT_EQ(canonical_tokens("SELECT 1"), "select 1");
}

}  // namespace
}  // namespace pgmanager::sql
