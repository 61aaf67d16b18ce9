#include "source/sql_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/sha256.hpp"
#include "source/findings.hpp"

namespace pgmanager::source {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::in_full;
using tests::places;

constexpr std::size_t mebibyte = 1024UL * 1024;

struct Understood {
  SqlFile file;
  SqlText text;
  base::Findings findings;
};

Understood understand(const std::string& text) {
  Understood result;
  ReadSqlFile read = parse_sql_file("deployment/1-a.sql", text, FileRole::deployment, {}, result.findings);
  result.file = std::move(read.file);
  result.text = std::move(read.text);
  return result;
}

// A statement of exactly `size` bytes, without its semicolon.
std::string statement_of(std::size_t size) {
  return "select '" + std::string(size - 9, 'x') + "'";
}

TEST(SqlText, IsReadFromAFile) {
  const Understood result =
      understand("\xEF\xBB\xBF-- a table\r\ncreate table a ();\r\ncomment on table a is 'x';\r\n");
  EXPECT_THAT(result.findings, IsEmpty());
  EXPECT_EQ(result.file.path, "deployment/1-a.sql");
  EXPECT_EQ(result.text.path, "deployment/1-a.sql");
  EXPECT_EQ(result.text.text, "-- a table\r\ncreate table a ();\r\ncomment on table a is 'x';\r\n");
  EXPECT_EQ(result.file.statements, 2);
  EXPECT_EQ(result.file.transaction_mode, TransactionMode::in_transaction);
  EXPECT_EQ(result.file.checksum, base::sha256_hex("-- a table\ncreate table a ();\ncomment on table a is 'x';\n"));
}

TEST(SqlText, KeepsItsTokenChecksumWhenItIsReformatted) {
  const std::string checksum = understand("create table a(b int);").file.token_checksum;
  EXPECT_EQ(checksum.size(), 64U);
  EXPECT_EQ(understand("-- now with a comment\nCREATE TABLE a\n(\n  b int\n);\n").file.token_checksum, checksum);
  EXPECT_NE(understand("create table a(b bigint);").file.token_checksum, checksum);
}

TEST(SqlText, CountsStatementsAndNotTheRowsOfCopy) {
  const Understood result = understand("copy a from stdin;\n1\n2\n\\.\nselect 1;\n");
  EXPECT_THAT(result.findings, IsEmpty());
  EXPECT_EQ(result.file.statements, 2);
  EXPECT_EQ(result.text.script.pieces.size(), 3U);
}

TEST(SqlText, OfOnlyWhiteSpaceIsAFinding) {
  for (const char* text : {"", "\n", " \t\r\n\f\v", "\xEF\xBB\xBF\n"}) {
    EXPECT_THAT(in_full(understand(text).findings),
                ElementsAre("deployment/1-a.sql empty-file", "file is empty",
                            "Write a comment into it that says why, e.g. -- not needed any more."));
  }
}

TEST(SqlText, OfCommentsIsAPlaceholder) {
  const Understood result = understand("-- withdrawn, see 00012\n/* nothing */\n");
  EXPECT_THAT(result.findings, IsEmpty());
  EXPECT_EQ(result.file.statements, 0);
  EXPECT_THAT(result.text.script.pieces, IsEmpty());
}

TEST(SqlText, WithoutAnEndIsAFindingAtItsStart) {
  EXPECT_THAT(in_full(understand("select 1;\nselect 'it;\nselect 2;\n").findings),
              ElementsAre("deployment/1-a.sql:2:8 unterminated", "unterminated quoted string",
                          "Close the quoted string that begins here."));
  EXPECT_THAT(places(understand("begin;\nselect 1;\n  /* and\ncommit;\n").findings),
              ElementsAre("deployment/1-a.sql:3:3 unterminated"));
}

TEST(SqlText, ReportsAnUnknownDirective) {
  EXPECT_THAT(places(understand("-- why\n-- postgres-manager: not-known\nselect 1;\n").findings),
              ElementsAre("deployment/1-a.sql:2:22 unknown-directive"));
  EXPECT_THAT(places(understand("select 1; -- postgres-manager: not-known\n").findings), IsEmpty())
      << "behind the first statement it is prose";
}

TEST(SqlText, OfAStatementUpTo32MebibytesIsAccepted) {
  EXPECT_THAT(understand(statement_of(32 * mebibyte) + ";\n").findings, IsEmpty());
}

TEST(SqlText, OfALargerStatementIsAFinding) {
  EXPECT_THAT(in_full(understand("-- rows\n" + statement_of(32 * mebibyte + 1) + ";\n").findings),
              ElementsAre("deployment/1-a.sql:2 statement-too-large", "statement has 32.1 MiB, more than 32 MiB",
                          "Split it into several statements, or load its rows with COPY ... FROM stdin."));
}

TEST(SqlText, Above64MebibytesIsAFinding) {
  std::string text;
  while (text.size() <= 64 * mebibyte) text += statement_of(mebibyte) + ";\n";
  EXPECT_THAT(in_full(understand(text).findings),
              ElementsAre("deployment/1-a.sql file-too-large", "file has 64.1 MiB of SQL, more than 64 MiB",
                          "Split it into several files, or load its rows with COPY ... FROM stdin, whose data are not "
                          "counted."));
}

TEST(SqlText, Above64MebibytesReportsTheLinesOfLaterLargeStatements) {
  const std::string rows(70'000, '\n');
  std::string text = "copy a from stdin;\n" + rows + "\\.\n";
  while (text.size() <= 65 * mebibyte) text += statement_of(mebibyte) + ";\r\n";
  const auto lines = std::to_string(std::count(text.begin(), text.end(), '\n') + 70'004);
  text += "copy a from stdin;\n" + rows + "\\.\n-- large\n" + statement_of(33 * mebibyte) + ";\n";
  EXPECT_THAT(places(understand(text).findings),
              ElementsAre("deployment/1-a.sql:" + lines + " statement-too-large", "deployment/1-a.sql file-too-large"));
}

TEST(SqlText, OfAStatementWhoseEndIsNotSearchedForIsAFinding) {
  EXPECT_THAT(in_full(understand("select 1;\n" + statement_of(140 * mebibyte) + ";\n").findings),
              ElementsAre("deployment/1-a.sql:2 statement-too-large", "statement has more than 32 MiB",
                          "Split it into several statements, or load its rows with COPY ... FROM stdin.",
                          "deployment/1-a.sql file-too-large", "file has more than 64 MiB of SQL",
                          "Split it into several files, or load its rows with COPY ... FROM stdin, whose data are not "
                          "counted."));
}

TEST(SqlText, DoesNotCountTheRowsOfCopyAsSql) {
  std::string text = "copy a from stdin;\n";
  const std::string row = std::string(1023, 'x') + "\n";
  while (text.size() <= 65 * mebibyte) text += row;
  const Understood result = understand(text + "\\.\n");
  EXPECT_THAT(result.findings, IsEmpty());
  EXPECT_EQ(result.file.statements, 1);
}

TEST(SqlText, WithAHundredThousandFindingsIsReadFast) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "commit;\n";
  const Understood result = understand(text);
  EXPECT_EQ(result.findings.size(), 100'000U);
  EXPECT_EQ(tests::place_of(result.findings.back()), "deployment/1-a.sql:100000:1");
}

}  // namespace
}  // namespace pgmanager::source
