#include "authoring/new_tree.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "support/temporary_directory.hpp"

namespace pgmanager::authoring {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> paths(const NewTree& tree) {
  std::vector<std::string> paths;
  for (const NewFile& file : tree.files) paths.push_back(file.path);
  return paths;
}

std::string gitignore_after(const std::string& before) {
  const NewTree tree = new_tree({.gitignore = before}, std::nullopt);
  for (const NewFile& file : tree.files) {
    if (file.purpose == Purpose::gitignore) return file.text;
  }
  return before;
}

std::string pipeline(const TreeParts& present, PipelineService service) {
  return new_tree(present, service).files.back().text;
}

}  // namespace

TEST(NewTree, OfAnEmptyDirectoryHasEverything) {
  const NewTree tree = new_tree({}, std::nullopt);
  EXPECT_THAT(paths(tree), ElementsAre("create/1-tables/order.json", "deployment/.gitkeep", "postgres-manager.json",
                                       "postgres-manager.schema.json", ".gitignore"));
  EXPECT_THAT(tree.kept, IsEmpty());
}

TEST(NewTree, KeepsWhatIsThere) {
  const NewTree tree = new_tree({.create = true, .settings = true, .pipeline = true}, PipelineService::gitlab);
  EXPECT_THAT(paths(tree), ElementsAre("deployment/.gitkeep", "postgres-manager.schema.json", ".gitignore"));
  EXPECT_THAT(tree.kept, ElementsAre("create", "postgres-manager.json", ".gitlab-ci.yml"));
}

TEST(NewTree, AppendsTheMissingLinesToGitignore) {
  EXPECT_EQ(gitignore_after(""), ".postgres-manager/\n.env\n.env.*\n!.env.*.example\n");
  EXPECT_EQ(gitignore_after("*.log\n.env.*\n"), "*.log\n.env.*\n.postgres-manager/\n.env\n!.env.*.example\n");
  EXPECT_EQ(gitignore_after("*.log"), "*.log\n.postgres-manager/\n.env\n.env.*\n!.env.*.example\n");
  EXPECT_EQ(gitignore_after("!.env.*.example\r\n.env.*\r\n.env\r\n.postgres-manager/\r\n"),
            "!.env.*.example\r\n.env.*\r\n.env\r\n.postgres-manager/\r\n");
}

TEST(NewTree, NamesItsRootInThePipelineIfThatIsNotTheRepository) {
  for (const PipelineService service : {PipelineService::github, PipelineService::gitlab}) {
    EXPECT_THAT(pipeline({}, service), Not(HasSubstr("--root")));
    const TreeParts below{.pipeline_directory = "../", .from_there = "my tree"};
    EXPECT_THAT(pipeline(below, service), HasSubstr("postgres-manager verify --root 'my tree'\n"));
  }
}

class TreePartsTest : public testing::Test {
 protected:
  void make(const std::string& directory) const { std::filesystem::create_directories(root_.path() / directory); }
  void write(const std::string& file, const std::string& text) const { std::ofstream(root_.path() / file) << text; }
  TreeParts parts(const std::string& root = "") const {
    return tree_parts(root_.path() / root, PipelineService::github);
  }

  tests::TemporaryDirectory root_;
};

TEST_F(TreePartsTest, AreNoneInADirectoryThatDoesNotExist) {
  const TreeParts parts = this->parts("missing");
  EXPECT_FALSE(parts.create || parts.deployment || parts.settings || parts.settings_schema || parts.pipeline);
  EXPECT_EQ(parts.gitignore, "");
}

TEST_F(TreePartsTest, CountCreateOnlyWithAGroup) {
  make("create");
  EXPECT_FALSE(parts().create);
  make("create/2-views");
  EXPECT_TRUE(parts().create);
}

TEST_F(TreePartsTest, FindTheTopOfTheRepository) {
  make(".git");
  make("db/shop");
  make(".github/workflows");
  write(".github/workflows/postgres-manager.yml", "");
  const TreeParts parts = this->parts("db/shop");
  EXPECT_EQ(parts.pipeline_directory, "../../");
  EXPECT_EQ(parts.from_there, "db/shop");
  EXPECT_TRUE(parts.pipeline);
  EXPECT_EQ(this->parts().pipeline_directory, "");
}

}  // namespace pgmanager::authoring
