#include "source/psql_commands.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "source/findings.hpp"

namespace pgmanager::source {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::in_full;

struct Understood {
  std::vector<std::string> pieces;
  base::Findings findings;
};

Understood understand(const std::string& text, FileRole role = FileRole::deployment) {
  Understood result;
  const SqlText file = parse_sql_file("deployment/1-a.sql", text, role, {}, result.findings).text;
  for (const sql::Piece& piece : file.script.pieces) result.pieces.emplace_back(piece.in(file.text));
  return result;
}

TEST(PsqlCommands, ThatPgDumpWritesAreSkipped) {
  const Understood result = understand(
      "--\n-- PostgreSQL database dump\n--\n\n\\restrict abcDEF123\n\nSELECT 1;\n\\echo done\n\\unrestrict "
      "abcDEF123\n");
  EXPECT_THAT(result.findings, IsEmpty());
  EXPECT_THAT(result.pieces, ElementsAre("SELECT 1"));
}

TEST(PsqlCommands, AreFindingsWithTheirPlace) {
  EXPECT_THAT(in_full(understand("select 1;\n  \\connect other\nselect 2;\n").findings),
              ElementsAre("deployment/1-a.sql:2:3 psql-command", "psql command \\connect cannot be used here",
                          "Remove the line: all files run in the database that --postgres-dsn names."));
}

TEST(PsqlCommands, HaveHints) {
  const auto hint = [](const char* text, FileRole role = FileRole::deployment) {
    const base::Findings findings = understand(text, role).findings;
    return findings.size() == 1 ? findings.front().hint : "(" + std::to_string(findings.size()) + " findings)";
  };
  EXPECT_EQ(hint("\\i tbl_a.sql\n", FileRole::create), "Remove the line, and list the file in order.json.");
  EXPECT_EQ(hint("\\ir tbl_a.sql\n", FileRole::create), "Remove the line, and list the file in order.json.");
  EXPECT_EQ(hint("\\ir tbl_a.sql\n"), "Replace the line with the statements of that file.");
  EXPECT_EQ(hint("\\c other\n"), "Remove the line: all files run in the database that --postgres-dsn names.");
  EXPECT_EQ(hint("\\copy a from 'a.csv'\n"),
            "Use COPY ... FROM stdin; with the rows after it and a line \\. at their end.");
  EXPECT_EQ(hint("\\if :{?x}\n"), "Write the condition as SQL: DO $$ BEGIN IF ... THEN ... END IF; END $$;");
  EXPECT_EQ(hint("select 1 \\gset\n"),
            "Put the query in parentheses where its result is needed, or use a DO block with SELECT ... INTO.");
  EXPECT_EQ(hint("select 1 \\gdesc\n"),
            "Remove the statement and the command: only psql can show the columns of a result.");
  EXPECT_EQ(hint("select 1 \\g\n"), "End the statement with a semicolon in place of the command.");
  EXPECT_EQ(hint("select 1\\; select 2;\n"), "End the statement with a semicolon in place of the command.");
  EXPECT_EQ(hint("select 1 \\gexec;\n"), "Remove the semicolon.");
  EXPECT_EQ(hint("\\prompt x\n"), "Remove the line, and set the variable with --set <name>=<value>.");
  EXPECT_EQ(hint("\\q\n"), "Remove the line: a file always runs to its end.");
  EXPECT_EQ(hint("\\timing\n"), "Remove the line, or write it as SQL: the file is sent to the server without psql.");
}

TEST(PsqlCommands, AreNotFoundInsideStrings) {
  EXPECT_THAT(understand("select '\n\\connect x\n', $$\n\\i y\n$$;").findings, IsEmpty());
}

TEST(PsqlCommands, ThatAreExecutedStayInOrder) {
  const Understood result = understand(
      "\\set n 5 \r\nselect :n;\n\\unset n\nselect 'select 1' \\gexec\nselect 'select 2';\n  \\gexec  \nselect 3;\n");
  EXPECT_THAT(in_full(result.findings), IsEmpty());
  EXPECT_THAT(result.pieces, ElementsAre("\\set n 5", "select :n", "\\unset n", "select 'select 1'", "\\gexec",
                                         "select 'select 2'", "\\gexec", "select 3"));
}

TEST(PsqlCommands, OfOneLineAreReadInOrder) {
  const Understood result = understand(
      "\\set a 1 \\set b 'x\\'y \\\\ z'\\echo \\unset a \\\\ -- done\nselect 'select 1' \\gexec \\set c 2 \\\\ \\echo "
      "c\n");
  EXPECT_THAT(in_full(result.findings), IsEmpty());
  EXPECT_THAT(result.pieces, ElementsAre("\\set a 1", "\\set b 'x\\'y \\\\ z'", "\\unset a", "select 'select 1'",
                                         "\\gexec", "\\set c 2"));
}

TEST(PsqlCommands, AfterAnotherOneOnTheLineAreFindings) {
  EXPECT_THAT(in_full(understand("\\echo ready \\connect other\n").findings),
              ElementsAre("deployment/1-a.sql:1:13 psql-command", "psql command \\connect cannot be used here",
                          "Remove the line: all files run in the database that --postgres-dsn names."));
}

TEST(PsqlCommands, AfterARefusedOneAreNotRead) {
  EXPECT_EQ(understand("\\connect other \\i x \\set\n").findings.size(), 1U);
}

TEST(PsqlCommands, MustNotBeFollowedBySqlOnTheLine) {
  EXPECT_THAT(in_full(understand("\\set n 5 \\\\ select :n;\nselect 2;\n").findings),
              ElementsAre("deployment/1-a.sql:1:10 psql-command", "SQL on the line of a psql command",
                          "Write it on a line of its own."));
  EXPECT_THAT(in_full(understand("\\set n 5 \\\\ /* a\n*/ select 2;\n").findings),
              ElementsAre("deployment/1-a.sql:1:10 psql-command", "SQL on the line of a psql command",
                          "Write it on a line of its own."));
}

TEST(PsqlCommands, MustNotBeInsideAStatement) {
  EXPECT_THAT(in_full(understand("select 1\n\\set n 5\n+ :n;\n").findings),
              ElementsAre("deployment/1-a.sql:2:1 psql-command-in-statement",
                          "psql command \\set is inside a statement", "End the statement before it with a semicolon."));
  EXPECT_THAT(
      in_full(understand("select 1 -- c;\n\\echo n\n;\n").findings),
      ElementsAre("deployment/1-a.sql:2:1 psql-command-in-statement", "psql command \\echo is inside a statement",
                  "End the statement before it with a semicolon."));
  EXPECT_THAT(understand("select 1 /* c */ ;\n\\set n 5\nselect 'x' \\gexec \\set n 6\n\\set n 7\n").findings,
              IsEmpty());
}

constexpr const char* gexec_hint =
    "Write it directly after a query whose results are statements, e.g. SELECT format('ANALYZE %I', relname) FROM "
    "pg_class \\gexec";

TEST(Gexec, RequiresAQueryBeforeIt) {
  EXPECT_THAT(in_full(understand("-- first\n\\gexec\nselect 1;\n").findings),
              ElementsAre("deployment/1-a.sql:2:1 gexec-without-query", "psql command \\gexec has no query before it",
                          gexec_hint));
  EXPECT_THAT(in_full(understand("select 'x' \\gexec\n\\gexec\n").findings),
              ElementsAre("deployment/1-a.sql:2:1 gexec-without-query", "psql command \\gexec has no query before it",
                          gexec_hint));
  EXPECT_THAT(in_full(understand("select 'x';\n\\set a b\n\\gexec\n").findings),
              ElementsAre("deployment/1-a.sql:3:1 gexec-without-query", "psql command \\gexec has no query before it",
                          gexec_hint));
  EXPECT_THAT(in_full(understand("copy a from stdin;\n1\n\\.\n\\gexec\n").findings),
              ElementsAre("deployment/1-a.sql:4:1 gexec-without-query", "psql command \\gexec has no query before it",
                          gexec_hint));
}

TEST(Gexec, MayFollowASkippedCommand) {
  const Understood result = understand("select 'x';\n\\echo now\n\\gexec\n");
  EXPECT_THAT(in_full(result.findings), IsEmpty());
  EXPECT_THAT(result.pieces, ElementsAre("select 'x'", "\\gexec"));
}

TEST(Gexec, AcceptsNoArguments) {
  for (const char* line : {"select 'x' \\gexec -- every one\n", "select 'x' \\gexec (a=b)\n",
                           "select 'x' \\gexec `a`\n", "select 'x' \\gexec 'a\n"}) {
    EXPECT_THAT(in_full(understand(line).findings),
                ElementsAre("deployment/1-a.sql:1:12 gexec-argument", "psql command \\gexec takes no arguments",
                            "Remove everything after it on the line, including a comment."));
  }
}

std::vector<std::string> problem_of(const std::string& command) {
  return in_full(understand(command + "\nselect 1;\n").findings);
}

TEST(Set, RequiresTheNameOfAVariable) {
  EXPECT_THAT(problem_of("\\set"),
              ElementsAre("deployment/1-a.sql:1:1 set-command", "psql command \\set without the name of a variable",
                          "Write \\set <name> <value>."));
  EXPECT_THAT(problem_of("\\unset"),
              ElementsAre("deployment/1-a.sql:1:1 set-command", "psql command \\unset without the name of a variable",
                          "Write \\unset <name>."));
}

TEST(Set, RefusesNamesThatPsqlRefuses) {
  constexpr const char* hint = "Write letters, digits and underscores, without quotes, semicolons and other variables.";
  EXPECT_THAT(problem_of("\\set a-b 1"),
              ElementsAre("deployment/1-a.sql:1:1 set-command", "invalid variable name \"a-b\"", hint));
  EXPECT_THAT(problem_of("\\set \"a\" 1"),
              ElementsAre("deployment/1-a.sql:1:1 set-command", "invalid variable name \"\"a\"\"", hint));
  EXPECT_THAT(problem_of("\\set '' 1"),
              ElementsAre("deployment/1-a.sql:1:1 set-command", "invalid variable name \"\"", hint));
  EXPECT_THAT(problem_of("\\unset a;"),
              ElementsAre("deployment/1-a.sql:1:1 set-command", "invalid variable name \"a;\"", hint));
  EXPECT_THAT(problem_of("\\set :a 1"),
              ElementsAre("deployment/1-a.sql:1:1 set-command", "invalid variable name \":a\"", hint));
  EXPECT_THAT(problem_of("\\set 1 1"), IsEmpty());
  EXPECT_THAT(problem_of("\\set 'gr\xC3\xBCn' 1"), IsEmpty());
}

TEST(Set, RunsNoShellCommand) {
  EXPECT_THAT(
      problem_of("\\set a `date`"),
      ElementsAre("deployment/1-a.sql:1:1 set-command", "psql command \\set has backquotes, but no shell is run",
                  "Set the variable with --set <name>=<value>; write an ordinary backquote in single quotes."));
  EXPECT_THAT(problem_of("\\set a 'in `quotes`' \"or `these`\""), IsEmpty());
}

TEST(Set, RequiresTheEndOfAQuoteOnItsLine) {
  for (const char* command : {"\\set a 'b", "\\set a \"b", "\\set a 'b\\'", "\\set a b -- it's"}) {
    EXPECT_THAT(problem_of(command),
                ElementsAre("deployment/1-a.sql:1:1 set-command", "unterminated quote in psql command \\set",
                            "Close it on the same line."));
  }
}

TEST(Set, RefusesANulByte) {
  for (const char* command : {"\\set a 'b\\0'", "\\set a '\\x0'", "\\set a '\\400'"}) {
    EXPECT_THAT(problem_of(command),
                ElementsAre("deployment/1-a.sql:1:1 set-command", "value of a psql variable contains a NUL byte",
                            "Remove the escape sequence for it."));
  }
}

TEST(Unset, AcceptsOneName) {
  EXPECT_THAT(problem_of("\\unset a b"),
              ElementsAre("deployment/1-a.sql:1:1 set-command", "psql command \\unset takes one name",
                          "Write one \\unset on a line of its own for each variable."));
}

TEST(Set, CannotChangeHowTheProgramRunsAFile) {
  EXPECT_THAT(problem_of("\\set AUTOCOMMIT off"),
              ElementsAre("deployment/1-a.sql:1:1 set-command", "psql variable \"AUTOCOMMIT\" cannot be changed",
                          "Remove the line: each file runs in its own transaction."));
  EXPECT_THAT(problem_of("\\unset ON_ERROR_STOP"),
              ElementsAre("deployment/1-a.sql:1:1 set-command", "psql variable \"ON_ERROR_STOP\" cannot be changed",
                          "Remove the line: the first error always ends the run."));
  EXPECT_THAT(problem_of("\\set ON_ERROR_ROLLBACK interactive"),
              ElementsAre("deployment/1-a.sql:1:1 set-command", "psql variable \"ON_ERROR_ROLLBACK\" cannot be changed",
                          "Remove the line: the first error always ends the run."));
  EXPECT_THAT(problem_of("\\set SINGLELINE"),
              ElementsAre("deployment/1-a.sql:1:1 set-command", "psql variable \"SINGLELINE\" cannot be changed",
                          "Remove the line: a statement ends at its semicolon, not with its line."));
}

TEST(Set, AcceptsValuesThatMatchTheProgramsBehaviour) {
  for (const char* command : {"\\set ON_ERROR_STOP on", "\\set ON_ERROR_STOP 1", "\\set ON_ERROR_STOP",
                              "\\set ON_ERROR_STOP TRUE", "\\set AUTOCOMMIT on", "\\unset ON_ERROR_ROLLBACK",
                              "\\set SINGLELINE off", "\\set VERBOSITY verbose", "\\set on_error_stop off"}) {
    EXPECT_THAT(problem_of(command), IsEmpty()) << command;
  }
}

}  // namespace
}  // namespace pgmanager::source
