#include <gtest/gtest.h>

#include "report/report_values.hpp"
#include "report/text.hpp"

namespace pgmanager::report {
namespace {

using base::Error;
using base::ErrorCode;

const Style plain;

TEST(ErrorText, IsTheMessageAlone) {
  EXPECT_EQ(error_text(Error({.message = "no database is named"}), plain), "error: no database is named\n");
}

TEST(ErrorText, ShowsDetailAndHintBelow) {
  EXPECT_EQ(error_text(
                Error({.message = "could not connect", .detail = "first try\nsecond try", .hint = "Start the server."}),
                plain),
            "error: could not connect\n"
            "  detail: first try\n"
            "    second try\n"
            "  hint: Start the server.\n");
}

TEST(ErrorText, ShowsThePlace) {
  EXPECT_EQ(
      error_text(Error({.message = "syntax error",
                        .location =
                            base::Location{
                                .file = "create/1-a/order.json", .line = 2, .column = 5, .source_line = "  \"1\": 2"}}),
                 plain),
      "error: syntax error\n"
      "  create/1-a/order.json:2:5\n"
      "  LINE 2:   \"1\": 2\n"
      "              ^\n");
}

TEST(ErrorText, IsColouredOnRequest) {
  EXPECT_EQ(error_text(Error({.message = "no", .hint = "Yes."}), Style(Colour::yes)),
            "\033[1;31merror:\033[0m no\n"
            "  \033[1mhint:\033[0m Yes.\n");
}

TEST(FindingsText, ShowsEveryFindingAndTheirNumber) {
  EXPECT_EQ(
      findings_text(
          {{.rule = "ordinal-gap",
            .location = {.file = "deployment"},
            .message = "ordinal 3 is missing",
            .hint = "Add it."},
           {.rule = "psql-command",
            .location = {.file = "deployment/00001-a.sql", .line = 12, .column = 3, .source_line = "a \\connect b"},
            .message = "psql command \\connect cannot be run",
            .hint = "Take it out."}},
          plain),
      "deployment: error: ordinal 3 is missing [ordinal-gap]\n"
      "  hint: Add it.\n"
      "deployment/00001-a.sql:12:3: error: psql command \\connect cannot be run [psql-command]\n"
      "  LINE 12: a \\connect b\n"
      "             ^\n"
      "  hint: Take it out.\n"
      "2 problems in the source tree; nothing was run\n");
}

TEST(FindingsText, CountsOneProblemInTheSingular) {
  EXPECT_EQ(findings_text({{.rule = "empty-file",
                            .location = {.file = "deployment/0-a\nb.sql", .line = 1},
                            .message = "the file is empty"}},
                          plain),
            "deployment/0-a\\nb.sql:1: error: the file is empty [empty-file]\n"
            "1 problem in the source tree; nothing was run\n");
}

TEST(FindingsText, ListsFindingsAfterTheFirstTenBriefly) {
  base::Findings findings;
  for (int i = 1; i <= 12; ++i) {
    findings.push_back({.rule = "empty-file",
                        .location = {.file = "deployment/" + std::to_string(i) + "-a.sql", .line = 1},
                        .message = "file is empty",
                        .hint = "Fill it."});
  }
  const std::string text = findings_text(findings, plain);
  EXPECT_THAT(text, testing::EndsWith("deployment/10-a.sql:1: error: file is empty [empty-file]\n"
                                      "  hint: Fill it.\n"
                                      "deployment/11-a.sql:1: error: file is empty [empty-file]\n"
                                      "deployment/12-a.sql:1: error: file is empty [empty-file]\n"
                                      "hints are shown for the first 10; --output json has all of them\n"
                                      "12 problems in the source tree; nothing was run\n"));
}

TEST(RefusalsText, ListsRefusalsAfterTheFirstTenBriefly) {
  plan::Plan plan;
  for (int i = 0; i < 11; ++i) {
    plan.refusals.push_back({.rule = "deployment-changed",
                             .message = "file " + std::to_string(i) + " was edited",
                             .detail = "By you.",
                             .hint = "Do not.",
                             .difference = "-a\n+b\n"});
  }
  EXPECT_THAT(refusals_text(plan, plain),
              testing::EndsWith("refused: file 9 was edited [deployment-changed]\n"
                                "  detail: By you.\n"
                                "    -a\n"
                                "    +b\n"
                                "  hint: Do not.\n"
                                "refused: file 10 was edited [deployment-changed]\n"
                                "details and hints are shown for the first 10; --output json has all of them\n"
                                "nothing was changed\n"));
}

TEST(RefusalsText, IsEmptyWithoutARefusal) {
  EXPECT_EQ(refusals_text(plan::Plan(), plain), "");
}

TEST(RefusalsText, ShowsTheDifferenceAndTheWayOut) {
  plan::Plan plan;
  plan.refusals = {{.rule = "deployment-changed",
                    .message = "\"deployment/0-a.sql\" was edited after it ran on 2026-01-31T12:00:00Z",
                    .hint = "Revert the edit.",
                    .difference = "@@ -1,1 +1,1 @@\n-select 1;\n+select 2;\n"},
                   {.rule = "start-missing",
                    .message = "deployment 0 is neither on disk nor in the history of this instance",
                    .detail = "The first file on disk is \"deployment/1-b.sql\".",
                    .hint = "Bring it back."}};
  EXPECT_EQ(refusals_text(plan, plain),
            "refused: \"deployment/0-a.sql\" was edited after it ran on 2026-01-31T12:00:00Z [deployment-changed]\n    "
            "@@ -1,1 +1,1 @@\n    -select 1;\n    +select 2;\n  hint: Revert the edit.\nrefused: deployment 0 is "
            "neither on disk nor in the history of this instance [start-missing]\n  detail: The first file on disk is "
            "\"deployment/1-b.sql\".\n  hint: Bring it back.\nnothing was changed\n");
}

TEST(FailureText, ShowsTheServersMessageAndThePlace) {
  EXPECT_EQ(failure_text(*tests::failed_outcome().failure, plain),
            "error: relation \"nope\" does not exist [42P01]\n"
            "  deployment/00002-two.sql:1:8\n"
            "  LINE 1: select nope;\n"
            "                 ^\n");
}

TEST(FailureText, ShowsAllFieldsOfTheServersMessage) {
  const plan::Plan plan = tests::small_plan();
  EXPECT_EQ(failure_text({.step = &plan.steps[0], .error = tests::full_error()}, plain),
            "error: duplicate key value violates unique constraint \"a_pkey\" [23505]\n"
            "  deployment/00001-one.sql\n"
            "  detail: Key (id)=(1) already exists.\n"
            "  query: insert into a values (1)\n"
            "  context: PL/pgSQL function f() line 3 at SQL statement\n"
            "  hint: Take another key.\n");
}

TEST(FailureText, EscapesControlCharactersOfTheServer) {
  EXPECT_EQ(failure_text({.error = {.message = "no\x1B[2J\nnever", .detail = "a\tb\x07"}}, plain),
            "error: no\\x1b[2J\n"
            "  never\n"
            "  detail: a\tb\\x07\n");
}

TEST(FailureText, NamesNoFileIfTheCommitFailed) {
  EXPECT_EQ(failure_text({.error = {.message = "server closed the connection unexpectedly"}}, plain),
            "error: server closed the connection unexpectedly\n");
}

TEST(FailureText, ShowsOurAdviceAfterTheServersHint) {
  EXPECT_EQ(failure_text({.error = {.message = "out of shared memory",
                                    .hint = "You might need to increase max_locks_per_transaction."},
                          .advice = "Run it in pieces: --transaction file."},
                         plain),
            "error: out of shared memory\n"
            "  hint: You might need to increase max_locks_per_transaction.\n"
            "  hint: Run it in pieces: --transaction file.\n");
  EXPECT_EQ(failure_text({.error = {.message = "no"}, .advice = "First.\nSecond."}, plain),
            "error: no\n"
            "  hint: First.\n"
            "    Second.\n");
}

}  // namespace
}  // namespace pgmanager::report
