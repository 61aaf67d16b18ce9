#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "execute/run_fixture.hpp"
#include "execute/status.hpp"
#include "support/login_role.hpp"
#include "support/thrown.hpp"

namespace pgmanager::execute {

namespace {

using namespace std::chrono_literals;
using result::RunResult;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::IsEmpty;

class Deployment : public RunTest {};

TEST_F(Deployment, RunsPendingFilesInOrderAndNothingTheSecondTime) {
  write("deployment/10-c.sql", "INSERT INTO t VALUES (3);\n");
  for (int i = 2; i < 10; ++i) write("deployment/" + std::to_string(i) + "-x.sql", "-- a placeholder\n");
  write("deployment/0-a.sql", "CREATE TABLE t (n integer);\nINSERT INTO t VALUES (1);\n");
  write("deployment/1-b.sql", "INSERT INTO t VALUES (2);\n");
  const Ran first = run();
  EXPECT_EQ(first.outcome.result, RunResult::done);
  EXPECT_EQ(completed(first).size(), 11U);
  EXPECT_EQ(completed(first).back(), "deployment/10-c.sql");
  EXPECT_EQ(psql("SELECT string_agg(n::text, ',') FROM t"), "1,2,3");
  EXPECT_EQ(psql("SELECT count(DISTINCT run_id), count(*), min(ordinal), max(ordinal), bool_and(state = 'applied') "
                 "FROM postgres_manager.history"),
            "1|11|0|10|t");

  const Ran second = run();
  EXPECT_EQ(second.outcome.result, RunResult::nothing_to_do);
  EXPECT_THAT(second.outcome.plan.steps, IsEmpty());
  EXPECT_EQ(second.outcome.plan.in_place, 11U);
  EXPECT_EQ(psql("SELECT count(*) FROM postgres_manager.history"), "11");
}

TEST_F(Deployment, ReportsEventsToItsObserver) {
  write("deployment/0-a.sql", "CREATE TABLE t (n integer);\nDROP TABLE IF EXISTS nowhere;\n");
  write("deployment/1-b.sql", "-- a placeholder\n");
  run();
  EXPECT_THAT(events_.lines(),
              ElementsAre("planned 2", "started deployment/0-a.sql (1 of 2)", "statement 1 of 2",
                          "deployment/0-a.sql: NOTICE: table \"nowhere\" does not exist, skipping", "statement 2 of 2",
                          "done deployment/0-a.sql", "started deployment/1-b.sql (2 of 2)", "done deployment/1-b.sql"));
}

TEST_F(Deployment, WithoutFilesDoesNotChangeTheDatabase) {
  write("deployment/README.md", "");
  EXPECT_EQ(run().outcome.result, RunResult::nothing_to_do);
  EXPECT_EQ(psql("SELECT count(*) FROM pg_namespace WHERE nspname = 'postgres_manager'"), "0");
}

TEST_F(Deployment, StopsAtTheFirstFailureAndRecordsIt) {
  write("deployment/0-a.sql", "CREATE TABLE t (n integer CONSTRAINT positive CHECK (n > 0));\n");
  write("deployment/1-b.sql", "INSERT INTO t VALUES (1);\nINSERT INTO t VALUES (-1);\n");
  write("deployment/2-c.sql", "INSERT INTO t VALUES (2);\n");
  const Ran failed = run();
  EXPECT_EQ(failed.outcome.result, RunResult::failed);
  EXPECT_THAT(completed(failed), ElementsAre("deployment/0-a.sql"));
  EXPECT_THAT(not_tried(failed), ElementsAre("deployment/2-c.sql"));
  EXPECT_EQ(failure(failed),
            "deployment/1-b.sql:2:1: 23514 new row for relation \"t\" violates check constraint \"positive\"");
  EXPECT_EQ(failed.outcome.failure->code, base::ErrorCode::sql);
  EXPECT_EQ(failed.outcome.failure->statements_done, 1);
  EXPECT_FALSE(failed.outcome.failure->kept);
  EXPECT_EQ(psql("SELECT count(*) FROM t"), "0");
  EXPECT_EQ(history(), "deployment|0|applied|1|\ndeployment|1|failed|0|23514");
  EXPECT_EQ(psql("SELECT error_severity, error_detail, error_table, error_constraint, error_line, error_column_number "
                 "FROM postgres_manager.history WHERE ordinal = 1"),
            "ERROR|Failing row contains (-1).|t|positive|2|1");

  write("deployment/1-b.sql", "INSERT INTO t VALUES (1);\n");
  const Ran corrected = run();
  EXPECT_EQ(corrected.outcome.result, RunResult::done);
  EXPECT_THAT(completed(corrected), ElementsAre("deployment/1-b.sql", "deployment/2-c.sql"));
  EXPECT_EQ(history(),
            "deployment|0|applied|1|\ndeployment|1|failed|0|23514\ndeployment|1|applied|1|\ndeployment|2|applied|1|");
  EXPECT_EQ(run().outcome.result, RunResult::nothing_to_do);
}

struct Place {
  const char* text;
  const char* failure;
};

TEST_F(Deployment, HasThePositionOfAnErrorInTheFile) {
  // These are the places of psql's \errverbose and of its caret; columns count characters.
  const std::vector<Place> places = {
      {"SELECT nope;", "0-a.sql:1:8: 42703 column \"nope\" does not exist"},
      {"\xEF\xBB\xBFSELECT nope;", "0-a.sql:1:8: 42703 column \"nope\" does not exist"},
      {"SELECT 1;\n-- größe\n\n  SELECT 'äöü😀',\n    nope;\n", "0-a.sql:5:5: 42703 column \"nope\" does not exist"},
      {"SELECT 1;\r\nSELECT 'ä', nope;\r\n", "0-a.sql:2:13: 42703 column \"nope\" does not exist"},
      {"SELECT 1; /* ä */ SELECT 'ä', nope;", "0-a.sql:1:31: 42703 column \"nope\" does not exist"},
      {"BEGIN;\nSELECT 1;\nSELECT nope;\nCOMMIT;\n", "0-a.sql:3:8: 42703 column \"nope\" does not exist"},
      {"SELECT 1;\nSELEKT 2;\n", "0-a.sql:2:1: 42601 syntax error at or near \"SELEKT\""},
      {"SELECT 1;\n  SELECT 1/0;\n", "0-a.sql:2:3: 22012 division by zero"},
      {"CREATE TABLE c (n integer);\nCOPY c FROM stdin;\n1\nx\n\\.\nSELECT 1;\n",
       "0-a.sql:4:0: 22P02 invalid input syntax for type integer: \"x\""},
      {"DO $$\nBEGIN\n  PERFORM nope;\nEND $$;", "0-a.sql:1:1: 42703 column \"nope\" does not exist"}};
  for (const Place& place : places) {
    SCOPED_TRACE(place.text);
    write("deployment/0-a.sql", place.text);
    EXPECT_EQ(failure(run()), std::string("deployment/") + place.failure);
  }
}

TEST_F(Deployment, HasContextAndInnerQueryOfAnErrorInsideAFunction) {
  write("deployment/0-a.sql", "DO $$ BEGIN PERFORM nope; END $$;");
  const Ran failed = run();
  EXPECT_EQ(failed.outcome.failure->error.internal_query, "SELECT nope");
  EXPECT_EQ(failed.outcome.failure->error.context, "PL/pgSQL function inline_code_block line 1 at PERFORM");
}

TEST_F(Deployment, RunsDumpsWithRowsOfData) {
  write("deployment/0-a.sql",
        "\\restrict x\nCREATE TABLE t (n integer, word text);\nCOPY t (n, word) FROM stdin;\n1\tone; two\n2\t\\N\n\\.\n"
        "\nINSERT INTO t VALUES (3, 'three');\n\\unrestrict x\n");
  EXPECT_EQ(run().outcome.result, RunResult::done);
  EXPECT_EQ(psql("SELECT n, word FROM t ORDER BY n"), "1|one; two\n2|\n3|three");
}

TEST_F(Deployment, AttributesDeferredConstraintsToTheirFile) {
  write("deployment/0-a.sql",
        "CREATE TABLE p (n integer PRIMARY KEY);\n"
        "CREATE TABLE c (n integer REFERENCES p DEFERRABLE INITIALLY DEFERRED);\n");
  write("deployment/1-b.sql", "INSERT INTO c VALUES (1);\nINSERT INTO p VALUES (1);\n");
  write("deployment/2-c.sql", "INSERT INTO c VALUES (2);\n");
  const Ran failed = run();
  EXPECT_THAT(completed(failed), ElementsAre("deployment/0-a.sql", "deployment/1-b.sql"));
  EXPECT_EQ(failure(failed),
            "deployment/2-c.sql: 23503 insert or update on table \"c\" violates foreign key constraint \"c_n_fkey\"");
  EXPECT_EQ(psql("SELECT count(*) FROM c"), "1");
  EXPECT_EQ(psql("SELECT state, error_sqlstate FROM postgres_manager.history WHERE ordinal = 2"), "failed|23503");
}

TEST_F(Deployment, DoesNotApplySettingsOfAFileToTheNextOne) {
  write("deployment/0-a.sql",
        "CREATE SCHEMA s;\nSET search_path TO s;\nSET ROLE pg_monitor;\nSET LOCAL lock_timeout TO 1;\n"
        "SET client_encoding TO 'LATIN1';\nRESET ROLE;\nCREATE TEMPORARY TABLE passing (n integer);\nSET ROLE "
        "pg_monitor;\n");
  write("deployment/1-ä.sql",
        "CREATE TABLE here AS SELECT current_user::text AS who, 'ä'::text AS word, "
        "current_setting('lock_timeout') AS lock_timeout, to_regclass('passing') AS passing;\n");
  EXPECT_EQ(run().outcome.result, RunResult::done);
  EXPECT_EQ(psql("SELECT who = session_user, word, lock_timeout, passing FROM public.here"), "t|ä|300ms|");
  EXPECT_EQ(psql("SELECT path FROM postgres_manager.history WHERE ordinal = 1"), "deployment/1-ä.sql");
}

TEST_F(Deployment, DoesNotApplyTimeoutsOfAFileToTheNextOneInTheSameTransaction) {
  write("deployment/0-a.sql",
        "-- postgres-manager: lock-timeout=90s statement-timeout=80s\nCREATE TABLE t (n integer);\n");
  write("deployment/1-b.sql",
        "CREATE TABLE seen AS SELECT current_setting('lock_timeout') AS locks, "
        "current_setting('statement_timeout') AS statements;\n");
  EXPECT_EQ(failure(run_in_one_transaction({.lock_timeout = 200ms, .statement_timeout = 70s})), "");
  EXPECT_EQ(psql("SELECT * FROM seen"), "200ms|70s");
}

TEST_F(Deployment, RefusesEditedAndMissingFilesAndShowsTheDifference) {
  write("deployment/0-a.sql", "SELECT 1;\n");
  write("deployment/1-b.sql", "SELECT 2;\n");
  write("deployment/2-c.sql", "SELECT 3;\n");
  run();
  write("deployment/1-b.sql", "SELECT 20;\n");
  const Ran edited = run();
  EXPECT_EQ(edited.outcome.result, RunResult::refused);
  ASSERT_EQ(edited.outcome.plan.refusals.size(), 1U);
  EXPECT_EQ(edited.outcome.plan.refusals[0].rule, "deployment-changed");
  EXPECT_THAT(edited.outcome.plan.refusals[0].difference, EndsWith("\n-SELECT 2;\n+SELECT 20;\n"));
  EXPECT_EQ(edited.outcome.plan.refusals[0].entry, nullptr);

  write("deployment/1-b.sql", "SELECT 2;\n");
  remove("deployment/2-c.sql");
  EXPECT_EQ(run().outcome.plan.refusals.at(0).rule, "instance-ahead");
  EXPECT_EQ(psql("SELECT count(*) FROM postgres_manager.history"), "3");
}

TEST_F(Deployment, IsOnlyPlannedInADryRun) {
  write("deployment/0-a.sql", "CREATE TABLE t ();\n");
  const Ran planned = run({.dry_run = DryRun::yes});
  EXPECT_EQ(planned.outcome.result, RunResult::planned);
  ASSERT_EQ(planned.outcome.plan.steps.size(), 1U);
  EXPECT_EQ(psql("SELECT count(*) FROM pg_class WHERE relname IN ('t', 'history')"), "0");
}

TEST_F(Deployment, AdoptsAManualDeployment) {
  write("manual-deployment/0-fix.sql", "CREATE TABLE fixed ();\n");
  const Ran emergency = run_manual_deployment("the shop is down");
  EXPECT_EQ(emergency.outcome.result, RunResult::done);
  EXPECT_EQ(run_manual_deployment().outcome.result, RunResult::nothing_to_do);
  write("deployment/0-a.sql", "SELECT 1;\n");
  write("deployment/1-fix.sql", "-- was an emergency\nCREATE TABLE fixed ();\n");
  const Ran adopted = run();
  EXPECT_EQ(adopted.outcome.result, RunResult::done);
  EXPECT_EQ(plan::action_of(adopted.outcome.plan.steps.at(1)), "record-adopted");
  EXPECT_EQ(history(), "manual-deployment|0|applied|1|\ndeployment|0|applied|1|\ndeployment|1|adopted|0|");
  EXPECT_EQ(psql("SELECT reason FROM postgres_manager.history WHERE kind = 'manual-deployment'"), "the shop is down");
  EXPECT_EQ(run().outcome.result, RunResult::nothing_to_do);
}

TEST_F(Deployment, RunsAFailedManualDeploymentAgain) {
  write("manual-deployment/0-fix.sql", "SELECT 1 / 0;\n");
  EXPECT_EQ(failure(run_manual_deployment()), "manual-deployment/0-fix.sql:1:1: 22012 division by zero");
  EXPECT_EQ(failure(run_manual_deployment()), "manual-deployment/0-fix.sql:1:1: 22012 division by zero");
  EXPECT_EQ(history(), "manual-deployment|0|failed|0|22012\nmanual-deployment|0|failed|0|22012");
}

TEST_F(Deployment, ByHandThatHasRunIsNotListedAsNotTriedWhenAnotherFails) {
  write("manual-deployment/2-b.sql", "SELECT 2;\n");
  EXPECT_EQ(failure(run_manual_deployment()), "");
  write("manual-deployment/1-a.sql", "SELECT nope;\n");
  write("manual-deployment/3-c.sql", "SELECT 3;\n");
  EXPECT_THAT(not_tried(run_manual_deployment()), ElementsAre("manual-deployment/3-c.sql"));
}

TEST_F(Deployment, IsRefusedIfTheHistoryCannotBeCreated) {
  const tests::LoginRole role("role_" + scratch_->name());
  write("deployment/0-a.sql", "SELECT 1;\n");
  Target other = target();
  other.connection.dsn += " user=" + role.name();
  const auto error = tests::thrown_by([&] { run({}, other, stop_, events_); });
  EXPECT_EQ(error.code, base::ErrorCode::refused);
  EXPECT_EQ(error.message, "user \"" + role.name() + "\" may not create the history schema \"postgres_manager\"");
}

TEST_F(Deployment, IsInTheStatus) {
  write("deployment/0-a.sql", "SELECT 1;\n");
  write("deployment/1-b.sql", "SELECT 1 / 0;\n");
  write("deployment/2-c.sql", "SELECT 1;\n");
  const Ran ran = run();
  Session session(target(), Access::read, stop_);
  const result::Status status = result::make_status(instance_of(session), ran.tree, read_history(session));
  EXPECT_EQ(status.instance.database, scratch_->name());
  EXPECT_EQ(status.instance.server_version, psql("SHOW server_version"));
  EXPECT_TRUE(status.has_history);
  ASSERT_EQ(status.deployments.size(), 3U);
  EXPECT_EQ(status.deployments[0].state, plan::CurrentState::applied);
  EXPECT_EQ(status.deployments[1].state, plan::CurrentState::failed);
  EXPECT_EQ(status.deployments[2].state, plan::CurrentState::pending);
}

}  // namespace

}  // namespace pgmanager::execute
