#include "verify/base_tree.hpp"

#include <gtest/gtest.h>

#include "authoring/causes.hpp"
#include "base/process.hpp"
#include "support/temporary_directory.hpp"
#include "support/thrown.hpp"

namespace pgmanager::verify {
namespace {

using result::BaseKind;

/// A repository with the source tree in a directory below its top that has an unusual name.
class BaseTreeTest : public testing::Test {
 protected:
  void SetUp() override {
    git({"init", "-qb", "main"});
    git({"config", "user.name", "Ann"});
    git({"config", "user.email", "ann@example.com"});
    write("create/1-a/order.json", R"({"1": "a.sql"})");
    write("create/1-a/a.sql", "create table a (n int);\n");
    write("deployment/00000-a.sql", "select 1;\n");
    write("other/file", "x");
    git({"add", "-A"});
    git({"commit", "-qm", "one"});
  }

  std::string git(const std::vector<std::string>& arguments) const {
    std::vector<std::string> command = {"git"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    const base::ProcessResult result = base::run({.arguments = std::move(command), .directory = top_.path()});
    EXPECT_TRUE(result.ok()) << result.output;
    return result.output;
  }
  void write(const std::string& name, const std::string& text) const { top_.write("d b/" + name, text); }
  std::filesystem::path root() const { return top_.path() / "d b"; }

  tests::TemporaryDirectory top_;
};

TEST_F(BaseTreeTest, IsTheTreeOfTheRevisionIndependentlyOfTheWorkingTree) {
  write("create/1-a/a.sql", "create table b (n int);\n");
  write("deployment/00001-b.sql", "select 2;\n");
  git({"add", "-A"});
  const BaseTree tree(root(), "main");
  EXPECT_EQ(tree.base().kind, BaseKind::revision);
  EXPECT_TRUE(tree.base().is_head);
  EXPECT_FALSE(tree.base().is_chosen);
  EXPECT_EQ(tree.base().title(), "base " + tree.base().commit.substr(0, 7));
  const auto read = tree.read({});
  ASSERT_TRUE(read.has_value());
  EXPECT_TRUE(read->findings.empty());
  ASSERT_EQ(read->tree.deployments.size(), 1);
  EXPECT_EQ(read->tree.deployments.front().file.path, "deployment/00000-a.sql");
  ASSERT_EQ(read->tree.create.size(), 1);
  EXPECT_FALSE(std::filesystem::exists(read->tree.root / "other")) << "only what is needed is written";
  EXPECT_EQ(git({"diff", "--cached", "--name-only"}), "d b/create/1-a/a.sql\nd b/deployment/00001-b.sql\n")
      << "git's index is as it was";
}

TEST_F(BaseTreeTest, IsRemovedWithItsOwner) {
  std::filesystem::path directory;
  {
    const BaseTree tree(root(), "main");
    directory = tree.read({})->tree.root;
    EXPECT_TRUE(std::filesystem::exists(directory));
  }
  EXPECT_FALSE(std::filesystem::exists(directory));
}

TEST_F(BaseTreeTest, IsWhereTheBranchLeftMainByDefault) {
  const std::string left = git({"rev-parse", "HEAD"});
  git({"checkout", "-qb", "side"});
  git({"commit", "-qm", "two", "--allow-empty"});
  git({"checkout", "-q", "main"});
  git({"commit", "-qm", "three", "--allow-empty"});
  git({"checkout", "-q", "side"});
  const BaseTree tree(root(), std::nullopt);
  EXPECT_EQ(tree.base().commit + "\n", left);
  EXPECT_EQ(tree.base().name, "main");
  EXPECT_TRUE(tree.base().is_chosen);
  EXPECT_FALSE(tree.base().is_head);
}

TEST_F(BaseTreeTest, FailsIfTheBranchesHaveNothingInCommon) {
  git({"checkout", "-q", "--orphan", "side"});
  git({"commit", "-qm", "another beginning"});
  const auto error = tests::thrown_by([&] { const BaseTree tree(root(), std::nullopt); });
  EXPECT_EQ(error.code, base::ErrorCode::usage);
  EXPECT_EQ(error.message, "HEAD and main have no commit in common");
  EXPECT_FALSE(tests::cause_of<authoring::causes::NoCommonCommit>(error).is_shallow);
}

TEST_F(BaseTreeTest, IsADirectoryThatContainsCreate) {
  const BaseTree tree(root(), root().string());
  EXPECT_EQ(tree.base().kind, BaseKind::directory);
  EXPECT_EQ(tree.base().title(), "base " + root().string());
  EXPECT_TRUE(tree.base().is_today);
  EXPECT_EQ(tree.read({})->tree.deployments.size(), 1);
}

TEST_F(BaseTreeTest, IsNotTheCurrentDirectory) {
  top_.write("v1/create/1-a/order.json", "{}");
  EXPECT_FALSE(BaseTree(root(), (top_.path() / "v1").string()).base().is_today);
}

TEST(BaseTree, IsEmptyOnRequest) {
  const BaseTree tree("/nowhere", "empty");
  EXPECT_EQ(tree.base().title(), "an empty base");
  EXPECT_FALSE(tree.read({}).has_value());
}

}  // namespace
}  // namespace pgmanager::verify
