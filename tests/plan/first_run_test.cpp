#include "plan/first_run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgmanager::plan {

namespace {

using testing::HasSubstr;

std::string rule_of(Function function, const NoHistory& found) {
  const auto refusal = refuse_first_run(function, found);
  return refusal ? refusal->rule : "";
}

const NoHistory empty_database{.database = "shop", .schema = "postgres_manager"};

NoHistory with_objects() {
  NoHistory found = empty_database;
  found.objects = {"table public.a"};
  return found;
}

NoHistory with_another_history() {
  NoHistory found = with_objects();
  found.other_histories = {{.schema = "releases", .distrust = ""}};
  return found;
}

TEST(FirstRun, IsFineInAnEmptyDatabase) {
  EXPECT_EQ(rule_of(Function::deployment, empty_database), "");
  EXPECT_EQ(rule_of(Function::create, empty_database), "");
}

TEST(FirstRun, OfDeploymentsIsRefusedWhereTheDatabaseHoldsObjects) {
  EXPECT_EQ(rule_of(Function::deployment, with_objects()), "history-missing");
  EXPECT_EQ(rule_of(Function::manual_deployment, with_objects()), "history-missing");
}

TEST(FirstRun, OfABaselineIsForADatabaseThatHoldsObjects) {
  EXPECT_EQ(rule_of(Function::baseline, with_objects()), "");
}

TEST(FirstRun, OfEveryFunctionIsRefusedBesideAnotherHistory) {
  for (const Function function : {Function::create, Function::deployment, Function::manual_deployment, Function::undo,
                                  Function::baseline, Function::repair, Function::test_data}) {
    const auto refusal = refuse_first_run(function, with_another_history());
    ASSERT_TRUE(refusal) << to_string(function);
    EXPECT_EQ(refusal->rule, "history-elsewhere");
    EXPECT_THAT(refusal->message, HasSubstr("\"postgres_manager\", but one in schema \"releases\""));
    EXPECT_THAT(refusal->hint, HasSubstr("--history-schema releases"));
  }
}

// Functions that have no --first-run are not advised to use it.
TEST(FirstRun, IsOfferedOnlyWhereTheFunctionHasTheOption) {
  EXPECT_THAT(refuse_first_run(Function::deployment, with_another_history())->hint, HasSubstr("--first-run"));
  EXPECT_THAT(refuse_first_run(Function::create, with_another_history())->hint, Not(HasSubstr("--first-run")));
  EXPECT_THAT(refuse_first_run(Function::undo, with_another_history())->hint, Not(HasSubstr("--first-run")));
}

}  // namespace
}  // namespace pgmanager::plan
