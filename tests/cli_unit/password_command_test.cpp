#include "cli/password_command.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <fstream>
#include <iterator>

#include "support/temporary_directory.hpp"
#include "support/thrown.hpp"

namespace pgmanager::cli {
namespace {

using namespace std::chrono_literals;

class PasswordCommand : public testing::Test {
 protected:
  std::string password(const std::string& script) {
    return password_from({"/bin/sh", "-c", script}, directory_.path())(stop_);
  }
  base::Error::Parts failure(const std::vector<std::string>& command, std::chrono::milliseconds time_limit = 10s) {
    return tests::thrown_by([&] { password_from(command, directory_.path(), time_limit)(stop_); });
  }

  base::StopSignal stop_;
  tests::TemporaryDirectory directory_;
};

TEST_F(PasswordCommand, RemovesOneLineEnd) {
  EXPECT_EQ(password("printf 'a b\\n'"), "a b");
  EXPECT_EQ(password("printf 'a\\n\\n'"), "a\n");
  EXPECT_EQ(password("printf ' a'; echo warning >&2"), " a");
}

TEST_F(PasswordCommand, RunsOnceInTheDirectoryForAllRequests) {
  const auto source = password_from({"/bin/sh", "-c", "echo ran >> times; cat times"}, directory_.path());
  const auto copy = source;
  EXPECT_EQ(source(stop_), "ran");
  EXPECT_EQ(copy(stop_), "ran");
  std::ifstream times(directory_.path() / "times");
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(times), {}), "ran\n");
}

TEST_F(PasswordCommand, ShowsStandardErrorOfAFailedProgramButNotItsOutput) {
  const auto error = failure({"/bin/sh", "-c", "echo secret; echo 'not logged in' >&2; exit 3"});
  EXPECT_EQ(error.code, base::ErrorCode::connection);
  EXPECT_EQ(error.message, "the password command failed with exit status 3");
  EXPECT_EQ(error.detail, "It said: not logged in");
  EXPECT_EQ(error.hint,
            "Run the password-command of postgres-manager.json by hand, in the directory of the source tree.");
  EXPECT_EQ(failure({"/bin/sh", "-c", "exit 1"}).detail, "It printed no error message.");
}

TEST_F(PasswordCommand, FailsWithoutAPassword) {
  EXPECT_EQ(failure({"true"}).message, "the password command printed nothing");
  EXPECT_EQ(failure({"printf", "a\\0b"}).message, "the password command printed a NUL byte");
  const auto error = failure({"/no/such/program", "secret"});
  EXPECT_EQ(error.message, "could not run the password command");
  EXPECT_EQ(error.detail, "No such file or directory.");
}

TEST_F(PasswordCommand, HasATimeLimit) {
  const auto error = failure({"/bin/sh", "-c", "echo waiting for you >&2; sleep 30"}, 300ms);
  EXPECT_EQ(error.message, "the password command took longer than 0.3 s");
  EXPECT_EQ(error.detail, "It said: waiting for you");
}

TEST_F(PasswordCommand, IsStoppedWithTheProgram) {
  stop_.raise(SIGINT);
  EXPECT_EQ(failure({"sleep", "30"}).code, base::ErrorCode::interrupted);
}

}  // namespace
}  // namespace pgmanager::cli
