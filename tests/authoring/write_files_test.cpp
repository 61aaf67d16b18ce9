#include "authoring/write_files.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/files.hpp"
#include "support/temporary_directory.hpp"
#include "support/thrown.hpp"

namespace pgmanager::authoring {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

class WriteFiles : public testing::Test {
 protected:
  std::string text_of(const std::string& name) const { return base::read_file(directory_.path() / name); }
  std::vector<std::string> all() const {
    std::vector<std::string> paths;
    for (const auto& entry : fs::recursive_directory_iterator(directory_.path())) {
      paths.push_back(entry.path().lexically_relative(directory_.path()).string());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
  }
  void write(const NewFiles& files) const { write_files(directory_.path(), files); }

  tests::TemporaryDirectory directory_;
};

TEST_F(WriteFiles, CreatesTheirDirectoriesAndNoOtherFiles) {
  write({{.path = "a/b/c.sql", .text = "one"}, {.path = "d/e.sql", .text = "two"}});
  EXPECT_THAT(all(), ElementsAre("a", "a/b", "a/b/c.sql", "d", "d/e.sql"));
  EXPECT_EQ(text_of("a/b/c.sql"), "one");
  EXPECT_EQ(text_of("d/e.sql"), "two");
}

// 2147483647 is above every process id of Linux (PID_MAX_LIMIT).
TEST_F(WriteFiles, RemovesWhatAKilledProcessLeft) {
  directory_.write("d/.postgres-manager-2147483647-3", "half");
  directory_.write(fmt::format("d/.postgres-manager-{}-0", ::getppid()), "of a process that runs");
  directory_.write("d/.postgres-manager-x", "of somebody else");
  write({{.path = "d/e.sql", .text = "two"}});
  EXPECT_THAT(all(), ElementsAre("d", fmt::format("d/.postgres-manager-{}-0", ::getppid()), "d/.postgres-manager-x",
                                 "d/e.sql"));
}

TEST_F(WriteFiles, ReplacesADirectoryInOneStep) {
  directory_.write("create/1-a/order.json", "{}");
  directory_.write("create/2-b/b.sql", "old");
  directory_.write("create/2-b/c.sql", "stays");
  directory_.write("other", "stays");
  directory_.write(".postgres-manager-2147483647-0/create/half.sql", "of a killed process");
  write_directory(directory_.path(), "create",
                  {{.path = "create/2-b/b.sql", .text = "new", .purpose = Purpose::changed_create},
                   {.path = "create/3-c/d.sql", .text = "new"}},
                  {"create/1-a"});
  EXPECT_THAT(all(), ElementsAre("create", "create/2-b", "create/2-b/b.sql", "create/2-b/c.sql", "create/3-c",
                                 "create/3-c/d.sql", "other"));
  EXPECT_EQ(text_of("create/2-b/b.sql"), "new");
}

TEST_F(WriteFiles, MakesANewDirectoryInOneStep) {
  write_directory(directory_.path(), "create", {{.path = "create/1-a/a.sql", .text = "new"}}, {});
  EXPECT_THAT(all(), ElementsAre("create", "create/1-a", "create/1-a/a.sql"));
}

TEST_F(WriteFiles, LeavesADirectoryAsItWasIfAFileCannotBeWritten) {
  directory_.write("create/1-a/a.sql", "old");
  directory_.write("create/file", "");
  EXPECT_EQ(tests::thrown_by([&] {
              write_directory(
                  directory_.path(), "create",
                  {{.path = "create/1-a/b.sql", .text = "new"}, {.path = "create/file/c.sql", .text = "new"}},
                  {"create/1-a"});
            }).message,
            "could not write file \"create/file/c.sql\": Not a directory");
  EXPECT_THAT(all(), ElementsAre("create", "create/1-a", "create/1-a/a.sql", "create/file"));
}

TEST_F(WriteFiles, WritesThroughALinkToADirectory) {
  directory_.write("real/1-a/a.sql", "old");
  fs::create_directory_symlink("real", directory_.path() / "create");
  write_directory(directory_.path(), "create", {{.path = "create/1-a/b.sql", .text = "new"}}, {});
  EXPECT_TRUE(fs::is_symlink(directory_.path() / "create"));
  EXPECT_EQ(text_of("real/1-a/b.sql"), "new");
}

TEST_F(WriteFiles, WritesNothingIfAFileExists) {
  directory_.write("b.sql", "old");
  const auto error = tests::thrown_by([&] {
    write({{.path = "a/a.sql", .text = "new"}, {.path = "b.sql", .text = "new"}});
  });
  EXPECT_EQ(error.code, base::ErrorCode::refused);
  EXPECT_EQ(error.message, "file \"b.sql\" already exists");
  EXPECT_THAT(all(), ElementsAre("b.sql"));
  EXPECT_EQ(text_of("b.sql"), "old");
}

TEST_F(WriteFiles, UndoesEverythingWhenOneCannotBeWritten) {
  directory_.write("file", "");
  const auto error = tests::thrown_by([&] {
    write({{.path = "a/b/a.sql", .text = "new"}, {.path = "file/b.sql", .text = "new"}});
  });
  EXPECT_EQ(error.message, "could not write file \"file/b.sql\": Not a directory");
  EXPECT_THAT(all(), ElementsAre("file"));
}

TEST_F(WriteFiles, UndoesEverythingWhenTwoHaveTheSameName) {
  tests::thrown_by([&] { write({{.path = "a/a.sql", .text = "one"}, {.path = "a/a.sql", .text = "two"}}); });
  EXPECT_THAT(all(), IsEmpty());
}

TEST_F(WriteFiles, ReplacesTheOrderButKeepsItsPermissionsAndItsLink) {
  directory_.write("g/real.json", "old");
  fs::permissions(directory_.path() / "g/real.json", fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("real.json", directory_.path() / "g/order.json");
  write({{.path = "g/order.json", .text = "new", .purpose = Purpose::order}});
  EXPECT_TRUE(fs::is_symlink(directory_.path() / "g/order.json"));
  EXPECT_EQ(text_of("g/real.json"), "new");
  EXPECT_EQ(fs::status(directory_.path() / "g/real.json").permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_THAT(all(), ElementsAre("g", "g/order.json", "g/real.json"));
}

}  // namespace
}  // namespace pgmanager::authoring
