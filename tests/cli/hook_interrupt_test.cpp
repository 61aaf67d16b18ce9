#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <thread>

#include "placeholders.hpp"
#include "running_program.hpp"
#include "story_run.hpp"
#include "support/program.hpp"
#include "support/test_server.hpp"

namespace pgmanager::tests {

namespace {

class HookInterrupt : public ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    database_ = std::make_unique<ScratchDatabase>();
    tree_.write("deployment/00000-a.sql", "create table a (id int);\n");
  }

  void write_hook(const std::string& name, const std::string& script) const {
    ::chmod(tree_.write("hooks/" + name, "#!/bin/sh\n" + script).c_str(), 0755);
  }
  std::unique_ptr<Program> start() const {
    return std::make_unique<Program>(
        Program::Start{.arguments = {PGMANAGER_PROGRAM, "deployment", "--postgres-dsn", database_->dsn()},
                       .environment = clean_environment(tree_.path()),
                       .directory = tree_.path()});
  }
  void wait_for_file(const std::string& name) const {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!std::filesystem::exists(tree_.path() / name)) {
      if (std::chrono::steady_clock::now() > deadline) throw std::runtime_error("no file " + name);
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }
  static std::string text(const std::string& output) { return with_placeholders(output, {}); }
  std::string errors_of(const ProgramResult& result) const {
    return named_errors(result.errors, database_->dsn(), tree_.path());
  }
  std::string answer(const std::string& sql) const { return psql(database_->dsn(), sql); }

  TemporaryDirectory tree_;
  std::unique_ptr<ScratchDatabase> database_;
};

// Much shorter than the hooks would run.
constexpr std::chrono::seconds soon{20};

TEST_F(HookInterrupt, BeforeTheFirstFileEndsTheHookAndTheRun) {
  write_hook("before-deployment", "trap 'echo put back; exit 1' TERM\ntouch began\nsleep 60 & wait\n");
  write_hook("after-failure", "touch failed\n");
  const auto program = start();
  wait_for_file("began");
  program->signal(SIGINT);
  const ProgramResult result = program->wait(soon);
  EXPECT_EQ(result.exit_status, 130);
  EXPECT_EQ(result.output, "");
  EXPECT_EQ(
      errors_of(result),
      "<target>\nhooks/before-deployment: put back\nerror: stopped by SIGINT\n  detail: Hook \"before-deployment\" was "
      "terminated. It runs before everything else: nothing was changed, and nothing was recorded.\n");
  EXPECT_EQ(answer("SELECT to_regclass('a'), to_regnamespace('postgres_manager')"), "|");
  EXPECT_FALSE(std::filesystem::exists(tree_.path() / "failed"));
}

TEST_F(HookInterrupt, AfterTheLastFileEndsTheHookAndTheRunStaysCompleted) {
  write_hook("after-deployment", "touch began\nsleep 60\n");
  const auto program = start();
  wait_for_file("began");
  program->signal(SIGTERM);
  const ProgramResult result = program->wait(soon);
  EXPECT_EQ(result.exit_status, 143);
  EXPECT_EQ(text(result.output), "deployment: 1 file applied, in <time>\n");
  EXPECT_EQ(errors_of(result),
            "<target>\n[1/1] deployment/00000-a.sql  <time>\nwarning: could not record the schema after the run: "
            "stopped by SIGTERM\nerror: stopped by SIGTERM\n  detail: Hook \"after-deployment\" was terminated. The "
            "run itself is complete: its changes are committed and recorded.\n");
  EXPECT_EQ(answer("SELECT path, state FROM postgres_manager.history"), "deployment/00000-a.sql|applied");
}

TEST_F(HookInterrupt, ByAKillEndsTheHookAndItsChildProcesses) {
  write_hook("before-deployment", "sleep 61 & echo $! > child\necho $$ > pid\ntouch began\nwait\n");
  const auto program = start();
  wait_for_file("began");
  program->signal(SIGKILL);
  EXPECT_EQ(program->wait(soon).exit_status, 137);
  const std::string is_alive = "ps -o stat= -p $(cat pid),$(cat child) | grep -v Z";
  const auto alive = [&] {
    return run_program({.arguments = {"/bin/sh", "-c", is_alive}, .environment = {}, .directory = tree_.path()}).output;
  };
  const auto deadline = std::chrono::steady_clock::now() + soon;
  while (!alive().empty() && std::chrono::steady_clock::now() < deadline) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  EXPECT_EQ(alive(), "");
}

TEST_F(HookInterrupt, OfAFileLetsTheFailureHookRun) {
  tree_.write("deployment/00001-slow.sql", "select pg_sleep(60);\n");
  write_hook("after-failure", "sleep 0.5\ngrep -o '\"failure\":{\"code\":\"[a-z]*\"'\n");
  const auto program = start();
  wait_until_it_sleeps(database_->dsn());
  program->signal(SIGINT);
  const ProgramResult result = program->wait(soon);
  EXPECT_EQ(result.exit_status, 130);
  EXPECT_EQ(errors_of(result),
            "<target>\n"
            "[1/2] deployment/00000-a.sql  <time>\n"
            "hooks/after-failure: \"failure\":{\"code\":\"interrupted\"\n"
            "hooks/after-failure  <time>\n"
            "error: stopped by SIGINT\n"
            "  deployment/00001-slow.sql:1:1\n"
            "  LINE 1: select pg_sleep(60);\n"
            "          ^\n");
}

}  // namespace

}  // namespace pgmanager::tests
