// The commands in the refusal `ordinal-taken` resolve it if they are run as printed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <stdexcept>
#include <string>

#include "story_run.hpp"
#include "support/program.hpp"
#include "support/test_server.hpp"

namespace pgmanager::tests {

namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// A feature branch has run its deployments 1 and 2 here. Then main got its own deployment 1, both were merged, and
// `renumber` gave the feature's files the ordinals after it.
class OrdinalTaken : public ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    std::filesystem::create_symlink(PGMANAGER_PROGRAM, programs_.path() / "postgres-manager");
    tree_.write("deployment/00000-a.sql", "create table a (n int);\n");
    tree_.write("deployment/00001-feat1.sql", "create table feat1 (n int);\n");
    tree_.write("deployment/00002-feat2.sql", "create table feat2 (n int);\n");
    tree_.write("undo/00002-feat2.sql", "drop table feat2;\n");
    deploy();
    tree_.write("deployment/00001-main.sql", "create table main_ (n int);\n");
    type(
        "mv deployment/00002-feat2.sql deployment/00003-feat2.sql && mv undo/00002-feat2.sql undo/00003-feat2.sql && "
        "mv deployment/00001-feat1.sql deployment/00002-feat1.sql");
    refused_ = run("postgres-manager deployment");
    EXPECT_EQ(refused_.exit_status, 4);
    EXPECT_EQ(tables(), "a,feat1,feat2");
  }

  ProgramResult run(const std::string& command) const {
    Environment environment = clean_environment(tree_.path());
    for (auto& [name, value] : environment) {
      if (name == "PATH") value = programs_.path().string() + ":" + value;
    }
    environment.emplace_back("POSTGRES_MANAGER_DSN", database_.dsn());
    return run_program(
        {.arguments = {"/bin/sh", "-c", command}, .environment = environment, .directory = tree_.path()});
  }
  void type(const std::string& command) const {
    const ProgramResult result = run(command);
    EXPECT_EQ(result.exit_status, 0) << command << "\n" << result.output << result.errors;
  }
  void deploy() const { type("postgres-manager deployment"); }

  // The printed text between `before` and `after`.
  static std::string printed(const ProgramResult& result, const std::string& before, const std::string& after) {
    const std::size_t found = result.errors.find(before);
    if (found == std::string::npos) throw std::runtime_error("not printed: " + before + "\n" + result.errors);
    const std::size_t begin = found + before.size();
    return result.errors.substr(begin, result.errors.find(after, begin) - begin);
  }
  std::string tables() const {
    return psql(database_.dsn(),
                "select string_agg(tablename, ',' order by tablename) from pg_tables where schemaname = 'public'");
  }

  ScratchDatabase database_;
  TemporaryDirectory tree_;
  TemporaryDirectory programs_;
  ProgramResult refused_;
};

TEST_F(OrdinalTaken, ShowsFilesThatRanAndFilesThatDidNot) {
  EXPECT_THAT(refused_.errors, HasSubstr("refused: \"deployment/00001-main.sql\" has the ordinal of "
                                         "\"deployment/00001-feat1.sql\", which ran on "));
  EXPECT_THAT(refused_.errors, HasSubstr("  detail: \"deployment/00001-main.sql\" has not run here.\n"));
  EXPECT_THAT(refused_.errors, HasSubstr("  detail: The content of \"deployment/00002-feat1.sql\" ran on "));
  EXPECT_THAT(refused_.errors, Not(HasSubstr("--accept-changed")));
}

TEST_F(OrdinalTaken, IsResolvedByGivingTheFilesFreeOrdinals) {
  type(printed(refused_, "Give it a free ordinal, in this order: ", ". If "));
  EXPECT_TRUE(std::filesystem::exists(tree_.path() / "undo/00002-feat2.sql"));
  deploy();
  EXPECT_EQ(tables(), "a,feat1,feat2,main_");
  type("postgres-manager status --check");
}

TEST_F(OrdinalTaken, IsResolvedByCorrectingTheHistory) {
  type(printed(refused_, "correct the history of this instance: ", "; the next deployment"));
  const ProgramResult late = run("postgres-manager deployment");
  EXPECT_EQ(late.exit_status, 4);
  EXPECT_EQ(tables(), "a,feat1,feat2");
  type(printed(late, "then mark it as applied: ", "\n"));
  EXPECT_EQ(tables(), "a,feat1,feat2,main_");
  deploy();
  type("postgres-manager status --check");
}

class Placeholder : public OrdinalTaken {};

// The placeholder has its own name, in place of a lost file.
TEST_F(Placeholder, IsAcceptedWithTheNameOfTheLostFile) {
  type("mv deployment/00001-main.sql . && rm deployment/00002-feat1.sql deployment/00003-feat2.sql");
  tree_.write("deployment/00001-lost.sql", "-- lost\n");
  tree_.write("deployment/00002-feat2.sql", "create table feat2 (n int);\n");
  const ProgramResult refused = run("postgres-manager deployment");
  EXPECT_EQ(refused.exit_status, 4);
  EXPECT_THAT(refused.errors, HasSubstr("refused: \"deployment/00001-lost.sql\" has the ordinal of "
                                        "\"deployment/00001-feat1.sql\", which ran on "));
  const std::string commands = printed(refused, "give it its name and accept it: ", ";");
  EXPECT_EQ(commands,
            "mv deployment/00001-lost.sql deployment/00001-feat1.sql && postgres-manager repair --accept-changed 1");
  type(commands);
  deploy();
  type("postgres-manager status --check");
  EXPECT_EQ(tables(), "a,feat1,feat2");
}

TEST_F(Placeholder, ThatBecomesANewDeploymentGetsANewOrdinal) {
  type("mv deployment/00001-main.sql . && rm deployment/00002-feat1.sql deployment/00003-feat2.sql");
  tree_.write("deployment/00001-new.sql", "-- to be written\n");
  EXPECT_THAT(run("postgres-manager deployment --allow-ahead").errors,
              HasSubstr("If it is a new deployment, write its statements"));
  tree_.write("deployment/00001-new.sql", "create table new_ (n int);\n");
  const ProgramResult refused = run("postgres-manager deployment --allow-ahead");
  type(printed(refused, "Give it a free ordinal: ", ". "));
  EXPECT_THAT(refused.errors, HasSubstr("Restore \"deployment/00001-feat1.sql\" and \"deployment/00002-feat2.sql\" "));
  tree_.write("deployment/00001-feat1.sql", "create table feat1 (n int);\n");
  tree_.write("deployment/00002-feat2.sql", "create table feat2 (n int);\n");
  deploy();
  EXPECT_EQ(tables(), "a,feat1,feat2,new_");
}

// The row would say that the file ran.
TEST_F(OrdinalTaken, CannotBeAccepted) {
  EXPECT_EQ(run("postgres-manager repair --accept-changed 1").exit_status, 4);
  EXPECT_EQ(psql(database_.dsn(), "select count(*) from postgres_manager.history where kind = 'repair'"), "0");
}

}  // namespace

}  // namespace pgmanager::tests
