#include "authoring/tree_names.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temporary_directory.hpp"
#include "support/thrown.hpp"

namespace pgmanager::authoring {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(FileNamesIn, AreEmptyIfThereIsNoDirectory) {
  const tests::TemporaryDirectory root;
  EXPECT_THAT(file_names_in(root.path(), "deployment"), IsEmpty());
  root.write("deployment/00000-a.sql", "");
  root.write("deployment/00001-directory.sql/file", "");
  EXPECT_THAT(file_names_in(root.path(), "deployment"), ElementsAre("00000-a.sql"));
}

TEST(FileNamesIn, FailIfThereIsNoRoot) {
  const auto error = tests::thrown_by([] { file_names_in("/nowhere", "deployment"); });
  EXPECT_EQ(error.message, "could not open directory \"/nowhere\": No such file or directory");
}

TEST(GroupsIn, MayBeEmpty) {
  const tests::TemporaryDirectory root;
  EXPECT_THAT(groups_in(root.path()), IsEmpty());
}

TEST(GroupsIn, AreOrderedByNumber) {
  const tests::TemporaryDirectory root;
  for (const char* name : {"10-views", "9-tables", "notes", "x-y"})
    root.write(std::string("create/") + name + "/a", "");
  root.write("create/1-file", "");
  std::filesystem::create_directory_symlink(root.path(), root.path() / "create/2-leads-out");
  EXPECT_THAT(groups_in(root.path()), ElementsAre("9-tables", "10-views"));
}

TEST(ReadGroup, HasItsFilesAndTheContentOfItsOrder) {
  const tests::TemporaryDirectory root;
  root.write("create/1-t/b.sql", "");
  root.write("create/1-t/order.json", "{\"1\": \"b.sql\"}\r\n");
  base::Findings findings;
  const Group group = read_group(root.path(), "1-t", findings);
  EXPECT_THAT(findings, IsEmpty());
  EXPECT_THAT(group.files, ElementsAre("b.sql"));
  EXPECT_EQ(group.order_json, "{\"1\": \"b.sql\"}\r\n");
}

TEST(ReadGroup, MayBeEmpty) {
  const tests::TemporaryDirectory root;
  std::filesystem::create_directories(root.path() / "create/1-t");
  base::Findings findings;
  EXPECT_EQ(read_group(root.path(), "1-t", findings).order_json, "");
  EXPECT_THAT(findings, IsEmpty());
}

TEST(ReadGroup, FindsMistakesInItsOrder) {
  const tests::TemporaryDirectory root;
  root.write("create/1-t/b.sql", "");
  base::Findings missing;
  read_group(root.path(), "1-t", missing);
  ASSERT_EQ(missing.size(), 1);
  EXPECT_EQ(missing[0].rule, "order-json-missing");

  root.write("create/1-t/order.json", "[]");
  base::Findings broken;
  read_group(root.path(), "1-t", broken);
  ASSERT_EQ(broken.size(), 1);
  EXPECT_EQ(broken[0].rule, "order-json-not-object");
}

}  // namespace
}  // namespace pgmanager::authoring
