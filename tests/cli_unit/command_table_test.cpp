#include "cli/command_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "base/error.hpp"
#include "cli/option_table.hpp"

namespace pgmanager::cli {
namespace {

std::string failure_of(std::string_view name) {
  try {
    require_command(name);
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::usage);
    return error.parts().message + "\n" + error.parts().hint;
  }
  return "no failure";
}

TEST(CommandTable, ContainsTheFunctions) {
  std::vector<std::string_view> names;
  for (const Command& command : commands()) names.push_back(command.name);
  EXPECT_THAT(names, testing::ElementsAre("init", "create", "deployment", "test-data", "undo", "baseline", "repair",
                                          "status", "validate", "verify", "diff", "drift", "dump", "import", "instance",
                                          "new", "renumber", "prune", "reset", "wait", "dsn", "psql", "stop",
                                          "completion", "version", "help"));
}

TEST(CommandTable, FindsEachByItsName) {
  for (const Command& command : commands()) {
    EXPECT_EQ(find_command(command.name), &command);
    EXPECT_EQ(&require_command(command.name), &command);
    EXPECT_NE(command.run, nullptr);
  }
  EXPECT_EQ(find_command("creat"), nullptr);
  EXPECT_EQ(find_command(""), nullptr);
}

TEST(CommandTable, SuggestsTheNearestFunction) {
  EXPECT_EQ(failure_of("deploymnet"), "unknown function \"deploymnet\"\nDid you mean --function deployment?");
  EXPECT_EQ(failure_of("test"), "unknown function \"test\"\nDid you mean --function validate?");  // test-data writes
  EXPECT_EQ(failure_of("frobnicate"), "unknown function \"frobnicate\"\nSee all functions: postgres-manager --help.");
}

TEST(CommandTable, SuggestsAFunctionAsTheUserTypesIt) {
  try {
    require_command("deploymnet", "postgres-manager help");
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.parts().hint, "Did you mean postgres-manager help deployment?");
  }
}

TEST(OptionTable, NamesOnlyFunctionsThatExist) {
  for (const Option& option : option_table) {
    std::istringstream words{std::string(option.functions)};
    for (std::string word; words >> word;) {
      EXPECT_NE(find_command(word), nullptr) << "--" << option.name << " applies to " << word;
      EXPECT_TRUE(applies_to(option, word)) << "--" << option.name << " applies to " << word;
    }
  }
}

// A variable that is set to "no" must not switch an option on. The one of --allow-ahead is read as true or false.
TEST(OptionTable, LetsOnlyOptionsWithAValueComeFromOtherSources) {
  for (const Option& option : option_table) {
    if (option.elsewhere == Elsewhere::nowhere || option.name == "allow-ahead" || option.name == "restore-point")
      continue;
    EXPECT_NE(option.value, "") << "--" << option.name;
    EXPECT_NE(option.value, "NAME=VALUE") << "--" << option.name;
  }
}

TEST(OptionTable, NamesTheEnvironmentVariableOfAnOption) {
  EXPECT_EQ(variable_of("root"), "POSTGRES_MANAGER_ROOT");
  EXPECT_EQ(variable_of("lock-timeout"), "POSTGRES_MANAGER_LOCK_TIMEOUT");
}

TEST(OptionTable, ReturnsTheFunctionsOfAnOption) {
  constexpr Option some{"x", "", "", "create deployment status"};
  EXPECT_TRUE(applies_to(some, "create"));
  EXPECT_TRUE(applies_to(some, "deployment"));
  EXPECT_TRUE(applies_to(some, "status"));
  EXPECT_FALSE(applies_to(some, "stop"));
  EXPECT_FALSE(applies_to(some, "deploy"));
  constexpr Option all{"x", "", "", ""};
  EXPECT_TRUE(applies_to(all, "stop"));
}

}  // namespace
}  // namespace pgmanager::cli
