// Deployments that collide with another session's lock. The stories cannot hold a lock while the program runs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "placeholders.hpp"
#include "story_run.hpp"
#include "support/program.hpp"
#include "support/test_server.hpp"
#include "table_holder.hpp"

namespace pgmanager::tests {

namespace {

using testing::HasSubstr;
using testing::Not;

// The holder, in the live line and in the line of a retry.
std::string holder_of(const std::string& seconds) {
  return "process <pid> (psql), user \"{user}\", client <client>, connected since <when>, in a transaction for <time>, "
         "query: begin; lock table a; select pg_sleep(" +
         seconds + "); commit (to end it: SELECT pg_terminate_backend(<pid>))";
}

class LockedTable : public ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    psql(database_.dsn(), "create table a (id int)");
  }

  ProgramResult deploy(const std::vector<std::string>& more) const {
    std::vector<std::string> arguments = {PGMANAGER_PROGRAM, "deployment", "--first-run", "--postgres-dsn",
                                          database_.dsn()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_program(
        {.arguments = arguments, .environment = clean_environment(tree_.path()), .directory = tree_.path()});
  }
  std::string named(const std::string& text) const {
    return with_placeholders(text, placeholders_of_dsn(database_.dsn()));
  }
  std::string errors_of(const ProgramResult& result) const {
    return named_errors(result.errors, database_.dsn(), tree_.path());
  }
  std::string history() const {
    return psql(database_.dsn(), "select ordinal, state, error_sqlstate from postgres_manager.history order by id");
  }

  ScratchDatabase database_;
  TemporaryDirectory tree_;
};

TEST_F(LockedTable, EndsTheRunAfterTheLastRetry) {
  tree_.write("deployment/00000-add.sql", "alter table a add b int;\n");
  tree_.write("deployment/00001-more.sql", "alter table a add c int;\n");
  const TableHolder holder(database_, "3");

  const ProgramResult result = deploy({"--lock-timeout", "600ms", "--lock-retries", "0"});

  EXPECT_EQ(named(result.output),
            "failed     deployment/00000-add.sql  rolled back\n"
            "not tried  deployment/00001-more.sql\n"
            "0 applied, 1 failed, 1 not tried; run the same command again\n");
  EXPECT_EQ(errors_of(result),
            "<target>\n"
            "[1/2] deployment/00000-add.sql: waiting for a lock: " +
                holder_of("3") +
                "\n"
                "error: canceling statement due to lock timeout [55P03]\n"
                "  deployment/00000-add.sql:1:1\n"
                "  LINE 1: alter table a add b int;\n"
                "          ^\n"
                "  held by: " +
                holder_of("3") +
                "\n"
                "  hint: Another session holds the lock for longer than the file waits for it: run it "
                "again later, let it wait longer "
                "with --lock-timeout, or try more often with --lock-retries.\n");
  EXPECT_EQ(result.exit_status, 6);
  EXPECT_EQ(history(), "0|failed|55P03");
}

TEST_F(LockedTable, ShowsEachRetry) {
  tree_.write("deployment/00000-add.sql", "alter table a add b int;\n");
  const TableHolder holder(database_, "5");

  const ProgramResult result = deploy({"--lock-timeout", "600ms", "--lock-retries", "2"});

  EXPECT_EQ(errors_of(result),
            "<target>\n"
            "[1/1] deployment/00000-add.sql: waiting for a lock: " +
                holder_of("5") +
                "\n"
                "deployment/00000-add.sql: retry 1 of 2 in <time>: canceling statement due to "
                "lock timeout [55P03]; held by " +
                holder_of("5") +
                "\n"
                "deployment/00000-add.sql: retry 2 of 2 in <time>: canceling statement due to "
                "lock timeout [55P03]; held by " +
                holder_of("5") +
                "\n"
                "error: canceling statement due to lock timeout [55P03]\n"
                "  deployment/00000-add.sql:1:1\n"
                "  LINE 1: alter table a add b int;\n"
                "          ^\n"
                "  held by: " +
                holder_of("5") +
                "\n"
                "  hint: Another session holds the lock for longer than the file waits for it: run it "
                "again later, let it wait longer "
                "with --lock-timeout, or try more often with --lock-retries.\n");
  EXPECT_EQ(result.exit_status, 6);
  EXPECT_EQ(history(), "0|failed|55P03");
}

TEST_F(LockedTable, IsAlteredByALaterRetry) {
  tree_.write("deployment/00000-add.sql", "create table b (id int);\nalter table a add b int;\n");
  tree_.write("deployment/00001-more.sql", "alter table a add c int;\n");
  const TableHolder holder(database_, "1");

  const ProgramResult result = deploy({"--lock-timeout", "100ms", "--lock-retries", "50"});

  EXPECT_THAT(named(result.output), HasSubstr("deployment: 2 files applied, in <time>\n"));
  EXPECT_THAT(named(result.errors),
              HasSubstr("deployment/00000-add.sql: retry 1 of 50 in <time>: canceling statement due to lock timeout"));
  EXPECT_THAT(named(result.errors), HasSubstr("[1/2] deployment/00000-add.sql  <time>\n"
                                              "[2/2] deployment/00001-more.sql  <time>\n"));
  EXPECT_EQ(result.exit_status, 0);
  EXPECT_EQ(history(), "0|applied|\n1|applied|");
}

TEST_F(LockedTable, IsReportedWithItsHolderAfterASecond) {
  tree_.write("deployment/00000-add.sql", "alter table a add b int;\n");
  const TableHolder holder(database_, "5");

  const ProgramResult result = deploy({"--lock-timeout", "1500ms", "--lock-retries", "1", "--output", "json"});

  EXPECT_EQ(result.errors, "");
  const std::string output = named(result.output);
  EXPECT_THAT(output, HasSubstr(R"({"event":"statement-waits","path":"deployment/00000-add.sql","seconds":<time>,)"));
  EXPECT_THAT(output, HasSubstr(R"({"event":"retrying","path":"deployment/00000-add.sql","attempt":1,"attempts":1,)"));
  EXPECT_THAT(output, HasSubstr(R"("sqlstate":"55P03","message":"canceling statement due to lock timeout",)"
                                R"("holders":[{"pid":<pid>,"application_name":"psql",)"));
}

TEST_F(LockedTable, IsWaitedForWithoutLimitByAConcurrentIndexBuild) {
  tree_.write("deployment/00000-index.sql", "create index concurrently a_id on a (id);\n");
  const TableHolder holder(database_, "1.5");

  const ProgramResult result = deploy({"--lock-timeout", "600ms", "--lock-retries", "0"});

  EXPECT_EQ(named(result.output), "deployment: 1 file applied, in <time>\n");
  EXPECT_EQ(errors_of(result),
            "<target>\n"
            "[1/1] deployment/00000-index.sql: waiting for a lock: " +
                holder_of("1.5") +
                "\n"
                "[1/1] deployment/00000-index.sql  <time>\n");
  EXPECT_EQ(result.exit_status, 0);
  EXPECT_EQ(psql(database_.dsn(), "select indisvalid from pg_index where indexrelid = 'a_id'::regclass"), "t");
}

TEST_F(LockedTable, IsWaitedForNoLongerThanTheFileAllows) {
  tree_.write("deployment/00000-index.sql",
              "-- postgres-manager: lock-timeout=100ms\ncreate index concurrently a_id on a (id);\n");
  const TableHolder holder(database_, "3");

  const ProgramResult result = deploy({"--lock-retries", "0"});

  EXPECT_EQ(named(result.output),
            "failed     deployment/00000-index.sql  nothing is committed; the next run drops the INVALID index that it "
            "left\n0 applied, 1 failed, 0 not tried; run the same command again\n");
  EXPECT_THAT(named(result.errors), HasSubstr("error: canceling statement due to lock timeout [55P03]\n"));
  EXPECT_EQ(result.exit_status, 6);
}

}  // namespace

}  // namespace pgmanager::tests
