#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "placeholders.hpp"
#include "story_run.hpp"
#include "support/program.hpp"
#include "support/test_server.hpp"
#include "table_holder.hpp"

namespace pgmanager::tests {

namespace {

constexpr std::string_view erase_line = "\r\033[K";

// The visible text: of each line, the part written after it was last erased.
std::string left_to_see(const std::string& output) {
  std::string seen;
  for (std::size_t at = 0; at < output.size();) {
    const std::size_t end = std::min(output.find('\n', at), output.size());
    std::string line = output.substr(at, end - at);
    if (line.ends_with('\r')) line.pop_back();
    const std::size_t erased = line.rfind(erase_line);
    if (erased != std::string::npos) line.erase(0, erased + erase_line.size());
    seen += line + "\n";
    at = end + 1;
  }
  return seen;
}

class TerminalDisplay : public ServerTest {
 protected:
  // script(1) of util-linux runs a command on a new terminal.
  std::string run_on_a_terminal(const std::string& dsn, const Environment& more = {}) const {
    Environment environment = clean_environment(tree_.path());
    environment.insert(environment.end(), {{"SHELL", "/bin/sh"}, {"POSTGRES_MANAGER_DSN", dsn}});
    environment.insert(environment.end(), more.begin(), more.end());
    const ProgramResult result =
        run_program({.arguments = {"/usr/bin/script", "-qec", PGMANAGER_PROGRAM " deployment --first-run", "/dev/null"},
                     .environment = environment,
                     .directory = tree_.path()});
    return result.output + fmt::format("exit status {}\n", result.exit_status);
  }

  // The same on a terminal with this width; `command`: the program's arguments, for a shell.
  std::string run_in_columns(int columns, const std::string& command, const std::string& dsn,
                             const std::string& assignment = "") const {
    const std::string script = fmt::format("stty cols {}; {} {} {}", columns, assignment, PGMANAGER_PROGRAM, command);
    Environment environment = clean_environment(tree_.path());
    environment.insert(environment.end(), {{"SHELL", "/bin/sh"}, {"NO_COLOR", "1"}, {"POSTGRES_MANAGER_DSN", dsn}});
    return run_program({.arguments = {"/usr/bin/script", "-qec", script, "/dev/null"},
                        .environment = environment,
                        .directory = tree_.path()})
        .output;
  }

  // The visible text of a run with this database.
  std::string seen(const std::string& output, const ScratchDatabase& database) const {
    return named_errors(left_to_see(output), database.dsn(), tree_.path());
  }

  TemporaryDirectory tree_;
};

TEST_F(TerminalDisplay, KeepsALinePerFileAndTheResult) {
  const ScratchDatabase database;
  tree_.write("deployment/00000-a.sql", "create table a (id int);\n");
  tree_.write("deployment/00001-größe.sql", "drop table if exists b;\n");

  const std::string output = run_on_a_terminal(database.dsn(), {{"NO_COLOR", "1"}});

  EXPECT_EQ(seen(output, database),
            "<target>\n"
            "✓ [1/2] deployment/00000-a.sql  <time>\n"
            "deployment/00001-größe.sql: notice: table \"b\" does not exist, skipping\n"
            "✓ [2/2] deployment/00001-größe.sql  <time>\n"
            "deployment: 2 files applied, in <time>\n"
            "exit status 0\n");
}

TEST_F(TerminalDisplay, ShowsBarTimeFileAndStatementWhileAStatementRuns) {
  const ScratchDatabase database;
  tree_.write("deployment/00000-slow.sql", "select 1;\nselect pg_sleep(0.6);\n");

  const std::string output = run_on_a_terminal(database.dsn(), {{"NO_COLOR", "1"}});

  EXPECT_THAT(with_placeholders(output, {}),
              testing::HasSubstr("░░░░░░░░░░░░░░░░░░░░ 0/1  <time>  statement 2 of 2, <time>, deployment/0"));
}

// Asks on a terminal of script(1), to which the test types.
class TerminalQuestion : public ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    tree_.write("create/1-tables/order.json", R"({"1": "tbl_a.sql"})");
    tree_.write("create/1-tables/tbl_a.sql", "create table a (id int);\n");
  }
  ProgramResult reset(const ScratchDatabase& database, const std::string& typed) const {
    return ask("reset", database, typed);
  }
  ProgramResult ask(const std::string& function, const ScratchDatabase& database, const std::string& typed) const {
    Environment environment = clean_environment(tree_.path());
    environment.insert(environment.end(),
                       {{"SHELL", "/bin/sh"}, {"POSTGRES_MANAGER_DSN", database.dsn()}, {"NO_COLOR", "1"}});
    const std::string command = "(sleep 0.3; printf '" + typed + "'; sleep 0.3) | /usr/bin/script -qec '" +
                                PGMANAGER_PROGRAM + " " + function + "' /dev/null";
    return run_program(
        {.arguments = {"/bin/sh", "-c", command}, .environment = environment, .directory = tree_.path()});
  }

  TemporaryDirectory tree_;
};

TEST_F(TerminalQuestion, LetsResetRunIfTheNameIsTyped) {
  const ScratchDatabase database;
  psql(database.dsn(), "create table old as select generate_series(1, 12) as id");
  psql(database.dsn(), "analyze old");
  const ProgramResult result = reset(database, "  " + database.name() + " \\n");
  EXPECT_EQ(result.exit_status, 0);
  const std::string name = database.name();
  EXPECT_THAT(result.output, testing::HasSubstr("database \"" + name + "\", user \""));
  EXPECT_THAT(result.output, testing::HasSubstr("\r\nFunction reset drops everything in database \"" + name +
                                                "\" and creates it again.\r\n"
                                                "  drop 1 table: public.old\r\n"
                                                "  1 object: about 12 rows in 1 table, by the server's estimate\r\n"
                                                "Type the name of the database to continue: "));
  EXPECT_EQ(psql(database.dsn(), "select to_regclass('old'), to_regclass('a')"), "|a");
}

TEST_F(TerminalQuestion, LetsUndoRunIfTheAnswerIsYes) {
  const ScratchDatabase database;
  tree_.write("deployment/00000-b.sql", "create table b (id int);\n");
  tree_.write("undo/00000-b.sql", "drop table b;\n");
  EXPECT_EQ(ask("deployment", database, "").exit_status, 0);
  psql(database.dsn(), "insert into b values (1), (2), (3)");
  psql(database.dsn(), "analyze b");
  const ProgramResult refused = ask("undo", database, "no\\n");
  EXPECT_EQ(refused.exit_status, 4);
  EXPECT_THAT(refused.output, testing::HasSubstr("database \"" + database.name() + "\", user \""));
  EXPECT_THAT(refused.output, testing::HasSubstr("\r\n"
                                                 "Function undo runs these files:\r\n"
                                                 "  undo/00000-b.sql  (reverts \"deployment/00000-b.sql\", in place "));
  EXPECT_THAT(refused.output, testing::HasSubstr(")\r\n"
                                                 "The following statements destroy data or objects:\r\n"
                                                 "  drop table b\r\n"
                                                 "  about 3 rows in 1 table, by the server's estimate\r\n"
                                                 "Type yes to continue: "));
  EXPECT_EQ(psql(database.dsn(), "select to_regclass('b')"), "b");
  EXPECT_EQ(ask("undo", database, "yes\\n").exit_status, 0);
  EXPECT_EQ(psql(database.dsn(), "select to_regclass('b') is null"), "t");
}

TEST_F(TerminalQuestion, ShowsStatementsWithPartsThatMayDelete) {
  const ScratchDatabase database;
  const bool has_merge = psql(database.dsn(), "select current_setting('server_version_num')::int >= 150000") == "t";
  tree_.write("deployment/00000-b.sql", "create table keep (id int);\n");
  tree_.write(
      "undo/00000-b.sql",
      "with d as (delete from keep returning 1) select count(*) from d;\nselect $$drop table keep$$ \\gexec\n" +
          std::string(has_merge ? "merge into keep k using keep s on k.id = s.id when matched then delete;\n" : ""));
  EXPECT_EQ(ask("deployment", database, "").exit_status, 0);
  const ProgramResult refused = ask("undo", database, "no\\n");
  EXPECT_THAT(refused.output, testing::HasSubstr("The following statements destroy data or objects:\r\n"
                                                 "  with d as (delete from keep returning 1) select count(*) from d\r\n"
                                                 "  select $$drop table keep$$\r\n"));
  const char* merge = has_merge ? "  merge into keep k using keep s on k.id = s.id when" : "";
  EXPECT_THAT(refused.output, testing::HasSubstr(merge));
}

TEST_F(TerminalQuestion, WarnsThatResetWouldEmptyTheDatabaseOfAnotherTree) {
  const ScratchDatabase database;
  tree_.write("deployment/00000-x.sql", "select 1;\n");
  tree_.write("deployment/00001-y.sql", "select 2;\n");
  EXPECT_EQ(ask("deployment", database, "").exit_status, 0);
  const std::string warning = "Careful: this history belongs to another tree. None of its 2 deployments is on disk";
  EXPECT_THAT(reset(database, "no\\n").output, testing::Not(testing::HasSubstr(warning)));
  std::filesystem::remove_all(tree_.path() / "deployment");
  tree_.write("deployment/00000-a.sql", "select 3;\n");
  EXPECT_THAT(reset(database, "no\\n").output, testing::HasSubstr(warning));
}

TEST_F(TerminalQuestion, ChangesNothingForAnyOtherAnswer) {
  const ScratchDatabase database;
  psql(database.dsn(), "create table old (id int)");
  for (const char* typed : {"yes\\n", "\\n", ""}) {
    const ProgramResult result = reset(database, typed);
    EXPECT_EQ(result.exit_status, 4) << typed;
    EXPECT_THAT(result.output, testing::HasSubstr("error: the answer did not match; nothing was changed\r\n"));
  }
  EXPECT_EQ(psql(database.dsn(), "select to_regclass('old'), to_regclass('a')"), "old|");
}

TEST_F(TerminalDisplay, ShowsTheSessionsThatAStatementWaitsFor) {
  const ScratchDatabase database;
  psql(database.dsn(), "create table a (id int)");
  tree_.write("deployment/00000-wait.sql", "-- postgres-manager: lock-timeout=20s\nalter table a add b int;\n");
  const TableHolder holder(database, "2.5");

  const std::string output = run_on_a_terminal(database.dsn(), {{"NO_COLOR", "1"}});

  EXPECT_THAT(with_placeholders(output, {}), testing::HasSubstr("waiting for a lock: process <pid> (psql), user \""));
  EXPECT_THAT(
      seen(output, database),
      testing::AllOf(testing::HasSubstr("\ndeployment/00000-wait.sql: waiting for a lock: process <pid> (psql), "),
                     testing::HasSubstr(" (to end it: SELECT pg_terminate_backend(<pid>))\n"
                                        "✓ [1/1] deployment/00000-wait.sql  <time>\n")));
}

TEST_F(TerminalDisplay, KeepsALineForEachRetry) {
  const ScratchDatabase database;
  psql(database.dsn(), "create table a (id int)");
  tree_.write("deployment/00000-wait.sql", "alter table a add b int;\n");
  const TableHolder holder(database, "2");

  const std::string output = seen(run_on_a_terminal(database.dsn(), {{"NO_COLOR", "1"},
                                                                     {"POSTGRES_MANAGER_LOCK_TIMEOUT", "100ms"},
                                                                     {"POSTGRES_MANAGER_LOCK_RETRIES", "50"}}),
                                  database);

  EXPECT_THAT(output, testing::HasSubstr("\ndeployment/00000-wait.sql: retry 1 of 50 in <time>: canceling statement "
                                         "due to lock timeout [55P03]"));
  EXPECT_THAT(output, testing::EndsWith("✓ [1/1] deployment/00000-wait.sql  <time>\n"
                                        "deployment: 1 file applied, in <time>\n"
                                        "exit status 0\n"));
}

TEST_F(TerminalDisplay, KeepsTheLinesOfAHookComplete) {
  const ScratchDatabase database;
  tree_.write("deployment/00000-a.sql", "-- a placeholder\n");
  const auto hook = tree_.write("hooks/before-deployment",
                                "#!/bin/sh\nprintf 'half a '; sleep 0.4; echo line; printf '\\033[2Jno end'\n");
  std::filesystem::permissions(hook, std::filesystem::perms::owner_all);

  const std::string output = run_on_a_terminal(database.dsn(), {{"NO_COLOR", "1"}});

  EXPECT_THAT(with_placeholders(output, {}), testing::HasSubstr("hooks/before-deployment, <time>"));
  EXPECT_EQ(seen(output, database),
            "<target>\n"
            "hooks/before-deployment: half a line\n"
            "hooks/before-deployment: \\x1b[2Jno end\n"
            "✓ hooks/before-deployment  <time>\n"
            "✓ [1/1] deployment/00000-a.sql  <time>\n"
            "deployment: 1 file applied, in <time>\n"
            "exit status 0\n");
}

TEST_F(TerminalDisplay, HasColoursUnlessTheyAreDisabled) {
  const ScratchDatabase database;
  tree_.write("deployment/00000-a.sql", "-- a placeholder\n");

  EXPECT_THAT(run_on_a_terminal(database.dsn()), testing::HasSubstr("\033[32m"));
  EXPECT_THAT(run_on_a_terminal(database.dsn(), {{"NO_COLOR", "1"}}), testing::Not(testing::HasSubstr("\033[32m")));
}

TEST_F(TerminalDisplay, OfADumbTerminalIsPlain) {
  const ScratchDatabase database;
  tree_.write("deployment/00000-a.sql", "select pg_sleep(0.3);\n");
  const std::string output = run_on_a_terminal(database.dsn(), {{"TERM", "dumb"}});
  EXPECT_THAT(output, testing::HasSubstr("[1/1] deployment/00000-a.sql"));
  EXPECT_THAT(output, testing::Not(testing::HasSubstr("\033")));
}

TEST_F(TerminalDisplay, CutsTableLinesThatWouldWrap) {
  const ScratchDatabase database;
  tree_.write("deployment/00000-add-a-table-with-a-long-name.sql", "create table a (id int);\n");
  run_on_a_terminal(database.dsn());
  tree_.write("deployment/00000-add-a-table-with-a-long-name.sql", "create table a (id int); -- größer\n");
  const auto line_of_table = [&](int columns) {
    const std::string output = with_placeholders(run_in_columns(columns, "status", database.dsn()), {});
    const std::size_t at = output.find("      0  ");
    return output.substr(at, output.find("\r\n", at) - at);
  };
  EXPECT_EQ(line_of_table(60), "      0  reformatted  deployment/00000-add-a-table-with-a-l…");
  EXPECT_THAT(
      run_in_columns(60, "status", database.dsn(), "TERM=dumb"),
      testing::AllOf(testing::HasSubstr("add-a-table-with-a-l…\r\n"), testing::Not(testing::HasSubstr("\033"))));
  EXPECT_EQ(
      line_of_table(200),
      "      0  reformatted  deployment/00000-add-a-table-with-a-long-name.sql  <when>  comments or white space were "
      "edited since it ran");
}

TEST_F(TerminalDisplay, CutsTheReasonsOfADryRun) {
  const ScratchDatabase database;
  tree_.write("deployment/00000-a.sql", "create table a (id int);\n");
  EXPECT_THAT(run_in_columns(60, "deployment --dry-run", database.dsn()),
              testing::HasSubstr("run                deployment/00000-a.sql  (has not run her…\r\n"));
}

TEST_F(TerminalQuestion, KeepsTheResultOfResetOnASeparateLine) {
  const ScratchDatabase database;
  const ProgramResult result = reset(database, database.name() + "\\n");
  EXPECT_THAT(result.output, testing::HasSubstr("\033[Kreset: 0 objects dropped\r\n"));
}

}  // namespace

}  // namespace pgmanager::tests
