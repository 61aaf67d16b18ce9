#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/wrong_database.hpp"
#include "support/plan_values.hpp"

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

TEST(FirstRun, IsAllowedInAnEmptyDatabase) {
  EXPECT_EQ(rule_of(Function::deployment, empty_database), "");
  EXPECT_EQ(rule_of(Function::create, empty_database), "");
}

TEST(FirstRun, OfDeploymentsIsRefusedIfTheDatabaseContainsObjects) {
  EXPECT_EQ(rule_of(Function::deployment, with_objects()), "history-missing");
  EXPECT_EQ(rule_of(Function::manual_deployment, with_objects()), "history-missing");
}

TEST(FirstRun, OfABaselineIsAllowedIfTheDatabaseContainsObjects) {
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

TEST(FirstRun, NamesCommandsAsTheUserTypesThem) {
  const auto hint = [](Function function) { return refuse_first_run(function, with_another_history())->hint; };
  EXPECT_EQ(hint(Function::undo), "Name the existing history: postgres-manager undo --history-schema releases");
  EXPECT_EQ(hint(Function::manual_deployment),
            "Name the existing history: postgres-manager deployment --manual-deployment --history-schema releases; or "
            "begin a second one: postgres-manager deployment --manual-deployment --first-run");
  EXPECT_EQ(hint(Function::baseline),
            "Name the existing history: the same command with --history-schema releases; or begin a second one: the "
            "same command with --first-run");
  EXPECT_EQ(refuse_other_history("drift", with_another_history())->hint,
            "Name the existing history: postgres-manager drift --history-schema releases");
}

// A baseline with nothing to record would be refused.
TEST(FirstRun, SuggestsABaselineOnlyForATreeWithDeployments) {
  NoHistory found = with_objects();
  EXPECT_EQ(refuse_first_run(Function::manual_deployment, found)->hint,
            "If no file of this tree has run there: postgres-manager deployment --manual-deployment --first-run; if "
            "this is the wrong database, name another one with --dbname or --postgres-dsn.");
  found.has_deployments = true;
  EXPECT_THAT(refuse_first_run(Function::manual_deployment, found)->hint,
              HasSubstr("postgres-manager baseline --ordinal N; if none of them has run there: postgres-manager "
                        "deployment --manual-deployment --first-run;"));
}

// Functions without --first-run are not advised to use it.
TEST(FirstRun, SuggestsTheOptionOnlyIfTheFunctionHasIt) {
  EXPECT_THAT(refuse_first_run(Function::deployment, with_another_history())->hint, HasSubstr("--first-run"));
  EXPECT_THAT(refuse_first_run(Function::create, with_another_history())->hint, Not(HasSubstr("--first-run")));
  EXPECT_THAT(refuse_first_run(Function::undo, with_another_history())->hint, Not(HasSubstr("--first-run")));
}

using source::NumberedFile;
using tests::deployment;
using tests::entry;

bool is_another(const std::vector<NumberedFile>& on_disk, const std::vector<NumberedFile>& in_history) {
  std::vector<history::Entry> entries;
  for (const NumberedFile& each : in_history) entries.push_back(entry(each));
  return refuse_another_tree(compare(on_disk, entries, {})).has_value();
}

const std::vector<NumberedFile> ours{deployment(0, "select 0;", "ours"), deployment(1, "select 1;", "ours")};

TEST(AnotherTree, HasNothingInCommonWithTheHistory) {
  EXPECT_TRUE(is_another(ours, {deployment(0, "select 8;", "theirs"), deployment(1, "select 9;", "theirs")}));
}

TEST(AnotherTree, IsNotATreeWithOneEditedFile) {
  EXPECT_FALSE(is_another(ours, {deployment(0, "select 8;", "ours"), deployment(1, "select 9;", "theirs")}));
}

TEST(AnotherTree, IsNotATreeWhoseFilesWereRenamed) {
  EXPECT_FALSE(is_another(ours, {deployment(0, "select 0;", "theirs"), deployment(1, "select 9;", "theirs")}));
}

TEST(AnotherTree, IsNotATreeWhoseFilesWereRenumbered) {
  EXPECT_FALSE(is_another(ours, {deployment(0, "select 8;", "theirs"), deployment(1, "select 0;", "ours")}));
}

TEST(AnotherTree, CannotBeDetectedFromASingleDeployment) {
  EXPECT_FALSE(is_another(ours, {deployment(0, "select 8;", "theirs")}));
}

TEST(AnotherTree, CannotBeDetectedWithoutACommonOrdinal) {
  EXPECT_FALSE(is_another(ours, {deployment(7, "select 8;", "theirs"), deployment(8, "select 9;", "theirs")}));
}

}  // namespace

}  // namespace pgmanager::plan
