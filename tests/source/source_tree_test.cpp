#include "source/source_tree.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/causes.hpp"
#include "base/error.hpp"
#include "source/findings.hpp"
#include "source/text_checksum.hpp"
#include "support/ordinary_user.hpp"
#include "support/temporary_directory.hpp"

namespace pgmanager::source {
namespace {

using pgmanager::tests::TemporaryDirectory;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::places;

constexpr Scope everything = {.create = true, .deployment = true, .manual_deployment = true};

TEST(SourceTree, OfTheProjectsOwnExampleHasNoFindings) {
  const ReadResult result = read_source_tree(PGMANAGER_ROOT, everything);
  EXPECT_THAT(tests::in_full(result.findings), IsEmpty());
  EXPECT_FALSE(result.tree.create.empty());
  EXPECT_FALSE(result.tree.deployments.empty());
}

TEST(SourceTree, ContainsTheDirectoriesOfItsScope) {
  const TemporaryDirectory root;
  root.write("create/1-tables/order.json", R"({"1": "a.sql"})");
  root.write("create/1-tables/a.sql", "create table a();");
  root.write("deployment/00000-a.sql", "create table a();");
  root.write("manual-deployment/00000-m.sql", "select 1;");
  const ReadResult result = read_source_tree(root.path(), everything);
  EXPECT_THAT(result.findings, IsEmpty());
  EXPECT_EQ(result.tree.root, root.path());
  ASSERT_EQ(result.tree.create.size(), 1U);
  EXPECT_EQ(result.tree.create[0].files.at(0).path, "create/1-tables/a.sql");
  ASSERT_EQ(result.tree.deployments.size(), 1U);
  EXPECT_EQ(result.tree.deployments[0].file.path, "deployment/00000-a.sql");
  ASSERT_EQ(result.tree.manual_deployments.size(), 1U);
  EXPECT_EQ(result.tree.manual_deployments[0].file.path, "manual-deployment/00000-m.sql");
}

TEST(SourceTree, IsNotReadOutsideOfItsScope) {
  const TemporaryDirectory root;
  root.write("create/broken", "");
  root.write("deployment/broken", "");
  root.write("manual-deployment/7-a.sql", "select 1;");
  const ReadResult result = read_source_tree(root.path(), {.manual_deployment = true});
  EXPECT_THAT(result.findings, IsEmpty());
  EXPECT_THAT(result.tree.create, IsEmpty());
  EXPECT_THAT(result.tree.deployments, IsEmpty());
  EXPECT_EQ(result.tree.manual_deployments.size(), 1U);
}

// Of an edited file the checksum is not the one in place.
TEST(SourceTree, IsReadInDepthExceptForWhatIsInPlace) {
  const TemporaryDirectory root;
  root.write("create/1-views/order.json", R"({"1": "v.sql", "2": "w.sql"})");
  root.write("create/1-views/v.sql", "create or replace view v as select 1;");
  root.write("create/1-views/w.sql", "create or replace view w as select 1;");
  root.write("deployment/0-a.sql", "create table a();");
  root.write("deployment/1-b.sql", "create table b();");
  ReadResult read = list_source_tree(root.path(), {.deployment = true, .repeatable = {"1-views"}});
  const auto& deployments = read.tree.deployments;
  const auto& views = read.tree.create.at(0).files;
  ASSERT_EQ(deployments.size(), 2U);
  EXPECT_EQ(deployments[0].file.depth, Depth::name);
  read_checksums(read.tree);
  EXPECT_EQ(deployments[1].file.depth, Depth::text);
  EXPECT_EQ(views[0].depth, Depth::text);
  read_files(
      read,
      {.deployment = [](const NumberedFile& each) { return each.file.checksum == text_checksum("create table a();"); },
       .repeatable = [](const SqlFile& file) { return file.path == "create/1-views/v.sql"; }});
  EXPECT_THAT(read.findings, IsEmpty());
  EXPECT_EQ(deployments[0].file.depth, Depth::text);
  EXPECT_EQ(deployments[0].file.token_checksum, "");
  EXPECT_EQ(deployments[1].file.depth, Depth::whole);
  EXPECT_EQ(deployments[1].file.statements, 1);
  EXPECT_EQ(views[0].depth, Depth::text);
  EXPECT_EQ(views[1].depth, Depth::whole);
}

TEST(SourceTree, ReportsAllFindingsInOrder) {
  const TemporaryDirectory root;
  root.write("create/1-a/order.json", "{\n\"1\": \"b.sql\",\n\"3\": \"gone.sql\"\n}");
  root.write("create/1-a/a.sql", "select 1;");
  root.write("create/1-a/b.sql", "select 1;\n\\timing\n-- x\n  rollback;");
  root.write("create/notes.txt", "");
  root.write("deployment/0-a.sql", "");
  root.write("deployment/2-c.sql", "select $$;");
  EXPECT_THAT(places(read_source_tree(root.path(), everything).findings),
              ElementsAre("create/1-a/a.sql order-json-unlisted-file", "create/1-a/b.sql:2:1 psql-command",
                          "create/1-a/b.sql:4:3 transaction-control", "create/1-a/order.json:3 order-json-missing-file",
                          "create/1-a/order.json:3 order-json-gap", "create/notes.txt stray-entry",
                          "deployment/0-a.sql empty-file", "deployment/2-c.sql ordinal-gap",
                          "deployment/2-c.sql:1:8 unterminated", "manual-deployment directory-missing"));
}

TEST(SourceTree, ReportsEachMissingDirectory) {
  const TemporaryDirectory root;
  EXPECT_THAT(
      places(read_source_tree(root.path(), everything).findings),
      ElementsAre("create directory-missing", "deployment directory-missing", "manual-deployment directory-missing"));
  EXPECT_THAT(read_source_tree(root.path(), {}).findings, IsEmpty());
}

TEST(SourceTree, CannotBeReadWithoutItsRoot) {
  const TemporaryDirectory parent;
  const std::filesystem::path root = parent.path() / "gone";
  try {
    read_source_tree(root, {});
    FAIL() << "nothing was thrown";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::source_invalid);
    EXPECT_EQ(error.parts().message, "could not open directory \"" + root.string() + "\": No such file or directory");
    EXPECT_TRUE(error.parts().cause.as<base::causes::NoSuchFile>());
  }
}

TEST(SourceTree, ThatCannotBeSearchedIsAnError) {
  const std::string said = pgmanager::tests::as_ordinary_user([] {
    const TemporaryDirectory parent;
    const std::filesystem::path root = parent.path() / "closed/tree";
    parent.write("closed/tree/deployment/0-a.sql", "select 1;");
    std::filesystem::permissions(root.parent_path(), std::filesystem::perms::none);
    std::string answer = has_directory(root, "deployment") ? "there" : "not there";
    try {
      read_source_tree(root, {.deployment = true});
    } catch (const base::Error& error) {
      answer += error.code() == base::ErrorCode::source_invalid ? ", source_invalid" : ", another error";
      answer += error.parts().message == "could not open directory \"" + root.string() + "\": Permission denied"
                    ? ""
                    : ": " + error.parts().message;
    }
    std::filesystem::permissions(root.parent_path(), std::filesystem::perms::owner_all);
    return answer;
  });
  EXPECT_EQ(said, "there, source_invalid");
}

TEST(WholeTree, ContainsEveryExistingDirectory) {
  const TemporaryDirectory root;
  EXPECT_TRUE(whole_tree(root.path()).is_empty());
  root.write("create/1-a/a.sql", "");
  root.write("manual-deployment/0-a.sql", "");
  const Scope scope = whole_tree(root.path());
  EXPECT_FALSE(scope.is_empty());
  EXPECT_TRUE(scope.create);
  EXPECT_FALSE(scope.deployment);
  EXPECT_TRUE(scope.manual_deployment);
}

TEST(HasDirectory, IsTrueIfTheTreeHasIt) {
  const TemporaryDirectory root;
  root.write("deployment/0-a.sql", "select 1;");
  EXPECT_TRUE(has_directory(root.path(), "deployment"));
  EXPECT_FALSE(has_directory(root.path(), "manual-deployment"));
}

}  // namespace
}  // namespace pgmanager::source
