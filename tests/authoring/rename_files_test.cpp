#include "authoring/write_files.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <stdexcept>

#include "base/files.hpp"
#include "base/owned_fd.hpp"
#include "support/temporary_directory.hpp"
#include "support/thrown.hpp"

namespace pgmanager::authoring {
namespace {

using testing::ElementsAre;
using testing::Pair;

class RenameFiles : public testing::Test {
 protected:
  void write(const std::string& name) const { directory_.write(name, "text of " + name); }

  /// All files with their contents.
  std::vector<std::pair<std::string, std::string>> files() const {
    std::vector<std::pair<std::string, std::string>> found;
    for (const auto& entry : base::list_directory(directory_.path() / "d")) {
      found.emplace_back(entry.name, base::read_file(directory_.path() / "d" / entry.name));
    }
    return found;
  }

  void rename(const Renames& renames) const {
    rename_files(directory_.path(), renames, [] {});
  }

  tests::TemporaryDirectory directory_;
};

TEST_F(RenameFiles, FollowsAChain) {
  write("d/a");
  write("d/b");
  rename({{"d/a", "d/b"}, {"d/b", "d/c"}});
  EXPECT_THAT(files(), ElementsAre(Pair("b", "text of d/a"), Pair("c", "text of d/b")));
}

TEST_F(RenameFiles, SwapsTwo) {
  write("d/a");
  write("d/b");
  rename({{"d/a", "d/b"}, {"d/b", "d/a"}});
  EXPECT_THAT(files(), ElementsAre(Pair("a", "text of d/b"), Pair("b", "text of d/a")));
}

// If the process is killed then, the name says which file it was, and no later write removes it
// (RemovesWhatAKilled...).
TEST_F(RenameFiles, MovesAFileOfACycleAsideUnderItsOwnName) {
  write("d/a");
  write("d/b");
  const base::OwnedFd watch(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
  ASSERT_GE(::inotify_add_watch(watch.get(), (directory_.path() / "d").c_str(), IN_MOVED_TO), 0);
  rename({{"d/a", "d/b"}, {"d/b", "d/a"}});
  std::array<char, 4096> events{};
  ASSERT_GT(::read(watch.get(), events.data(), events.size()), 0);
  inotify_event first{};
  std::memcpy(&first, events.data(), sizeof first);
  EXPECT_EQ(std::string(events.data() + sizeof first), fmt::format(".a.postgres-manager-{}", ::getpid()));
}

TEST_F(RenameFiles, UndoesAnIncompleteCycle) {
  write("d/a");
  const auto error = tests::thrown_by([&] { rename({{"d/a", "d/b"}, {"d/b", "d/a"}}); });
  EXPECT_EQ(error.message, "could not rename file \"d/b\": No such file or directory");
  EXPECT_THAT(files(), ElementsAre(Pair("a", "text of d/a")));
}

TEST_F(RenameFiles, RenamesACycleThatOtherFilesWaitFor) {
  for (const char* name : {"d/a", "d/b", "d/c", "d/z"}) write(name);
  rename({{"d/a", "d/b"}, {"d/b", "d/c"}, {"d/c", "d/a"}, {"d/z", "d/y"}});
  EXPECT_THAT(files(), ElementsAre(Pair("a", "text of d/c"), Pair("b", "text of d/a"), Pair("c", "text of d/b"),
                                   Pair("y", "text of d/z")));
}

TEST_F(RenameFiles, NeverOverwrites) {
  write("d/a");
  write("d/b");
  const auto error = tests::thrown_by([&] { rename({{"d/a", "d/b"}}); });
  EXPECT_EQ(error.message, "file \"d/b\" already exists");
  EXPECT_THAT(files(), ElementsAre(Pair("a", "text of d/a"), Pair("b", "text of d/b")));
}

TEST_F(RenameFiles, UndoesAllRenamesWhenAFileIsMissing) {
  write("d/a");
  const auto error = tests::thrown_by([&] { rename({{"d/a", "d/b"}, {"d/x", "d/y"}}); });
  EXPECT_EQ(error.message, "could not rename file \"d/x\": No such file or directory");
  EXPECT_THAT(files(), ElementsAre(Pair("a", "text of d/a")));
}

TEST_F(RenameFiles, UndoesAllRenamesWhenTheNextStepFails) {
  write("d/a");
  write("d/b");
  const Renames renames = {{"d/a", "d/b"}, {"d/b", "d/c"}};
  EXPECT_THROW(rename_files(directory_.path(), renames, [] { throw std::runtime_error("no"); }), std::runtime_error);
  EXPECT_THAT(files(), ElementsAre(Pair("a", "text of d/a"), Pair("b", "text of d/b")));
}

TEST_F(RenameFiles, DeletesAllFiles) {
  for (const char* name : {"d/a", "d/b", "d/c"}) write(name);
  delete_files(directory_.path(), {"d/a", "d/c"});
  EXPECT_THAT(files(), ElementsAre(Pair("b", "text of d/b")));
}

TEST_F(RenameFiles, RemovesWhatAKilledProcessWasDeleting) {
  write("d/.postgres-manager-2147483647-3");
  write("d/.a.postgres-manager-2147483647");
  write("d/b");
  delete_files(directory_.path(), {"d/b"});
  EXPECT_THAT(files(), ElementsAre(Pair(".a.postgres-manager-2147483647", testing::_)));
}

TEST_F(RenameFiles, DeletesNoneWhenAFileIsMissing) {
  write("d/a");
  write("d/b");
  const auto error = tests::thrown_by([&] { delete_files(directory_.path(), {"d/a", "d/x", "d/b"}); });
  EXPECT_EQ(error.message, "could not delete file \"d/x\": No such file or directory");
  EXPECT_THAT(files(), ElementsAre(Pair("a", "text of d/a"), Pair("b", "text of d/b")));
}

}  // namespace
}  // namespace pgmanager::authoring
