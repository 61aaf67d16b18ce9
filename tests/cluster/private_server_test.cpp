#include "cluster/private_server.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <grp.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <future>
#include <iostream>
#include <thread>

#include "base/error.hpp"
#include "cluster/causes.hpp"
#include "cluster/server_home.hpp"
#include "support/free_port.hpp"
#include "support/temporary_directory.hpp"
#include "support/test_server.hpp"
#include "support/thrown.hpp"

namespace pgmanager::cluster {

namespace {

namespace fs = std::filesystem;

/// The process id in the file postmaster.pid of a data directory.
pid_t postmaster_of(const fs::path& data) {
  std::ifstream file(data / "postmaster.pid");
  pid_t pid = 0;
  file >> pid;
  return pid;
}

bool anybody_works_in(const fs::path& directory) {
  for (const fs::path& process : fs::directory_iterator("/proc")) {
    std::error_code gone;
    if (fs::equivalent(process / "cwd", directory, gone)) return true;
  }
  return false;
}

/// A server without its postmaster ends by itself, but not at once; the next one cannot start earlier.
void wait_until_unused(const fs::path& directory) {
  for (int attempt = 0; attempt < 1000 && anybody_works_in(directory); ++attempt) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

class PrivateServerTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!tests::have_test_server()) GTEST_SKIP() << "the PostgreSQL server programs are not installed";
    fs::permissions(parent_.path(), fs::perms(0755));
    programs_ = programs_that_do_not_sync(find_server_programs(std::nullopt));
  }
  void TearDown() override {
    for (const fs::path& directory : started_) stop_private_server(directory, programs_);
  }

  /// initdb spends most of its time waiting for the disk, which does not matter here.
  ServerPrograms programs_that_do_not_sync(const ServerPrograms& installed) const {
    fs::permissions(bin_.path(), fs::perms(0755));
    const std::string initdb = (installed.directory() / "initdb").string();
    fs::permissions(bin_.write("initdb", fmt::format("#!/bin/sh\nexec '{}' --no-sync \"$@\"\n", initdb)),
                    fs::perms(0755));
    for (const char* name : {"pg_ctl", "postgres"})
      fs::create_symlink(installed.directory() / name, bin_.path() / name);
    return ServerPrograms(bin_.path());
  }

  PrivateServer start(const fs::path& directory) {
    started_.push_back(directory);
    return start_private_server(directory, programs_);
  }

  base::Error::Parts refusal_of(const fs::path& directory) {
    try {
      start(directory);
    } catch (const base::Error& error) {
      EXPECT_EQ(error.code(), base::ErrorCode::refused);
      return error.parts();
    }
    ADD_FAILURE() << "expected base::Error";
    return {};
  }

  /// Reads "postgres (PostgreSQL) 15.20 (Debian ...)" or "postgres (PostgreSQL) 18beta1".
  std::string installed_major() const {
    const std::string version =
        base::run({.arguments = {(programs_.directory() / "postgres").string(), "--version"}}).output;
    return version.substr(version.find(") ") + 2, 2);
  }

  fs::path below(const fs::path& name) const { return fs::canonical(parent_.path()) / name; }

  tests::TemporaryDirectory parent_;
  tests::TemporaryDirectory bin_;
  ServerPrograms programs_;
  std::vector<fs::path> started_;
};

TEST(PrivateServerDsn, QuotesItsValuesForLibpq) {
  const PrivateServer server{.directory = "/a", .socket_directory = R"(/it's a\b)"};
  EXPECT_EQ(server.dsn("my 'db'"), R"(host='/it\'s a\\b' hostaddr='' port=5432 user=postgres dbname='my \'db\'')");
}

TEST_F(PrivateServerTest, IsOpenToItsOwnerOnly) {
  const PrivateServer server = start(below("server"));
  EXPECT_EQ(server.directory, below("server"));
  EXPECT_EQ(server.socket_directory, below("server/socket"));
  EXPECT_EQ(fs::status(server.socket_directory).permissions(), fs::perms::owner_all);
  EXPECT_EQ(fs::status(server.socket_directory / ".s.PGSQL.5432").permissions(), fs::perms::owner_all);
  EXPECT_EQ(tests::psql(server.dsn(),
                        "SELECT current_user, current_setting('listen_addresses') = '', "
                        "current_setting('server_encoding'), current_setting('fsync'), "
                        "current_setting('full_page_writes'), current_setting('synchronous_commit')"),
            "postgres|t|UTF8|on|on|on");
  EXPECT_TRUE(fs::exists(below("server/log")));
}

TEST_F(PrivateServerTest, IsFoundRunningByASecondStartAndIsGoneAfterAStop) {
  const PrivateServer first = start(below("server"));
  const PrivateServer second = start(below("server"));
  EXPECT_TRUE(first.started_now);
  EXPECT_FALSE(second.started_now);
  EXPECT_EQ(second.dsn(), first.dsn());
  EXPECT_TRUE(stop_private_server(below("server"), programs_));
  EXPECT_FALSE(stop_private_server(below("server"), programs_));
  EXPECT_THROW(tests::psql(first.dsn(), "SELECT 1"), std::runtime_error);
}

// Finding the programs takes several processes.
TEST_F(PrivateServerTest, IsFoundRunningWithoutItsPrograms) {
  const auto nowhere = ServerPrograms::when_needed("/nowhere");
  EXPECT_THROW(start_private_server(below("server"), nowhere), base::Error);
  EXPECT_FALSE(fs::exists(below("server")));
  start(below("server"));
  EXPECT_FALSE(start_private_server(below("server"), nowhere).started_now);
}

TEST_F(PrivateServerTest, ListensOnLocalhostForThoseWhoHaveItsPassword) {
  start(below("server"));  // without a password, as servers of earlier versions
  stop_private_server(below("server"), programs_);
  const PrivateServer server = start_private_server(below("server"), programs_, {.port = tests::free_port()});
  EXPECT_TRUE(server.listens);
  EXPECT_EQ(fs::status(below("server/password")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  const std::string through_tcp =
      fmt::format("host=localhost port={} user=postgres dbname=postgres password=", server.port);
  EXPECT_EQ(tests::psql(through_tcp + server.password, "SELECT host(inet_server_addr()) IN ('127.0.0.1', '::1')"), "t");
  EXPECT_THROW(tests::psql(through_tcp + "wrong", "SELECT 1"), std::runtime_error);
  EXPECT_EQ(tests::psql(server.dsn(), "SELECT inet_server_addr() IS NULL"), "t");
  const PrivateServer found = start_private_server(below("server"), programs_);
  EXPECT_TRUE(found.listens);
  EXPECT_EQ(found.password, server.password);
}

TEST_F(PrivateServerTest, StartsAfterACrashWithItsData) {
  const PrivateServer server = start(below("server"));
  tests::psql(server.dsn(), "CREATE TABLE kept AS SELECT 42 AS answer");
  tests::psql(server.dsn(), "ALTER SYSTEM SET fsync = off");  // recovery need not wait for the disk here
  ASSERT_EQ(::kill(postmaster_of(below("server/data")), SIGKILL), 0);
  wait_until_unused(below("server/data"));
  ASSERT_TRUE(fs::exists(below("server/data/postmaster.pid")));
  EXPECT_FALSE(stop_private_server(below("server"), programs_));
  EXPECT_TRUE(start(below("server")).started_now);
  EXPECT_EQ(tests::psql(server.dsn(), "TABLE kept"), "42");
}

TEST_F(PrivateServerTest, StartsWhenAStalePidFileNamesAnotherProcessOfTheSameUser) {
  start(below("server"));
  const Account account = account_of(below("server"));
  stop_private_server(below("server"), programs_);
  const pid_t other = ::fork();
  if (other == 0) {
    if (account && ::setuid(account->uid) != 0) ::_exit(1);
    ::pause();
    ::_exit(0);
  }
  parent_.write("server/data/postmaster.pid",
                fmt::format("{}\n{}\n1700000000\n5432\n{}\n\n        0         0\nready   \n", other,
                            below("server/data").string(), below("server/socket").string()));
  EXPECT_FALSE(stop_private_server(below("server"), programs_));
  EXPECT_TRUE(start(below("server")).started_now);
  EXPECT_EQ(::kill(other, SIGKILL), 0);
  ::waitpid(other, nullptr, 0);
}

TEST_F(PrivateServerTest, WorksInADirectoryWithSpacesAndQuotes) {
  const fs::path name = R"(it's "my" $HOME `true` \ server)";
  const PrivateServer server = start(below(name));
  EXPECT_EQ(server.socket_directory, below(name / "socket"));
  EXPECT_EQ(tests::psql(server.dsn(), "SELECT current_setting('data_directory')"), below(name / "data").string());
  EXPECT_FALSE(start(below(name)).started_now);
}

TEST_F(PrivateServerTest, PutsTheSocketBelowTmpIfTheDirectoryNameIsTooLong) {
  const fs::path name = std::string(100, 'x') + ", y";
  const PrivateServer server = start(below(name));
  EXPECT_EQ(server.socket_directory.parent_path(), "/tmp");
  EXPECT_EQ(fs::status(server.socket_directory).permissions(), fs::perms::owner_all);
  EXPECT_EQ(tests::psql(server.dsn(), "SELECT 1"), "1");
  EXPECT_EQ(start(below(name)).socket_directory, server.socket_directory);
  EXPECT_TRUE(stop_private_server(below(name), programs_));
  EXPECT_FALSE(fs::exists(server.socket_directory));
}

TEST_F(PrivateServerTest, CleansUpAfterAnInterruptedInitdb) {
  parent_.write("server/lock", "");
  parent_.write("server/data.new/PG_VERSION", "15\n");
  const PrivateServer server = start(below("server"));
  EXPECT_EQ(tests::psql(server.dsn(), "SELECT 1"), "1");
  EXPECT_FALSE(fs::exists(below("server/data.new")));
}

TEST_F(PrivateServerTest, IsStartedByOneOfTwoProgramsAtOnceAndFoundByTheOther) {
  auto other = std::async(std::launch::async, [&] { return start_private_server(below("server"), programs_); });
  const PrivateServer mine = start(below("server"));
  const PrivateServer theirs = other.get();
  EXPECT_NE(mine.started_now, theirs.started_now);
  EXPECT_EQ(mine.dsn(), theirs.dsn());
}

TEST_F(PrivateServerTest, RefusesDataOfAnotherMajorVersion) {
  parent_.write("server/data/PG_VERSION", "9.6\n");
  const auto parts = refusal_of(below("server"));
  EXPECT_EQ(
      parts.message,
      fmt::format(
          "the private server in \"{}\" was created by PostgreSQL 9.6, but the programs in \"{}\" are of PostgreSQL {}",
          below("server").string(), programs_.directory().string(), installed_major()));
  EXPECT_EQ(tests::cause_of<causes::CreatedByOtherVersion>(parts).version, "9.6");
  EXPECT_EQ(tests::cause_of<causes::CreatedByOtherVersion>(parts).directory, below("server"));
}

TEST_F(PrivateServerTest, RefusesADataDirectoryWithOtherContents) {
  parent_.write("server/lock", "");
  parent_.write("server/data/prices.csv", "1,2,3\n");
  const auto parts = refusal_of(below("server"));
  EXPECT_EQ(parts.message,
            fmt::format("directory \"{}\" is not a PostgreSQL data directory", below("server/data").string()));
  EXPECT_EQ(tests::cause_of<causes::NotADataDirectory>(parts).directory, below("server"));
  EXPECT_TRUE(fs::exists(below("server/data/prices.csv")));
}

TEST_F(PrivateServerTest, ShowsTheEndOfTheLogWhenItDoesNotStart) {
  fs::permissions(parent_.write("server/log", "LOG:  from an earlier start\n"), fs::perms(0666));
  parent_.write("server/data/PG_VERSION", installed_major() + "\n");
  parent_.write("server/data/postgresql.conf", "shared_buffers = 'plenty'\n");
  const auto parts = refusal_of(below("server"));
  EXPECT_EQ(parts.message,
            fmt::format("could not start the private PostgreSQL server in \"{}\"", below("server").string()));
  // Every line of the log begins with the time and the process.
  EXPECT_THAT(parts.detail,
              testing::MatchesRegex("The log ends with:\n"
                                    ".* LOG:  invalid value for parameter \"shared_buffers\": \"plenty\"\n"
                                    ".* FATAL:  configuration file \".*\" contains errors"));
  EXPECT_EQ(tests::cause_of<causes::StartFailed>(parts).log, below("server/log"));
  EXPECT_EQ(tests::cause_of<causes::StartFailed>(parts).directory, below("server"));
}

TEST_F(PrivateServerTest, StopsNothingIfThereIsNoServer) {
  EXPECT_FALSE(stop_private_server(below("nothing"), programs_));
  EXPECT_FALSE(stop_private_server(parent_.path(), programs_));
  EXPECT_TRUE(fs::is_empty(parent_.path()));
}

/// Tests for root: the servers run with the rights of another user.
class PrivateServerOfRootTest : public PrivateServerTest {
 protected:
  void SetUp() override {
    PrivateServerTest::SetUp();
    if (::geteuid() != 0) GTEST_SKIP() << "only for root";
  }
};

TEST_F(PrivateServerOfRootTest, IsBelowVarTmpIfItsUserCannotReachTheDirectory) {
  fs::permissions(parent_.path(), fs::perms::owner_all);
  const PrivateServer server = start(below("server"));
  const fs::path home = fs::read_symlink(below("server"));
  EXPECT_EQ(home.parent_path(), "/var/tmp");
  EXPECT_EQ(server.directory, below("server"));
  EXPECT_EQ(server.socket_directory, home / "socket");
  EXPECT_EQ(tests::psql(server.dsn(), "SELECT 1"), "1");
  EXPECT_FALSE(start(below("server")).started_now);
  EXPECT_TRUE(stop_private_server(below("server"), programs_));
  fs::remove_all(home);
}

TEST_F(PrivateServerOfRootTest, IsSharedWithTheOrdinaryUserWhoOwnsTheDirectory) {
  const auto nobody = base::find_user("nobody");
  ASSERT_TRUE(nobody);
  fs::create_directory(below("server"));
  ASSERT_EQ(::chown(below("server").c_str(), nobody->uid, nobody->gid), 0);
  // The child starts it as an ordinary user; root finds it running and stops it, with that user's rights.
  EXPECT_EXIT(
      {
        if (::setgroups(0, nullptr) != 0 || ::setgid(nobody->gid) != 0 || ::setuid(nobody->uid) != 0) ::_exit(1);
        if (::chdir("/") != 0)
          ::_exit(1);  // that user may not be able to enter our directory, which programs would report
        const PrivateServer server = start_private_server(below("server"), programs_);
        std::cerr << (server.started_now ? "started " : "found ") << tests::psql(server.dsn(), "SELECT 1");
        ::_exit(0);
      },
      testing::ExitedWithCode(0), "^started 1$");
  const PrivateServer server = start(below("server"));
  EXPECT_FALSE(server.started_now);
  EXPECT_EQ(tests::psql(server.dsn(), "SELECT 1"), "1");
  EXPECT_TRUE(stop_private_server(below("server"), programs_));
  EXPECT_TRUE(start(below("server")).started_now);
}

}  // namespace

}  // namespace pgmanager::cluster
