#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <thread>

#include "placeholders.hpp"
#include "running_program.hpp"
#include "story_run.hpp"
#include "support/program.hpp"
#include "support/test_server.hpp"

namespace pgmanager::tests {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

class Interrupt : public ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    database_ = std::make_unique<ScratchDatabase>();
  }

  Program::Start start_of(const std::vector<std::string>& arguments) const {
    Program::Start start = {
        .arguments = {PGMANAGER_PROGRAM}, .environment = clean_environment(tree_.path()), .directory = tree_.path()};
    start.arguments.insert(start.arguments.end(), arguments.begin(), arguments.end());
    start.arguments.insert(start.arguments.end(), {"--postgres-dsn", database_->dsn()});
    return start;
  }
  std::string answer(const std::string& sql) const { return psql(database_->dsn(), sql); }

  std::string user_tables() const {
    return answer(
        "SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace");
  }
  std::string locks_held() const {
    return answer(
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' "
        "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
  }

  /// Waits until `count` of them have connected; from then on they can be stopped in order.
  void wait_for_programs(int count) const {
    const std::string connected =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE "
        "'postgres-manager%' AND application_name <> 'postgres-manager watch'";
    const auto end = steady_clock::now() + std::chrono::seconds(60);
    while (answer(connected) != std::to_string(count) && steady_clock::now() < end) {
      std::this_thread::sleep_for(milliseconds(20));
    }
  }

  TemporaryDirectory tree_;
  std::unique_ptr<ScratchDatabase> database_;
};

struct Stopped {
  ProgramResult result;
  milliseconds took;
};

Stopped stop(Program& program, int signal) {
  const auto begin = steady_clock::now();
  program.signal(signal);
  ProgramResult result = program.wait();
  return {std::move(result), std::chrono::duration_cast<milliseconds>(steady_clock::now() - begin)};
}

constexpr milliseconds promptly{2000};

TEST_F(Interrupt, SigintDuringAStatementRollsBackRecordsAndFreesTheLock) {
  tree_.write("deployment/00000-a.sql", "create table a (id int);\n");
  tree_.write("deployment/00001-slow.sql", "create table b (id int);\nselect pg_sleep(30);\n");
  tree_.write("deployment/00002-c.sql", "create table c (id int);\n");
  Program program(start_of({"deployment"}));
  wait_until_it_sleeps(database_->dsn());

  const Stopped stopped = stop(program, SIGINT);

  EXPECT_EQ(stopped.result.exit_status, 130);
  EXPECT_LT(stopped.took, promptly);
  EXPECT_EQ(with_placeholders(stopped.result.output, {}),
            "applied    deployment/00000-a.sql  <time>\n"
            "stopped    deployment/00001-slow.sql  rolled back\n"
            "not tried  deployment/00002-c.sql\n"
            "1 applied, 1 stopped, 1 not tried; run the same command again\n");
  EXPECT_EQ(named_errors(stopped.result.errors, database_->dsn(), tree_.path()),
            "<target>\n"
            "[1/3] deployment/00000-a.sql  <time>\n"
            "error: stopped by SIGINT\n"
            "  deployment/00001-slow.sql:2:1\n"
            "  LINE 2: select pg_sleep(30);\n"
            "          ^\n");
  EXPECT_EQ(user_tables(), "a");
  EXPECT_EQ(answer("SELECT ordinal, state, statements_done FROM postgres_manager.history ORDER BY id"),
            "0|applied|1\n1|interrupted|0");
  EXPECT_EQ(locks_held(), "0");
}

TEST_F(Interrupt, SigtermDuringAStatementEndsWith143) {
  tree_.write("deployment/00000-slow.sql", "create table a (id int);\nselect pg_sleep(30);\n");
  Program program(start_of({"deployment", "--quiet"}));
  wait_until_it_sleeps(database_->dsn());

  const Stopped stopped = stop(program, SIGTERM);

  EXPECT_EQ(stopped.result.exit_status, 143);
  EXPECT_LT(stopped.took, promptly);
  EXPECT_EQ(user_tables(), "");
  EXPECT_EQ(answer("SELECT ordinal, state FROM postgres_manager.history"), "0|interrupted");
  EXPECT_EQ(locks_held(), "0");
}

TEST_F(Interrupt, SigintDuringCreateLeavesAnEmptyDatabase) {
  tree_.write("create/1-a/order.json", R"({"1": "a.sql"})");
  tree_.write("create/1-a/a.sql", "create table a (id int);\nselect pg_sleep(30);\n");
  Program program(start_of({"create", "--quiet"}));
  wait_until_it_sleeps(database_->dsn(), "create");

  const Stopped stopped = stop(program, SIGINT);

  EXPECT_EQ(stopped.result.exit_status, 130);
  EXPECT_LT(stopped.took, promptly);
  EXPECT_EQ(stopped.result.output,
            "create: stopped at create/1-a/a.sql; everything was rolled back, the database is unchanged\n");
  EXPECT_EQ(user_tables(), "");
  EXPECT_EQ(answer("SELECT count(*) FROM pg_namespace WHERE nspname = 'postgres_manager'"), "0");
}

TEST_F(Interrupt, SigtermWhileWaitingForTheLockLeavesTheOtherRunAlone) {
  tree_.write("deployment/00000-slow.sql", "select pg_sleep(30);\n");
  Program holder(start_of({"deployment", "--quiet"}));
  wait_until_it_sleeps(database_->dsn());
  Program waiting(start_of({"deployment", "--quiet"}));
  wait_for_programs(2);

  const Stopped stopped = stop(waiting, SIGTERM);

  EXPECT_EQ(stopped.result.exit_status, 143);
  EXPECT_LT(stopped.took, promptly);
  EXPECT_EQ(stopped.result.output, "");
  EXPECT_EQ(stopped.result.errors, "error: stopped by SIGTERM\n");
  EXPECT_EQ(locks_held(), "1");
}

TEST_F(Interrupt, AStatementThatIgnoresItIsAbandoned) {
  tree_.write("deployment/00000-stubborn.sql", "select pg_sleep(30);\n");
  Program program(start_of({"deployment"}));
  wait_until_it_sleeps(database_->dsn());
  const pid_t server_process = std::stoi(answer("SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep'"));
  ASSERT_EQ(::kill(server_process, SIGSTOP), 0);

  const Stopped stopped = stop(program, SIGINT);
  ASSERT_EQ(::kill(server_process, SIGCONT), 0);

  EXPECT_EQ(stopped.result.exit_status, 130);
  EXPECT_LT(stopped.took, milliseconds(3000));
  EXPECT_THAT(named_errors(stopped.result.errors, database_->dsn(), tree_.path()),
              ::testing::StartsWith("<target>\nerror: stopped by SIGINT\n"));
  EXPECT_THAT(
      stopped.result.errors,
      ::testing::HasSubstr(
          "\n  detail: The running statement did not end when it was cancelled; its connection was abandoned.\n"));
}

TEST_F(Interrupt, TheSecondSignalEndsAtOnce) {
  // A statement that catches every cancellation.
  tree_.write("deployment/00000-stubborn.sql",
              "do $$ begin loop begin perform pg_sleep(30); exception when query_canceled then null; end; end loop; "
              "end $$;\n");
  Program program(start_of({"deployment"}));
  wait_until_it_sleeps(database_->dsn());
  program.signal(SIGINT);
  std::this_thread::sleep_for(milliseconds(300));

  const Stopped stopped = stop(program, SIGINT);

  EXPECT_EQ(stopped.result.exit_status, 130);
  EXPECT_LT(stopped.took, milliseconds(1000));
  EXPECT_EQ(stopped.result.output, "");
}

TEST_F(Interrupt, EndsTheWaitingForAServer) {
  struct Case {
    int signal;
    int status;
    const char* said;
  };
  ::signal(SIGHUP, SIG_DFL);  // the process that runs the tests may ignore it, and so would the program
  for (const auto& [signal, status, said] : {Case{SIGINT, 130, "stopped by SIGINT"},
                                             {SIGTERM, 143, "stopped by SIGTERM"},
                                             {SIGHUP, 143, "stopped by SIGHUP: the terminal was closed"}}) {
    Program program({.arguments = {PGMANAGER_PROGRAM, "wait", "--for", "50s", "--postgres-dsn",
                                   "host=" + tree_.path().string() + " user=me dbname=shop"},
                     .environment = clean_environment(tree_.path()),
                     .directory = tree_.path()});
    std::this_thread::sleep_for(milliseconds(300));
    const Stopped stopped = stop(program, signal);
    EXPECT_EQ(stopped.result.exit_status, status);
    EXPECT_LT(stopped.took, milliseconds(2000));
    EXPECT_THAT(stopped.result.errors, testing::HasSubstr("waiting for the server: could not connect to server"));
    EXPECT_THAT(stopped.result.errors, testing::HasSubstr(said));
  }
}

}  // namespace

}  // namespace pgmanager::tests
