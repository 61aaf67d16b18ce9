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

Understood understand(std::string text, FileRole role = FileRole::deployment) {
  Understood result;
  const SqlFile file = understand_sql("deployment/1-a.sql", std::move(text), role, result.findings);
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
                          "Take the line out: one file speaks to one database, the one that --postgres-dsn names."));
}

TEST(PsqlCommands, HaveAWayOut) {
  const auto hint = [](const char* text, FileRole role = FileRole::deployment) {
    const base::Findings findings = understand(text, role).findings;
    return findings.size() == 1 ? findings.front().hint : "(" + std::to_string(findings.size()) + " findings)";
  };
  EXPECT_EQ(hint("\\i tbl_a.sql\n", FileRole::create), "Take the line out, and list the file in order.json.");
  EXPECT_EQ(hint("\\ir tbl_a.sql\n", FileRole::create), "Take the line out, and list the file in order.json.");
  EXPECT_EQ(hint("\\ir tbl_a.sql\n"), "Write the statements of that file in place of the line.");
  EXPECT_EQ(hint("\\c other\n"),
            "Take the line out: one file speaks to one database, the one that --postgres-dsn names.");
  EXPECT_EQ(hint("\\copy a from 'a.csv'\n"),
            "Use COPY ... FROM stdin; with the rows behind it and a line \\. at their end.");
  EXPECT_EQ(hint("\\timing\n"), "Take the line out, or write it as SQL: the file is sent to the server without psql.");
}

TEST(PsqlCommands, EndTheirNameAtABlankOrAnotherBackslash) {
  EXPECT_EQ(psql_command_name("\\connect other"), "\\connect");
  EXPECT_EQ(psql_command_name("\\timing"), "\\timing");
  EXPECT_EQ(psql_command_name("\\x\\timing"), "\\x");
  EXPECT_EQ(psql_command_name("\\."), "\\.");
}

TEST(PsqlCommands, AreNotSeenInsideStrings) {
  EXPECT_THAT(understand("select '\n\\connect x\n', $$\n\\i y\n$$;").findings, IsEmpty());
}

}  // namespace
}  // namespace pgmanager::source
