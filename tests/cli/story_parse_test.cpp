#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "placeholders.hpp"
#include "story.hpp"

namespace pgmanager::tests {

namespace {

constexpr const char* text =
    "# why\n"
    "--- file deployment/00000-a.sql\n"
    "select 1;\n"
    "--- run deployment --postgres-dsn {dsn}\n"
    "--- status 6\n"
    "--- stdout\n"
    "out\n"
    "--- query select 1\n"
    "1\n";

TEST(StoryText, BecomesStepsWithTheExpectationOfARun) {
  const Story story = parse_story(text);
  EXPECT_EQ(story.comment, "# why\n");
  ASSERT_EQ(story.steps.size(), 3U);
  EXPECT_EQ(story.steps[0].keyword, "file");
  EXPECT_EQ(story.steps[0].argument, "deployment/00000-a.sql");
  EXPECT_EQ(story.steps[0].body, "select 1;\n");
  EXPECT_EQ(story.steps[1].line, 4);
  EXPECT_EQ(story.steps[1].expected, (Expectation{.status = 6, .output = "out\n", .errors = ""}));
  EXPECT_EQ(story.steps[2].body, "1\n");
}

TEST(StoryText, IsPrintedUnchanged) {
  EXPECT_EQ(story_text(parse_story(text)), text);
}

TEST(StoryText, WithAnUnknownSectionIsAnError) {
  EXPECT_THAT([] { parse_story("--- rnu status\n"); },
              testing::ThrowsMessage<std::runtime_error>("line 1: unknown section \"rnu\""));
}

TEST(StoryText, WithAnExpectationBeforeARunIsAnError) {
  EXPECT_THAT([] { parse_story("--- server none\n--- status 0\n"); },
              testing::ThrowsMessage<std::runtime_error>("line 2: status belongs behind run or end"));
}

TEST(StoryWords, KeepQuotedTextTogether) {
  EXPECT_EQ(words_of("a \"b 'c'\" --d='e f'  g"), (std::vector<std::string>{"a", "b 'c'", "--d=e f", "g"}));
}

TEST(StoryPlaceholders, ReplaceValuesThatDifferFromRunToRun) {
  EXPECT_EQ(with_placeholders("a.sql  1.5 ms\n3 min 04 s, process 123 at 2024-05-06T07:08:09Z in /tmp/x/tree\n",
                              {{"{root}", "/tmp/x/tree"}}),
            "a.sql  <time>\n<time>, process <pid> at <when> in {root}\n");
}

}  // namespace

}  // namespace pgmanager::tests
