// Two users, or two programs, write the next file at the same time. The stories run one after the other.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "base/owned_fd.hpp"
#include "story_run.hpp"
#include "support/program.hpp"
#include "support/temporary_directory.hpp"

namespace pgmanager::tests {

namespace {

using testing::HasSubstr;

class NewAtTheSameTime : public testing::Test {
 protected:
  Program::Start start(const std::string& name) const {
    return {.arguments = {PGMANAGER_PROGRAM, "new", name, "--undo"},
            .environment = clean_environment(tree_.path()),
            .directory = tree_.path()};
  }
  std::set<std::string> ordinals() const {
    std::set<std::string> ordinals;
    for (const auto& file : std::filesystem::directory_iterator(tree_.path() / "deployment")) {
      ordinals.insert(file.path().filename().string().substr(0, 5));
    }
    return ordinals;
  }

  TemporaryDirectory tree_;
};

TEST_F(NewAtTheSameTime, WaitsForTheOtherAndUsesTheNextOrdinal) {
  base::OwnedFd other(::open(tree_.path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  ASSERT_EQ(::flock(other.get(), LOCK_EX), 0);
  Program program(start("second"));
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  EXPECT_FALSE(std::filesystem::exists(tree_.path() / "deployment"));
  tree_.write("deployment/00000-first.sql", "select 1;\n");
  other.reset();
  EXPECT_THAT(program.wait().output, HasSubstr("wrote deployment/00001-second.sql"));
}

TEST_F(NewAtTheSameTime, GivesEachItsOwnOrdinal) {
  std::vector<std::unique_ptr<Program>> programs;
  for (int i = 0; i < 8; ++i) programs.push_back(std::make_unique<Program>(start("change " + std::to_string(i))));
  for (const auto& program : programs) EXPECT_EQ(program->wait().exit_status, 0);
  EXPECT_EQ(ordinals(),
            (std::set<std::string>{"00000", "00001", "00002", "00003", "00004", "00005", "00006", "00007"}));
}

}  // namespace

}  // namespace pgmanager::tests
