#include "source/file_name.hpp"

#include <gtest/gtest.h>

#include "base/process.hpp"
#include "base/utf8.hpp"

namespace pgmanager::source {
namespace {

TEST(FileName, OfADeploymentIsAnOrdinalADashARestAndSql) {
  const auto name = split_deployment_name("00000-valid-file-name.sql");
  ASSERT_TRUE(name);
  EXPECT_EQ(name->digits, "00000");
  EXPECT_EQ(name->rest, "valid-file-name");
}

TEST(FileName, OfADeploymentIsNothingElse) {
  for (const char* name : {"fix-tbl-calendar-events.sql", "00001-.sql", "00001.sql", "00001_a.sql", "-a.sql", "1-a.SQL",
                           "1-a.sql.bak", "1-a", "a1-b.sql", "-1-a.sql", ".sql", ""}) {
    EXPECT_FALSE(split_deployment_name(name)) << name;
  }
}

TEST(FileName, MayHaveBlanksAndLettersOfAnyLanguageInTheRest) {
  EXPECT_EQ(split_deployment_name("1-größe der räume.sql")->rest, "größe der räume");
  EXPECT_EQ(unwanted_characters("1-größe der räume.sql"), "");
}

TEST(FileName, OfAGroupIsANumberADashAndTheRest) {
  EXPECT_EQ(split_numbered_name("10-grants")->digits, "10");
  EXPECT_EQ(split_numbered_name("10-grants")->rest, "grants");
  EXPECT_FALSE(split_numbered_name("10-"));
  EXPECT_FALSE(split_numbered_name("10"));
  EXPECT_FALSE(split_numbered_name("tables"));
}

TEST(FileName, OfDotFilesAndReadmeIsPassedOver) {
  EXPECT_TRUE(is_passed_over(".gitkeep"));
  EXPECT_TRUE(is_passed_over("README.md"));
  EXPECT_FALSE(is_passed_over("readme.md"));
  EXPECT_FALSE(is_passed_over("README.md.sql"));
}

TEST(FileName, SaysWhichCharactersAreUnwanted) {
  EXPECT_EQ(unwanted_characters("1-a\nb.sql"), "a control character");
  EXPECT_EQ(unwanted_characters("1-a\x7f.sql"), "a control character");
  EXPECT_EQ(unwanted_characters("1-a\u009b2J.sql"), "a control character");
  EXPECT_EQ(unwanted_characters("1-it's.sql"), "a quote");
  EXPECT_EQ(unwanted_characters("1-\"a\".sql"), "a quote");
  EXPECT_EQ(unwanted_characters("1-`a`.sql"), "a quote");
  EXPECT_EQ(unwanted_characters("1-a\\b.sql"), "a backslash");
  EXPECT_EQ(unwanted_characters("1-caf\xe9.sql"), "bytes that are not UTF-8");
}

TEST(FileName, IsQuotedForAShellOnlyWhereItHasToBe) {
  EXPECT_EQ(shell_word("deployment/00001-a.sql"), "deployment/00001-a.sql");
  EXPECT_EQ(shell_word("deployment/1-a b.sql"), "'deployment/1-a b.sql'");
  EXPECT_EQ(shell_word("it's"), R"('it'\''s')");
  EXPECT_EQ(shell_word("$(reboot)"), "'$(reboot)'");
  EXPECT_EQ(shell_word(""), "''");
}

TEST(FileName, WithControlCharactersReachesTheShellAsItIs) {
  EXPECT_EQ(shell_word("h\n\x1b[31mx"), R"($'h\n\x1b[31mx')");
  EXPECT_EQ(shell_word("it's a\\b\x7f"), R"($'it\'s a\\b\x7f')");
  for (const std::string word :
       {"h\n\x1b[31mx",
        "\x01"
        "1 $(reboot) `x` \"'\\n\\",
        "\x7f\x7f'", "gr\u00f6\u00dfe\u009b2J", "a\tb\r\n", "caf\xe9\xe9", "\u202etxt.sql", "\\x41\x1b"}) {
    SCOPED_TRACE(word);
    const std::string written = shell_word(word);
    EXPECT_EQ(base::printable(written), written);
    const auto run = base::run({.arguments = {"bash", "-c", "printf %s " + written}});
    EXPECT_EQ(run.output, word);
  }
}

}  // namespace
}  // namespace pgmanager::source
