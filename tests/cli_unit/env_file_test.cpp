#include "cli/env_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace pgmanager::cli {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

std::vector<Assignment> parsed(std::string_view text) {
  return parse_env_file(".env.test", text);
}

/// "file:line: message
/// hint", with the detail between them if there is one.
std::string failure_of(std::string_view text) {
  try {
    read_env_file(".env.test", text);
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::usage);
    const auto& parts = error.parts();
    EXPECT_EQ(parts.location->source_line, "") << "it may hold a secret";
    return parts.location->file + ":" + std::to_string(parts.location->line) + ": " + parts.message + "\n" +
           (parts.detail.empty() ? "" : parts.detail + "\n") + parts.hint;
  }
  return "no failure";
}

TEST(ParseEnvFile, ParsesNamesAndValues) {
  EXPECT_THAT(parsed("a=1\nB=two words\nc=\nexport d=4\n  \texport\te=5\nexport=6\ngröße=x=y"),
              ElementsAre(Assignment{"a", "1", 1}, Assignment{"B", "two words", 2}, Assignment{"c", "", 3},
                          Assignment{"d", "4", 4}, Assignment{"e", "5", 5}, Assignment{"export", "6", 6},
                          Assignment{"größe", "x=y", 7}));
}

TEST(ParseEnvFile, IgnoresBlankLinesAndComments) {
  EXPECT_THAT(parsed("# a=1\n\n  \t\n  # b=2\nc=3 # why\nd=4#5\ne=#6\nf= # nothing\n"),
              ElementsAre(Assignment{"c", "3", 5}, Assignment{"d", "4#5", 6}, Assignment{"e", "#6", 7},
                          Assignment{"f", "", 8}));
  EXPECT_THAT(parsed(""), IsEmpty());
}

TEST(ParseEnvFile, ReadsAPlainValueUnchanged) {
  EXPECT_THAT(parsed("a=it's \\n $HOME \"x\" \t\n"), ElementsAre(Assignment{"a", "it's \\n $HOME \"x\"", 1}));
}

TEST(ParseEnvFile, ParsesQuotedValues) {
  EXPECT_THAT(parsed(R"(a=' # \n " $x '
b=" # \n \" \\ $x ' " # why
c=''
d=""
)"),
              ElementsAre(Assignment{"a", " # \\n \" $x ", 1}, Assignment{"b", " # \n \" \\ $x ' ", 2},
                          Assignment{"c", "", 3}, Assignment{"d", "", 4}));
}

TEST(ParseEnvFile, AcceptsAByteOrderMarkAndCrLf) {
  EXPECT_THAT(parsed("\xEF\xBB\xBF"
                     "a=1\r\nb='2'\r\n\r\nc=3\r"),
              ElementsAre(Assignment{"a", "1", 1}, Assignment{"b", "2", 2}, Assignment{"c", "3", 4}));
}

TEST(ParseEnvFile, RefusesALineWithoutAnAssignment) {
  EXPECT_EQ(failure_of("a=1\n\nsecret\n"), ".env.test:3: line is not of the form NAME=VALUE\nA comment begins with #.");
  EXPECT_EQ(failure_of("export a"), ".env.test:1: line is not of the form NAME=VALUE\nA comment begins with #.");
}

TEST(ParseEnvFile, RefusesAnInvalidName) {
  const std::string failure =
      ".env.test:1: the text before \"=\" cannot be the name of a variable\n"
      "Use letters, digits and underscores, without blanks around \"=\".";
  EXPECT_EQ(failure_of("=secret"), failure);
  EXPECT_EQ(failure_of("a = secret"), failure);
  EXPECT_EQ(failure_of("secret-name=x"), failure);
}

TEST(ParseEnvFile, RefusesAValueAfterABlank) {
  EXPECT_EQ(
      failure_of("a= secret"),
      ".env.test:1: value begins with a blank\nWrite NAME=VALUE without blanks around \"=\", or quote the value.");
}

TEST(ParseEnvFile, RefusesAQuoteThatIsNotClosed) {
  const std::string failure =
      ".env.test:1: quote is not closed on the same line\nWrite \\n in double quotes for a line end.";
  EXPECT_EQ(failure_of("a='secret\n'"), failure);
  EXPECT_EQ(failure_of("a=\"secret\n\""), failure);
  EXPECT_EQ(failure_of("a=\"secret\\\""), failure);
  EXPECT_EQ(failure_of("a=\"secret\\"), failure);
}

TEST(ParseEnvFile, RefusesTextAfterAQuote) {
  const std::string failure =
      ".env.test:1: unexpected text after the closing quote\nWrite \\\" for a quote in double quotes.";
  EXPECT_EQ(failure_of("a='secret'secret"), failure);
  EXPECT_EQ(failure_of("a=\"secret\" secret"), failure);
  EXPECT_EQ(failure_of("a='secret'#secret"), failure);
}

TEST(ParseEnvFile, RefusesAnUnknownEscape) {
  EXPECT_EQ(failure_of("a=\"sec\\ret\""),
            ".env.test:1: unknown escape sequence in double quotes\nUse \\n, \\\" and \\\\, or single quotes.");
}

TEST(ParseEnvFile, RefusesANameThatIsSetTwice) {
  EXPECT_EQ(failure_of("a=secret\nb=2\na=3"),
            ".env.test:3: \"a\" is set twice\nIt was already set on line 1.\nRemove one of the two.");
}

TEST(ParseEnvFile, RefusesTextThatIsNotUtf8) {
  const std::string failure = ".env.test:2: line is not text in UTF-8\nConvert the file to UTF-8, without NUL bytes.";
  EXPECT_EQ(failure_of("a=1\nb=gr\xF6\xDF"
                       "e"),
            failure);
  EXPECT_EQ(failure_of(std::string_view("a=1\nb=x\0y", 9)), failure);
}

TEST(ReadEnvFile, DistinguishesOptionsConnectionSettingsAndVariables) {
  const EnvFile file = read_env_file(".env.test",
                                     "POSTGRES_MANAGER_LOCK_TIMEOUT=2s\nPOSTGRES_MANAGER_DBNAME=\nPGHOST=db1\n"
                                     "DATABASE_URL=postgresql://db1/shop\nPOSTGRES_MANAGER_DSN=host=db1\nschema=shop\n"
                                     "pghost=db2\n");
  EXPECT_THAT(file.settings.options, ElementsAre(Pair("lock-timeout", OptionValue{"2s", "line 1 of \".env.test\""})));
  EXPECT_THAT(file.connection,
              ElementsAre(Assignment{"PGHOST", "db1", 3}, Assignment{"DATABASE_URL", "postgresql://db1/shop", 4},
                          Assignment{"POSTGRES_MANAGER_DSN", "host=db1", 5}));
  EXPECT_THAT(file.settings.variables, ElementsAre(Pair("pghost", "db2"), Pair("schema", "shop")));
  EXPECT_THAT(file.settings.session_settings, IsEmpty());
}

TEST(ReadEnvFile, RefusesAnUnknownOption) {
  EXPECT_EQ(failure_of("POSTGRES_MANAGER_LOCK_TIMOUT=1s"),
            ".env.test:1: unknown setting \"POSTGRES_MANAGER_LOCK_TIMOUT\"\n"
            "Did you mean POSTGRES_MANAGER_LOCK_TIMEOUT?");
  EXPECT_EQ(failure_of("POSTGRES_MANAGER_DRY_RUN=1"),
            ".env.test:1: unknown setting \"POSTGRES_MANAGER_DRY_RUN\"\nDid you mean POSTGRES_MANAGER_DSN?");
  EXPECT_EQ(failure_of("POSTGRES_MANAGER_A_COMPLETELY_DIFFERENT_THING=1"),
            ".env.test:1: unknown setting \"POSTGRES_MANAGER_A_COMPLETELY_DIFFERENT_THING\"\n"
            "Settings are options; see those of a function: postgres-manager help NAME.");
}

TEST(ReadEnvFile, RefusesOptionsThatDetermineTheFile) {
  EXPECT_EQ(failure_of("POSTGRES_MANAGER_ROOT=/srv"),
            ".env.test:1: POSTGRES_MANAGER_ROOT cannot be set here\n"
            "It must be known before this file can be found.\n"
            "Use --root or the environment variable POSTGRES_MANAGER_ROOT.");
  EXPECT_EQ(failure_of("POSTGRES_MANAGER_ENVIRONMENT=a"),
            ".env.test:1: POSTGRES_MANAGER_ENVIRONMENT cannot be set here\n"
            "It must be known before this file can be found.\n"
            "Use --environment or the environment variable POSTGRES_MANAGER_ENVIRONMENT.");
}

}  // namespace
}  // namespace pgmanager::cli
