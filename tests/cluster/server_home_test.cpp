#include "cluster/server_home.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <functional>
#include <iterator>

#include "base/error.hpp"
#include "cluster/causes.hpp"
#include "support/temporary_directory.hpp"

namespace pgmanager::cluster {
namespace {

namespace fs = std::filesystem;

/// A directory that all users can enter, unlike TemporaryDirectory.
class OpenDirectory : public tests::TemporaryDirectory {
 public:
  OpenDirectory() { fs::permissions(path(), fs::perms(0755)); }
};

uid_t owner_of(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) throw std::system_error(errno, std::generic_category(), path.string());
  return status.st_uid;
}

base::Error::Parts refusal_of(const fs::path& directory) {
  try {
    make_home(directory);
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::refused);
    return error.parts();
  }
  ADD_FAILURE() << "expected base::Error";
  return {};
}

uid_t default_uid() {
  const Account account = default_account();
  return account ? account->uid : ::geteuid();
}

TEST(ServerHome, IsCreatedWithItsParentsForItsAccountAlone) {
  const OpenDirectory parent;
  const ServerHome home = make_home(parent.path() / "a" / "b/");
  EXPECT_EQ(home.name, parent.path() / "a" / "b");
  EXPECT_EQ(home.directory, fs::canonical(parent.path()) / "a" / "b");
  EXPECT_EQ(owner_of(home.directory), default_uid());
  EXPECT_EQ(fs::status(home.directory).permissions(), fs::perms::owner_all);
}

TEST(ServerHome, RefusesADirectoryWithOtherContents) {
  const OpenDirectory parent;
  parent.write("notes.txt", "mine");
  const auto parts = refusal_of(parent.path());
  EXPECT_EQ(parts.message, "directory \"" + parent.path().string() +
                               "\" is not empty and does not contain a private PostgreSQL server");
  EXPECT_TRUE(parts.cause.as<causes::ForeignContent>());
  EXPECT_EQ(owner_of(parent.path()), ::geteuid());
}

TEST(ServerHome, RefusesANameWithALineBreak) {
  const OpenDirectory parent;
  EXPECT_EQ(refusal_of(parent.path() / "a\nb").message,
            "directory name \"" + parent.path().string() + "/a\\nb\" contains a line break");
  EXPECT_TRUE(fs::is_empty(parent.path()));
}

TEST(ServerHome, RefusesADanglingLinkOfTheUser) {
  const OpenDirectory parent;
  fs::create_symlink("/nonexistent/disk", parent.path() / "link");
  EXPECT_EQ(refusal_of(parent.path() / "link").message, "symbolic link \"" + (parent.path() / "link").string() +
                                                            "\" points to \"/nonexistent/disk\", which does not exist");
}

TEST(ServerHome, ReplacesALinkToADeletedTemporaryDirectory) {
  const OpenDirectory parent;
  fs::create_symlink("/var/tmp/postgres-manager-gone-for-ever", parent.path() / "link");
  make_home(parent.path() / "link");
  EXPECT_FALSE(fs::is_symlink(parent.path() / "link"));
  EXPECT_TRUE(fs::is_directory(parent.path() / "link"));
}

TEST(ServerHome, IsHiddenFromGit) {
  const OpenDirectory directory;
  const auto content = [&](const std::string& file) {
    std::ifstream stream(directory.path() / file);
    return std::string(std::istreambuf_iterator<char>(stream), {});
  };
  hide_from_git(make_home(directory.path() / ".postgres-manager/server"));
  EXPECT_EQ(content(".postgres-manager/.gitignore"), "*\n");

  const ServerHome elsewhere = make_home(directory.path() / "try");
  hide_from_git(elsewhere);
  EXPECT_EQ(content("try/.gitignore"), "*\n");
  std::ofstream(directory.path() / "try/.gitignore") << "mine\n";
  hide_from_git(elsewhere);
  EXPECT_EQ(content("try/.gitignore"), "mine\n");
}

TEST(ServerHome, IsEmptyIfThereIsNoDirectory) {
  EXPECT_FALSE(find_home("/nonexistent/server"));
}

/// Tests for root.
class ServerHomeOfRoot : public testing::Test {
 protected:
  void SetUp() override {
    if (::geteuid() != 0) GTEST_SKIP() << "only for root";
  }
};

TEST_F(ServerHomeOfRoot, IsGivenToTheDefaultUserWhenRootOwnsTheDirectory) {
  const OpenDirectory parent;
  fs::create_directory(parent.path() / "server");
  EXPECT_EQ(make_home(parent.path() / "server").account->uid, default_uid());
  EXPECT_EQ(owner_of(parent.path() / "server"), default_uid());
}

TEST_F(ServerHomeOfRoot, BelongsToTheOwnerOfTheDirectory) {
  const OpenDirectory parent;
  const auto nobody = base::find_user("nobody");
  fs::create_directory(parent.path() / "server");
  ASSERT_EQ(::chown((parent.path() / "server").c_str(), nobody->uid, nobody->gid), 0);
  EXPECT_EQ(make_home(parent.path() / "server").account->uid, nobody->uid);
}

TEST_F(ServerHomeOfRoot, RefusesAnOwnerWithoutAName) {
  const OpenDirectory parent;
  ASSERT_EQ(::chown(parent.path().c_str(), 4000000000, 0), 0);
  EXPECT_EQ(refusal_of(parent.path()).message,
            "user with ID 4000000000 does not exist, but owns directory \"" + parent.path().string() + "\"");
}

TEST_F(ServerHomeOfRoot, IsBelowVarTmpIfItsUserCannotReachTheDirectory) {
  const tests::TemporaryDirectory closed;
  const ServerHome home = make_home(closed.path() / "server");
  EXPECT_EQ(home.name, closed.path() / "server");
  EXPECT_EQ(home.directory.parent_path(), fs::canonical("/var/tmp"));
  EXPECT_EQ(fs::read_symlink(home.name), home.directory);
  EXPECT_EQ(owner_of(home.directory), default_uid());
  EXPECT_EQ(fs::status(home.directory).permissions(), fs::perms::owner_all);
  EXPECT_EQ(make_home(closed.path() / "server").directory, home.directory);
  fs::remove_all(home.directory);
}

TEST_F(ServerHomeOfRoot, RefusesAServerThatItsUserCanNoLongerReach) {
  const OpenDirectory parent;
  const ServerHome home = make_home(parent.path() / "server");
  parent.write("server/lock", "");
  fs::permissions(parent.path(), fs::perms::owner_all);
  EXPECT_EQ(refusal_of(home.name).message,
            "user \"" + home.account->name + "\" cannot work in directory \"" + home.name.string() + "\"");
}

TEST(SocketDirectory, CanHoldASocketWithAPathOf107Bytes) {
  const std::size_t rest = std::string("/.s.PGSQL.65535").size();
  EXPECT_TRUE(can_hold_socket("/" + std::string(107 - rest - 1, 'x')));
  EXPECT_FALSE(can_hold_socket("/" + std::string(108 - rest - 1, 'x')));
}

TEST(SocketDirectory, MustNotContainACommaBecauseLibpqReadsItAsTwoHosts) {
  EXPECT_FALSE(can_hold_socket("/srv/a,b"));
}

}  // namespace

}  // namespace pgmanager::cluster
