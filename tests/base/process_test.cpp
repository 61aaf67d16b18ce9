#include "base/process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <system_error>

#include "base/owned_fd.hpp"
#include "base/stop_signal.hpp"
#include "support/ordinary_user.hpp"
#include "support/raise_later.hpp"

namespace pgmanager::base {

namespace {

ProcessResult shell(const std::string& script) {
  return run({.arguments = {"sh", "-c", script}});
}

std::system_error failure_of(const Command& command) {
  try {
    run(command);
  } catch (const std::system_error& error) {
    return error;
  }
  ADD_FAILURE() << "expected std::system_error";
  return std::system_error(0, std::generic_category());
}

TEST(Process, ReturnsTheExitStatus) {
  EXPECT_TRUE(shell("exit 0").ok());
  EXPECT_EQ(shell("exit 3").exit_status, 3);
  EXPECT_FALSE(shell("exit 3").ok());
}

TEST(Process, AddsASignalNumberTo128AsAShellDoes) {
  EXPECT_EQ(shell("kill -KILL $$").exit_status, 137);
}

TEST(Process, ReturnsStandardOutputAndErrorInTheOrderWritten) {
  EXPECT_EQ(shell("echo one; echo two >&2; echo three").output, "one\ntwo\nthree\n");
}

TEST(Process, SeparatesStandardErrorOnRequest) {
  const ProcessResult result =
      run({.arguments = {"sh", "-c", "echo one; echo two >&2; head -c 200000 /dev/zero >&2"}, .errors_apart = true});
  EXPECT_EQ(result.output, "one\n");
  EXPECT_EQ(result.errors, "two\n" + std::string(200000, '\0'));
}

TEST(Process, KillsAProgramAndItsChildrenAfterTheTimeLimit) {
  const tests::Stopwatch watch;
  const ProcessResult result =
      run({.arguments = {"sh", "-c", "echo one; sleep 30 & sleep 30"}, .time_limit = std::chrono::milliseconds(300)});
  EXPECT_LT(watch.seconds(), 5);
  EXPECT_TRUE(result.killed);
  EXPECT_FALSE(result.ok());
  EXPECT_EQ(result.output, "one\n");
  EXPECT_FALSE(run({.arguments = {"true"}, .time_limit = std::chrono::seconds(30)}).killed);
}

TEST(Process, IsKilledAtItsTimeLimitAlthoughItClosedItsOutput) {
  const tests::Stopwatch watch;
  const ProcessResult result =
      run({.arguments = {"sh", "-c", "exec >&- 2>&-; sleep 60"}, .time_limit = std::chrono::milliseconds(300)});
  EXPECT_LT(watch.seconds(), 30);
  EXPECT_TRUE(result.killed);
  EXPECT_EQ(result.exit_status, 137);
}

TEST(Process, ReceivesSigtermBeforeItIsKilled) {
  const tests::Stopwatch watch;
  const ProcessResult result = run({.arguments = {"sh", "-c", "trap 'echo ended; exit 3' TERM; sleep 30 & wait"},
                                    .time_limit = std::chrono::milliseconds(300),
                                    .grace = std::chrono::seconds(20)});
  EXPECT_LT(watch.seconds(), 10);
  EXPECT_TRUE(result.killed);
  EXPECT_EQ(result.exit_status, 3);
  EXPECT_EQ(result.signal, 0);
  EXPECT_EQ(result.output, "ended\n");
}

TEST(Process, IsKilledWhenItIgnoresSigterm) {
  const tests::Stopwatch watch;
  const ProcessResult result = run({.arguments = {"sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done"},
                                    .time_limit = std::chrono::milliseconds(300),
                                    .grace = std::chrono::milliseconds(300)});
  EXPECT_LT(watch.seconds(), 10);
  EXPECT_TRUE(result.killed);
  EXPECT_EQ(result.signal, SIGKILL);
  EXPECT_EQ(result.output, "deaf\n");
}

// A stopped process does not handle SIGTERM until it is continued.
TEST(Process, EndsAlthoughASignalStoppedIt) {
  const tests::Stopwatch watch;
  const ProcessResult result = run({.arguments = {"sh", "-c", "kill -STOP $$"},
                                    .time_limit = std::chrono::milliseconds(300),
                                    .grace = std::chrono::seconds(20)});
  EXPECT_LT(watch.seconds(), 10);
  EXPECT_EQ(result.signal, SIGTERM);
}

TEST(Process, ReceivesSigtermOnAStopRequest) {
  StopSignal stop;
  const tests::Stopwatch watch;
  const tests::RaiseLater later(stop, SIGINT, std::chrono::milliseconds(300));
  const ProcessResult result = run({.arguments = {"sleep", "30"}, .stop = &stop, .grace = std::chrono::seconds(20)});
  EXPECT_LT(watch.seconds(), 10);
  EXPECT_TRUE(result.killed);
  EXPECT_EQ(result.signal, SIGTERM);
}

TEST(Process, WaitsForBackgroundProcessesOnlyAsLongAsAllowed) {
  const tests::Stopwatch watch;
  const ProcessResult result = run({.arguments = {"sh", "-c", "echo one; (sleep 0.1; echo two; exec sleep 60) &"},
                                    .linger = std::chrono::seconds(5)});
  EXPECT_LT(watch.seconds(), 20);
  EXPECT_TRUE(result.ok());
  EXPECT_EQ(result.output, "one\ntwo\n") << "what comes shortly after its end is still read";
}

TEST(Process, IsNotDelayedByADescendantOutsideItsGroup) {
  const tests::Stopwatch watch;
  const ProcessResult result = run({.arguments = {"sh", "-c", "setsid sleep 60 & trap '' TERM; sleep 60; sleep 60"},
                                    .time_limit = std::chrono::milliseconds(300),
                                    .grace = std::chrono::milliseconds(300),
                                    .linger = std::chrono::milliseconds(300)});
  EXPECT_LT(watch.seconds(), 20);
  EXPECT_TRUE(result.killed);
}

TEST(Process, ReadsTheInput) {
  EXPECT_EQ(run({.arguments = {"cat"}, .input = "one\ntwo"}).output, "one\ntwo");
  const std::string large(3'000'000, 'x');
  EXPECT_EQ(run({.arguments = {"cat"}, .input = large}).output, large);
}

TEST(Process, NeedNotReadItsInput) {
  const ProcessResult result =
      run({.arguments = {"sh", "-c", "exec <&-; echo done"}, .input = std::string(3'000'000, 'x')});
  EXPECT_TRUE(result.ok());
  EXPECT_EQ(result.output, "done\n");
}

TEST(Process, ReportsItsOutputAsItArrives) {
  std::size_t told = 0;
  std::string beginning;
  const ProcessResult result = run({.arguments = {"sh", "-c", "echo one; echo two >&2; head -c 50000000 /dev/zero"},
                                    .on_output = [&](std::string_view text) {
                                      if (told < 8) beginning += text.substr(0, 8 - told);
                                      told += text.size();
                                    }});
  EXPECT_TRUE(result.ok());
  EXPECT_EQ(told, 50'000'008U);
  EXPECT_EQ(beginning, "one\ntwo\n");
  EXPECT_EQ(result.output, "");
}

TEST(Process, IsEndedWhenItsOutputCannotBeProcessed) {
  const tests::Stopwatch watch;
  EXPECT_THROW(run({.arguments = {"sh", "-c", "echo one; sleep 60"},
                    .on_output = [](std::string_view /*text*/) { throw std::runtime_error("full"); }}),
               std::runtime_error);
  EXPECT_LT(watch.seconds(), 20);
}

TEST(Process, DoesNotSeeRemovedVariables) {
  ::setenv("PGMANAGER_PROCESS_TAKEN", "there", 1);
  EXPECT_EQ(
      run({.arguments = {"sh", "-c", "echo ${PGMANAGER_PROCESS_TAKEN-gone}"}, .without = {"PGMANAGER_PROCESS_TAKEN"}})
          .output,
      "gone\n");
}

TEST(Process, NamesTheSignalThatEndedIt) {
  EXPECT_EQ(shell("kill -KILL $$").signal, SIGKILL);
  EXPECT_EQ(shell("exit 137").signal, 0);
}

TEST(Process, IsStoppedByAStopRequest) {
  StopSignal stop;
  stop.raise(SIGTERM);
  EXPECT_TRUE(run({.arguments = {"sleep", "30"}, .stop = &stop}).killed);
}

TEST(Process, ReturnsMoreOutputThanAPipeHolds) {
  EXPECT_EQ(shell("head -c 1000000 /dev/zero").output, std::string(1000000, '\0'));
}

TEST(Process, PassesArgumentsWithoutAShell) {
  EXPECT_EQ(run({.arguments = {"printf", "%s|%s", "$HOME 'a' \"b\"", ""}}).output, "$HOME 'a' \"b\"|");
}

TEST(Process, GivesAnEmptyStandardInput) {
  EXPECT_EQ(shell("wc -c").output, "0\n");
}

TEST(Process, SetsEnvironmentVariablesOnTopOfOurs) {
  ::setenv("PGMANAGER_PROCESS_KEPT", "kept", 1);
  ::setenv("PGMANAGER_PROCESS_CHANGED", "old", 1);
  const ProcessResult result =
      run({.arguments = {"sh", "-c", "echo $PGMANAGER_PROCESS_KEPT $PGMANAGER_PROCESS_CHANGED $PGMANAGER_PROCESS_NEW"},
           .environment = {{"PGMANAGER_PROCESS_CHANGED", "changed"}, {"PGMANAGER_PROCESS_NEW", "new"}}});
  EXPECT_EQ(result.output, "kept changed new\n");
}

TEST(Process, RunsInTheDirectory) {
  EXPECT_EQ(run({.arguments = {"pwd"}, .directory = "/usr"}).output, "/usr\n");
}

TEST(Process, ThrowsWhenTheProgramDoesNotExist) {
  const std::system_error error = failure_of({.arguments = {"/nonexistent/program"}});
  EXPECT_EQ(error.code(), std::errc::no_such_file_or_directory);
  EXPECT_STREQ(error.what(), "could not run program \"/nonexistent/program\": No such file or directory");
}

TEST(Process, ThrowsWhenTheDirectoryDoesNotExist) {
  const std::system_error error = failure_of({.arguments = {"true"}, .directory = "/nonexistent"});
  EXPECT_STREQ(error.what(), "could not change directory to \"/nonexistent\": No such file or directory");
}

TEST(Process, ThrowsWithoutAProgram) {
  EXPECT_EQ(failure_of({}).code(), std::errc::invalid_argument);
}

TEST(Process, IsEndedByASignalThatWeIgnore) {
  const auto before = std::signal(SIGTERM, SIG_IGN);
  const ProcessResult result = shell("kill -TERM $$; echo survived");
  std::signal(SIGTERM, before);
  EXPECT_EQ(result.exit_status, 128 + SIGTERM);
  EXPECT_EQ(result.output, "");
}

TEST(Process, IsEndedByASignalThatWeBlock) {
  sigset_t blocked;
  sigset_t before;
  ::sigemptyset(&blocked);
  ::sigaddset(&blocked, SIGTERM);
  ::pthread_sigmask(SIG_BLOCK, &blocked, &before);
  const ProcessResult result = shell("kill -TERM $$; echo survived");
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  EXPECT_EQ(result.exit_status, 128 + SIGTERM);
}

TEST(Process, LeadsAProcessGroupOfItsOwn) {
  // Fields 1 and 5 of /proc/<pid>/stat are the process and its group.
  const std::string ids = run({.arguments = {"cut", "-d", " ", "-f", "1,5", "/proc/self/stat"}}).output;
  const std::string pid = ids.substr(0, ids.find(' '));
  EXPECT_EQ(ids, pid + " " + pid + "\n");
}

TEST(Process, DoesNotInheritOurDescriptors) {
  const OwnedFd inheritable(::open("/dev/null", O_RDONLY));
  EXPECT_EQ(shell(fmt::format("test -e /proc/self/fd/{} && echo open || echo closed", inheritable.get())).output,
            "closed\n");
}

// Calls `work` in a child process and expects true.
void expect_without_standard_descriptors(bool (*work)()) {
  const auto run_in_child = [&] {
    for (int fd = 0; fd <= 2; ++fd) ::close(fd);
    ::_exit(work() ? 0 : 1);
  };
  EXPECT_EXIT(run_in_child(), testing::ExitedWithCode(0), "");
}

TEST(ProcessDeathTest, HasItsStandardStreamsAlthoughOursAreClosed) {
  expect_without_standard_descriptors([] {
    const ProcessResult result =
        run({.arguments = {"sh", "-c", "cat; echo out; echo err >&2"}, .input = "in ", .errors_apart = true});
    return result.output == "in out\n" && result.errors == "err\n";
  });
}

TEST(OpenStandardDescriptorsDeathTest, OpensDevNullForClosedDescriptors) {
  expect_without_standard_descriptors([] {
    open_standard_descriptors();
    const OwnedFd next(::open("/dev/null", O_RDONLY));
    return next.get() > 2 && ::write(2, "x", 1) == 1;
  });
}

TEST(Process, RunsAsAnotherUser) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can take on another user's rights";
  const auto nobody = find_user("nobody");
  ASSERT_TRUE(nobody);
  const ProcessResult result = run({.arguments = {"sh", "-c", "id -u; id -g; id -G; id -ru"}, .user = nobody});
  EXPECT_EQ(result.output, fmt::format("{0}\n{1}\n{1}\n{0}\n", nobody->uid, nobody->gid));
}

TEST(Process, ThrowsWithoutThePermissionToSwitchUsers) {
  const std::string message = tests::as_ordinary_user(
      [] { return std::string(failure_of({.arguments = {"true"}, .user = SystemUser{.name = "root"}}).what()); });
  EXPECT_EQ(message, "could not switch to user \"root\": Operation not permitted");
}

TEST(FindUser, FindsRootByNameAndByNumber) {
  EXPECT_EQ(find_user("root").value().uid, 0U);
  EXPECT_EQ(find_user(uid_t{0}).value().name, "root");
}

TEST(FindUser, FindsNothingForAnUnknownUser) {
  EXPECT_FALSE(find_user("no-such-user-here"));
  EXPECT_FALSE(find_user(uid_t{4000000000}));
}

}  // namespace

}  // namespace pgmanager::base
