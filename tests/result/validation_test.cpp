#include "result/validation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/plan_values.hpp"

namespace pgmanager::result {
namespace {

using testing::ElementsAre;
using tests::deployment;
using tests::manual;
using tests::sql_file;
using tests::tree_of;

std::vector<std::string> texts_of(const Validation& validation) {
  std::vector<std::string> texts;
  for (const DirectoryCount& directory : validation.directories) {
    texts.push_back(directory.name + " " + (directory.files ? std::to_string(*directory.files) : "missing"));
  }
  return texts;
}

TEST(Validation, CountsTheFilesOfEachDirectory) {
  source::SourceTree tree = tree_of({deployment(0, "select 0;")}, {manual(3, "select 3;"), manual(9, "select 9;")});
  const auto table = [](const char* path) { return sql_file(path, "select 1;", source::FileRole::create); };
  tree.create = {{.number = 1, .name = "1-tables", .files = {table("create/1-tables/a"), table("create/1-tables/b")}},
                 {.number = 2, .name = "2-views", .files = {table("create/2-views/c")}}};
  const Validation validation = make_validation(tree, {.create = true, .deployment = true, .manual_deployment = true});
  EXPECT_THAT(texts_of(validation), ElementsAre("create 3", "deployment 1", "manual-deployment 2"));
  EXPECT_FALSE(validation.plan) << "no instance was compared";
}

TEST(Validation, DistinguishesAMissingDirectoryFromAnEmptyOne) {
  EXPECT_THAT(texts_of(make_validation({}, {.deployment = true})),
              ElementsAre("create missing", "deployment 0", "manual-deployment missing"));
}

TEST(Validation, ContainsEachRefusalOnce) {
  Validation validation;
  EXPECT_TRUE(validation.refusals().empty());
  const plan::Refusal both{.rule = "create-unfinished", .message = "create was not completed"};
  const plan::Refusal one{.rule = "server-too-old", .path = "deployment/1-a.sql", .message = "too old"};
  const plan::Refusal other{.rule = "server-too-old", .path = "manual-deployment/1-a.sql", .message = "too old"};
  validation.plan = plan::Plan{.refusals = {one, both}, .notices = {"a"}};
  validation.manual_plan = plan::Plan{.refusals = {other, both}, .notices = {"b"}};
  std::vector<std::string> paths;
  for (const plan::Refusal& refusal : validation.refusals()) paths.push_back(refusal.path);
  EXPECT_EQ(paths, (std::vector<std::string>{"deployment/1-a.sql", "", "manual-deployment/1-a.sql"}));
  EXPECT_EQ(validation.notices(), (std::vector<std::string>{"a", "b"}));
}

}  // namespace
}  // namespace pgmanager::result
