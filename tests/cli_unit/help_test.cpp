#include "cli/help.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "cli/option_table.hpp"

namespace pgmanager::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

/// The start of an option's line in help.
std::string usage_of(const Option& option) {
  const std::string letter = option.letter == '\0' ? "" : fmt::format("-{}, ", option.letter);
  return option.value.empty() ? fmt::format("\n  {}--{} ", letter, option.name)
                              : fmt::format("\n  {}--{} {} ", letter, option.name, option.value);
}

TEST(Overview, ShowsEveryFunctionWithItsSummary) {
  for (const Command& command : commands()) {
    EXPECT_THAT(overview(), HasSubstr(fmt::format("\n  {:<12}  {}\n", command.name, command.summary)));
  }
}

TEST(Overview, ShowsHowToGiveTheFunction) {
  EXPECT_THAT(overview(), HasSubstr("\n  postgres-manager --postgres-dsn DSN --function NAME [options]\n"));
}

TEST(HelpFor, ShowsTheOptionsOfTheFunctionAndNoOthers) {
  for (const Command& command : commands()) {
    const std::string help = help_for(command);
    for (const Option& option : option_table) {
      if (option.name == "function") continue;  // it chose this function
      if (applies_to(option, command.name)) {
        EXPECT_THAT(help, HasSubstr(usage_of(option))) << command.name;
        EXPECT_THAT(help, HasSubstr(std::string(option.help))) << command.name;
      } else {
        EXPECT_THAT(help, Not(HasSubstr(usage_of(option)))) << command.name;
      }
    }
  }
}

TEST(HelpFor, StartsWithThePurposeOfTheFunction) {
  for (const Command& command : commands()) {
    EXPECT_THAT(help_for(command), testing::StartsWith(fmt::format("postgres-manager {}: {}\n\n{}", command.name,
                                                                   command.summary, command.help)));
  }
}

// "postgres-manager <function> ..." or "postgres-manager ... <function>".
std::vector<std::string> examples_of(const Command& command) {
  std::vector<std::string> examples;
  std::istringstream lines{std::string(command.help)};
  bool reached = false;
  for (std::string line; std::getline(lines, line);) {
    if (reached) examples.push_back(line);
    reached = reached || line == "Examples:";
  }
  return examples;
}

TEST(HelpFor, ShowsAtLeastThreeExamplesOrTwoIfThereAreNoMore) {
  for (const Command& command : commands()) {
    const std::vector<std::string> examples = examples_of(command);
    EXPECT_GE(examples.size(), command.name == "version" ? 2U : 3U) << command.name;
    for (const std::string& example : examples) {
      EXPECT_THAT(example, testing::StartsWith("  postgres-manager ")) << command.name;
      EXPECT_THAT(example, HasSubstr(std::string(command.name))) << command.name;
    }
  }
}

TEST(HelpFor, ShowsTheDefaultOfEachOption) {
  for (const char* option : {"local", "postgres-bin", "root", "transaction", "lock-wait", "lock-timeout",
                             "lock-retries", "statement-timeout", "hook-timeout", "history-schema", "output"}) {
    const auto found =
        std::find_if(option_table.begin(), option_table.end(), [&](const Option& each) { return each.name == option; });
    ASSERT_NE(found, option_table.end()) << option;
    EXPECT_THAT(std::string(found->help), HasSubstr("default")) << option;
  }
}

TEST(HelpFor, ShowsTheExitStatusesOfTheFunction) {
  const std::string statuses =
      "\nExit status:\n"
      "  0    done, also when there was nothing to do\n"
      "  1    internal error\n"
      "  2    usage: the command line or the settings cannot be understood\n";
  EXPECT_THAT(help_for(require_command("version")), testing::EndsWith(statuses));
  EXPECT_THAT(help_for(require_command("status")), HasSubstr("\n  8    a check found something\n"));
  EXPECT_THAT(help_for(require_command("deployment")), Not(HasSubstr("\n  8    ")));
}

TEST(Overview, ShowsTheExitStatuses) {
  const std::string statuses =
      "\nExit status:\n"
      "  0 done   1 internal error   2 usage   3 source tree invalid   4 refused because of the instance's state\n"
      "  5 no connection   6 SQL failed   7 lock not obtained   8 a check found something   9 done, but a hook failed\n"
      "  130, 143 interrupted\n";
  EXPECT_THAT(overview(), testing::EndsWith(statuses));
}

}  // namespace
}  // namespace pgmanager::cli
