#include "authoring/git.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "authoring/causes.hpp"
#include "authoring/renumbering.hpp"
#include "base/files.hpp"
#include "base/process.hpp"
#include "support/temporary_directory.hpp"
#include "support/thrown.hpp"

namespace pgmanager::authoring {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A repository with the source tree in a directory below its top that has an unusual name.
class Repository : public testing::Test {
 protected:
  void SetUp() override {
    git({"init", "-qb", "main"});
    git({"config", "user.name", "Ann"});
    git({"config", "user.email", "ann@example.com"});
    write("deployment/00000-a.sql", "select 1;\n");
    commit("one");
  }

  std::string git(const std::vector<std::string>& arguments) const {
    std::vector<std::string> command = {"git"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    const base::ProcessResult result = base::run({.arguments = std::move(command), .directory = top_.path()});
    EXPECT_TRUE(result.ok()) << result.output;
    return result.output;
  }

  void write(const std::string& name, const std::string& text) const { top_.write("d b/" + name, text); }
  void commit(const std::string& message) const {
    git({"add", "-A"});
    git({"commit", "-qm", message});
  }
  std::filesystem::path root() const { return top_.path() / "d b"; }
  std::string status() const { return git({"-c", "core.quotePath=no", "status", "--short", "--no-renames"}); }

  Renumbering renumbered(const std::string& onto = "") const {
    Renumbering renumbering = decide_renumbering(root(), onto);
    renumber(root(), renumbering);
    return renumbering;
  }

  /// Two branches that both use ordinal 1; the one with two files is checked out.
  void branch() const {
    git({"checkout", "-qb", "side"});
    write("deployment/00001-Maß neu.sql", "select 'ours';\n");
    write("deployment/00002-y.sql", "select 2;\n");
    write("undo/00001-Maß neu.sql", "select 3;\n");
    commit("side");
    git({"checkout", "-q", "main"});
    write("deployment/00001-b.sql", "select 4;\n");
    commit("two");
    git({"checkout", "-q", "side"});
  }

  tests::TemporaryDirectory top_;
};

TEST_F(Repository, RenumbersTrackedFilesInTheDirectoryAndInTheIndex) {
  branch();
  const Renumbering done = renumbered();
  EXPECT_EQ(done.onto.name, "main");
  EXPECT_EQ(done.not_here, 1);
  EXPECT_THAT(done.renames, ElementsAre(Rename{"deployment/00001-Maß neu.sql", "deployment/00002-Maß neu.sql"},
                                        Rename{"undo/00001-Maß neu.sql", "undo/00002-Maß neu.sql"},
                                        Rename{"deployment/00002-y.sql", "deployment/00003-y.sql"}));
  EXPECT_EQ(status(),
            "D  \"d b/deployment/00001-Maß neu.sql\"\n"
            "A  \"d b/deployment/00002-Maß neu.sql\"\n"
            "D  \"d b/deployment/00002-y.sql\"\n"
            "A  \"d b/deployment/00003-y.sql\"\n"
            "D  \"d b/undo/00001-Maß neu.sql\"\n"
            "A  \"d b/undo/00002-Maß neu.sql\"\n");
  EXPECT_THAT(renumbered().renames, IsEmpty());
}

TEST_F(Repository, KeepsAPathThatIsOldAndNew) {
  git({"checkout", "-qb", "side"});
  write("deployment/00001-x.sql", "select 1;\n");
  write("deployment/00002-x.sql", "select 2;\n");
  commit("side");
  git({"checkout", "-q", "main"});
  write("deployment/00001-b.sql", "select 4;\n");
  commit("two");
  git({"checkout", "-q", "side"});
  renumbered();
  EXPECT_EQ(status(),
            "D  \"d b/deployment/00001-x.sql\"\n"
            "M  \"d b/deployment/00002-x.sql\"\n"
            "A  \"d b/deployment/00003-x.sql\"\n");
  EXPECT_EQ(base::read_file(root() / "deployment/00002-x.sql"), "select 1;\n");
  EXPECT_EQ(base::read_file(root() / "deployment/00003-x.sql"), "select 2;\n");
}

TEST_F(Repository, KeepsStagedAndUnstagedChanges) {
  write("deployment/00002-x.sql", "staged\n");
  git({"add", "-A"});
  write("deployment/00002-x.sql", "not staged\n");
  write("deployment/00003-untracked.sql", "select 1;\n");
  renumbered();
  EXPECT_EQ(status(), "AM \"d b/deployment/00001-x.sql\"\n?? \"d b/deployment/00002-untracked.sql\"\n");
  EXPECT_EQ(git({"show", ":d b/deployment/00001-x.sql"}), "staged\n");
}

TEST_F(Repository, RenumbersAfterAndDuringAMerge) {
  branch();
  write("notes.txt", "ours\n");
  commit("notes");
  git({"checkout", "-q", "main"});
  write("notes.txt", "theirs\n");
  commit("notes");
  git({"checkout", "-q", "side"});
  base::run({.arguments = {"git", "merge", "-q", "main"}, .directory = top_.path()});
  ASSERT_THAT(status(), testing::HasSubstr("AA \"d b/notes.txt\"\n")) << "the merge has to have a conflict";
  EXPECT_EQ(renumbered().not_here, 0);
  EXPECT_THAT(status(), testing::HasSubstr("AA \"d b/notes.txt\"\n"));
  EXPECT_TRUE(std::filesystem::exists(root() / "deployment/00003-y.sql"));
  commit("merged");
  EXPECT_THAT(renumbered().renames, IsEmpty());
}

TEST_F(Repository, RenumbersDuringARebase) {
  branch();
  base::run({.arguments = {"git", "rebase", "-q", "--exec", "false", "main"}, .directory = top_.path()});
  ASSERT_TRUE(std::filesystem::exists(top_.path() / ".git/rebase-merge")) << "the rebase has to stop half way";
  EXPECT_EQ(renumbered().renames.size(), 3);
  EXPECT_THAT(status(), testing::HasSubstr("A  \"d b/deployment/00003-y.sql\"\n"));
}

TEST_F(Repository, RefusesAFileInConflict) {
  git({"checkout", "-qb", "side"});
  write("deployment/00001-x.sql", "ours\n");
  commit("side");
  git({"checkout", "-q", "main"});
  write("deployment/00001-b.sql", "select 4;\n");
  commit("two");
  git({"checkout", "-qb", "other"});
  write("deployment/00001-x.sql", "theirs\n");
  commit("other");
  base::run({.arguments = {"git", "merge", "-q", "side"}, .directory = top_.path()});
  const auto error = tests::thrown_by([&] { renumbered("main"); });
  EXPECT_EQ(error.code, base::ErrorCode::refused);
  EXPECT_EQ(error.message, "file \"deployment/00001-x.sql\" has a merge conflict");
  EXPECT_TRUE(std::filesystem::exists(root() / "deployment/00001-x.sql"));
}

TEST_F(Repository, UndoesTheRenamesIfTheIndexIsLocked) {
  branch();
  const Renumbering renumbering = decide_renumbering(root(), "");
  top_.write(".git/index.lock", "");
  const auto error = tests::thrown_by([&] { renumber(root(), renumbering); });
  EXPECT_EQ(error.code, base::ErrorCode::refused);
  EXPECT_EQ(error.message, "\"git update-index\" failed");
  EXPECT_THAT(error.detail, testing::HasSubstr("index.lock"));
  std::filesystem::remove(top_.path() / ".git/index.lock");
  EXPECT_EQ(status(), "");
}

TEST_F(Repository, FindsMentionsOfAnOldName) {
  branch();
  top_.write("READ me.md", "one\nsee 00002-y.sql, and 100002-y.sql, and 00002-y.sqlite\n");
  write("deployment/00002-y.sql", "-- 00002-y.sql\n");
  const Renumbering done = renumbered();
  ASSERT_EQ(done.mentions.size(), 2);
  EXPECT_EQ(done.mentions[0].file, "../READ me.md");
  EXPECT_EQ(done.mentions[0].line, 2);
  EXPECT_EQ(done.mentions[0].name, "00002-y.sql");
  EXPECT_EQ(done.mentions[1].file, "deployment/00003-y.sql");
}

TEST_F(Repository, PrefersAMainBranchThatIsNotCheckedOut) {
  EXPECT_EQ(Git(root()).main_branch().name, "main") << "the only one";
  git({"branch", "master"});
  EXPECT_EQ(Git(root()).main_branch().name, "master");
  git({"update-ref", "refs/remotes/origin/main", "HEAD"});
  git({"branch", "-D", "master"});
  EXPECT_EQ(Git(root()).main_branch().name, "origin/main");
  git({"checkout", "-qb", "side"});
  EXPECT_EQ(Git(root()).main_branch().name, "main");
}

TEST_F(Repository, FailsWithoutAMainBranch) {
  git({"branch", "-m", "trunk"});
  const auto error = tests::thrown_by([&] { static_cast<void>(Git(root()).main_branch()); });
  EXPECT_EQ(error.code, base::ErrorCode::usage);
  EXPECT_EQ(error.message, "there is no branch main or master, neither here nor at origin");
  EXPECT_FALSE(tests::cause_of<causes::NoMainBranch>(error).is_shallow);
}

TEST_F(Repository, FailsForAnUnknownRevision) {
  const Git git(root());
  for (const char* name : {"nope", "", "-h", "--all", "HEAD:d b"}) {
    const auto error = tests::thrown_by([&] { static_cast<void>(git.revision(name)); });
    EXPECT_EQ(error.code, base::ErrorCode::usage);
    EXPECT_EQ(error.message, "git revision \"" + std::string(name) + "\" does not exist");
    EXPECT_TRUE(error.cause.as<causes::NoSuchRevision>());
  }
}

TEST(Git, FailsOutsideOfARepository) {
  const tests::TemporaryDirectory directory;
  const auto error = tests::thrown_by([&] { const Git git(directory.path()); });
  EXPECT_EQ(error.code, base::ErrorCode::usage);
  EXPECT_EQ(error.message, "\"" + directory.path().string() + "\" is not in a git repository");
  EXPECT_TRUE(error.cause.as<causes::NoRepository>());
}

}  // namespace
}  // namespace pgmanager::authoring
