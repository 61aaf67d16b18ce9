#include "base/shell_word.hpp"

#include <gtest/gtest.h>

#include "base/process.hpp"
#include "base/utf8.hpp"

namespace pgmanager::base {
namespace {

TEST(ShellWord, IsQuotedForAShellOnlyWhereItHasToBe) {
  EXPECT_EQ(shell_word("deployment/00001-a.sql"), "deployment/00001-a.sql");
  EXPECT_EQ(shell_word("deployment/1-a b.sql"), "'deployment/1-a b.sql'");
  EXPECT_EQ(shell_word("it's"), R"('it'\''s')");
  EXPECT_EQ(shell_word("$(reboot)"), "'$(reboot)'");
  EXPECT_EQ(shell_word(""), "''");
}

TEST(ShellWord, WithControlCharactersReachesTheShellAsItIs) {
  EXPECT_EQ(shell_word("h\n\x1b[31mx"), R"($'h\n\x1b[31mx')");
  EXPECT_EQ(shell_word("it's a\\b\x7f"), R"($'it\'s a\\b\x7f')");
  for (const std::string word :
       {"h\n\x1b[31mx",
        "\x01"
        "1 $(reboot) `x` \"'\\n\\",
        "\x7f\x7f'", "gr\u00f6\u00dfe\u009b2J", "a\tb\r\n", "caf\xe9\xe9", "\u202etxt.sql", "\\x41\x1b"}) {
    SCOPED_TRACE(word);
    const std::string written = shell_word(word);
    EXPECT_EQ(printable(written), written);
    const ProcessResult read = run({.arguments = {"bash", "-c", "printf %s " + written}});
    EXPECT_EQ(read.output, word);
  }
}

}  // namespace
}  // namespace pgmanager::base
