#include "execute/run.hpp"

#include <thread>

#include "run_fixture.hpp"
#include "support/thrown.hpp"

namespace pgmanager::execute {

namespace {

using result::RunResult;
using source::Hook;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

[[noreturn]] void break_down() {
  throw base::Error({.code = base::ErrorCode::hook, .message = "hook is broken"});
}

class RunHooksTest : public RunTest {
 protected:
  // Records the calls of the hooks, and the state of the run lock that another session saw then.
  RunOptions options() {
    RunOptions options;
    options.hooks.before = [this](const plan::Plan&) { called("before"); };
    options.hooks.after = [this](const result::Outcome& outcome) {
      called(outcome.result == RunResult::done ? "after" : "after failure");
    };
    options.hooks.after_error = [this](const plan::Plan&, const base::Error& error) {
      called(std::string("after error ") + to_string(error.code()));
    };
    return options;
  }
  void called(const std::string& what) {
    calls_.push_back(
        what + ": " +
        psql("SELECT (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid "
             "FROM pg_database WHERE datname = current_database())) || ' lock, ' || (SELECT count(*) FROM "
             "pg_stat_activity WHERE datname = current_database() AND state LIKE '%in transaction%') || ' "
             "transactions, ' || coalesce(to_regclass('a')::text, 'no') || ' table'"));
  }
  /// Scripts are never run here: the callbacks replace them.
  void write_hook(const std::string& name) {
    write("hooks/" + name, "#!/bin/sh\n");
    std::filesystem::permissions(directory_.path() / "hooks" / name, std::filesystem::perms(0755));
  }
  Ran run_tree(const RunOptions& options) {
    Ran ran;
    ran.tree = source::read_source_tree(directory_.path(), {.deployment = true, .hooks = true}).tree;
    Session session(target(), Access::write, stop_);
    ran.outcome = execute::run(session, ran.tree, plan::deployment_planner(), options, stop_, observer_);
    return ran;
  }

  std::vector<std::string> calls_;
  result::RunObserver observer_;
};

TEST_F(RunHooksTest, AreCalledWithTheLockAndOutsideOfTransactions) {
  write("deployment/00000-a.sql", "create table a (id int);");
  write_hook("before-deployment");
  EXPECT_EQ(run_tree(options()).outcome.result, RunResult::done);
  EXPECT_THAT(calls_,
              ElementsAre("before: 1 lock, 0 transactions, no table", "after: 1 lock, 0 transactions, a table"));
}

TEST_F(RunHooksTest, AreNotCalledIfNothingRuns) {
  write("deployment/00000-a.sql", "create table a (id int);");
  write_hook("before-deployment");
  RunOptions dry = options();
  dry.dry_run = DryRun::yes;
  EXPECT_EQ(run_tree(dry).outcome.result, RunResult::planned);
  run_tree({});
  EXPECT_EQ(run_tree(options()).outcome.result, RunResult::nothing_to_do);
  write("deployment/00000-a.sql", "create table b (id int);");
  EXPECT_EQ(run_tree(options()).outcome.result, RunResult::refused);
  EXPECT_THAT(calls_, IsEmpty());
}

TEST_F(RunHooksTest, StopTheRunBeforeAnythingIsSent) {
  write("deployment/00000-a.sql", "create table a (id int);");
  write_hook("before-deployment");
  RunOptions options = this->options();
  options.hooks.before = [](const plan::Plan&) { break_down(); };
  EXPECT_EQ(tests::thrown_by([&] { run_tree(options); }).message, "hook is broken");
  EXPECT_THAT(calls_, IsEmpty()) << "what did not begin has no failure";
  EXPECT_EQ(psql("SELECT to_regclass('a'), to_regnamespace('postgres_manager')"), "|");
}

TEST_F(RunHooksTest, AfterTheRunDoNotChangeItsResult) {
  write("deployment/00000-a.sql", "create table a (id int);");
  write_hook("after-deployment");
  RunOptions options = this->options();
  options.hooks.after = [](const result::Outcome&) { break_down(); };
  const Ran ran = run_tree(options);
  EXPECT_EQ(ran.outcome.result, RunResult::done);
  ASSERT_TRUE(ran.outcome.hook_error);
  EXPECT_STREQ(ran.outcome.hook_error->what(), "hook is broken");
  EXPECT_EQ(history(), "deployment|0|applied|1|");
}

// The failure hook can undo the work of the first hook, although no file was tried.
TEST_F(RunHooksTest, AreToldAboutAConnectionThatIsLostAfterTheFirst) {
  write("deployment/00000-a.sql", "create table a (id int);");
  write_hook("before-deployment");
  RunOptions options = this->options();
  options.hooks.before = [this](const plan::Plan&) {
    psql(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> "
        "pg_backend_pid() AND backend_type = 'client backend'");
  };
  EXPECT_EQ(tests::thrown_by([&] { run_tree(options); }).code, base::ErrorCode::connection);
  EXPECT_THAT(calls_, ElementsAre(::testing::StartsWith("after error connection: ")));
}

TEST_F(RunHooksTest, AreToldAboutAFailure) {
  write("deployment/00000-a.sql", "create table a (id int);");
  write("deployment/00001-b.sql", "create table a (id int);");
  write_hook("after-failure");
  EXPECT_EQ(run_tree(options()).outcome.result, RunResult::failed);
  EXPECT_THAT(calls_, ElementsAre("before: 1 lock, 0 transactions, no table",
                                  "after failure: 1 lock, 0 transactions, a table"));
}

TEST_F(RunHooksTest, CountAsTimeOfTheRun) {
  write("deployment/00000-a.sql", "create table a (id int);");
  write_hook("after-deployment");
  RunOptions slow;
  double so_far = 0;
  slow.hooks.after = [&](const result::Outcome& outcome) {
    so_far = outcome.took.count();
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
  };
  const Ran ran = run_tree(slow);
  EXPECT_GT(so_far, 0.0);
  EXPECT_GE(ran.outcome.took.count(), so_far + 0.3);
}

}  // namespace

}  // namespace pgmanager::execute
