#include <gtest/gtest.h>

#include "report/report_values.hpp"
#include "report/text.hpp"

namespace pgmanager::report {
namespace {

using namespace std::chrono_literals;

const result::LockHolder ann{.pid = 4711,
                             .application_name = "psql",
                             .database_user = "ann",
                             .client = "local",
                             .since = "2026-01-31T12:00:00Z",
                             .query = "select 1"};

TEST(NoticeText, IsOneLine) {
  const plan::Plan plan = tests::small_plan();
  EXPECT_EQ(notice_text(plan.steps[0], {.severity = "NOTICE", .message = "table \"a\" does not exist, skipping"}),
            "deployment/00001-one.sql: notice: table \"a\" does not exist, skipping");
  EXPECT_EQ(notice_text(plan.steps[0], {.severity = "WARNING", .message = "odd", .detail = "Very odd."}),
            "deployment/00001-one.sql: warning: odd (Very odd.)");
  EXPECT_EQ(notice_text(plan.steps[0], {.severity = "WARNING", .message = "odd", .detail = "Very.", .hint = "Look."}),
            "deployment/00001-one.sql: warning: odd (Very.)\n  hint: Look.");
}

TEST(NoticeText, EscapesControlCharactersOfTheServer) {
  const plan::Plan plan = tests::small_plan();
  EXPECT_EQ(notice_text(plan.steps[0], {.severity = "NOTICE",
                                        .message = "a\x1B[2J\a\r\xC2\x9B"
                                                   "1m\nb",
                                        .detail = "c\x1B]0;d\ne\a"}),
            "deployment/00001-one.sql: notice: a\\x1b[2J\\x07\\x0d\\xc2\\x9b1m\n    b (c\\x1b]0;d\n    e\\x07)");
}

TEST(PlanNoticeText, EscapesControlCharactersInNames) {
  EXPECT_EQ(plan_notice_text("\x1B[2Jgone", Style()), "notice: \\x1b[2Jgone");
}

TEST(HookOutputText, EscapesControlCharactersOfAHook) {
  EXPECT_EQ(hook_output_text(source::Hook::before_create, "\x1B[2Jgone"), "hooks/before-create: \\x1b[2Jgone");
}

TEST(LockHolderText, ShowsKnownFields) {
  EXPECT_EQ(lock_holder_text({.pid = 42}), "process 42");
  EXPECT_EQ(lock_holder_text({.pid = 42,
                              .application_name = "postgres-manager deployment",
                              .database_user = "app",
                              .client = "10.0.0.7",
                              .since = "2026-01-31T12:00:00Z",
                              .query = "create index\n  on a (b)"}),
            "process 42 (postgres-manager deployment), user \"app\", client 10.0.0.7, connected since "
            "2026-01-31T12:00:00Z, query: create index\\n  on a (b)");
}

TEST(LockHolderText, ShowsHowLongItWasHeldAndHowToEndIt) {
  EXPECT_EQ(
      lock_holder_text(
          {.pid = 42, .query = "select 1", .end = "SELECT pg_terminate_backend(42)", .in_transaction = 192.7s}),
      "process 42, in a transaction for 3 min 12 s, query: select 1 (to end it: SELECT pg_terminate_backend(42))");
}

TEST(LockHolderText, CutsALongQueryBetweenCharacters) {
  std::string query;
  for (int i = 0; i < 100; ++i) query += "é";
  EXPECT_EQ(lock_holder_text({.pid = 42, .query = query}), "process 42, query: " + query.substr(0, 160));
}

TEST(LockHolderText, EscapesControlCharactersInNames) {
  EXPECT_EQ(lock_holder_text({.pid = 42, .application_name = "a\x1B[2J", .database_user = "b\nc"}),
            "process 42 (a\\x1b[2J), user \"b\\nc\"");
}

TEST(LockHoldersText, ShowsAllHolders) {
  EXPECT_EQ(lock_holders_text({ann, {.pid = 42}}),
            "process 4711 (psql), user \"ann\", client local, connected since 2026-01-31T12:00:00Z, query: select 1; "
            "process 42");
  EXPECT_EQ(lock_holders_text({}), "a process that cannot be seen");
}

TEST(WaitingText, IsShort) {
  EXPECT_EQ(waiting_text({ann}, 12.9s), "waiting for a lock: process 4711 (psql), user \"ann\", client local, 12 s");
  EXPECT_EQ(waiting_text({{.pid = 42}, ann, ann}, 1s), "waiting for a lock: process 42 and 2 more, 1 s");
  EXPECT_EQ(waiting_text({}, 185s), "waiting for a lock: a process that cannot be seen, 3 min 05 s");
}

TEST(RetryText, ShowsReasonAndTime) {
  const plan::Plan plan = tests::small_plan();
  EXPECT_EQ(
      retry_text(plan.steps[0], {.attempt = 1,
                                 .attempts = 5,
                                 .sqlstate = "55P03",
                                 .message = "canceling statement due to lock timeout",
                                 .holders = {ann},
                                 .pause = 1300ms}),
      "deployment/00001-one.sql: retry 1 of 5 in 1.30 s: canceling statement due to lock timeout [55P03]; held by "
      "process 4711 (psql), user \"ann\", client local, connected since 2026-01-31T12:00:00Z, query: select 1");
  EXPECT_EQ(
      retry_text(plan.steps[0],
                 {.attempt = 3, .attempts = 3, .sqlstate = "40P01", .message = "deadlock\ndetected", .pause = 250ms}),
      "deployment/00001-one.sql: retry 3 of 3 in 250 ms: deadlock\\ndetected [40P01]");
}

TEST(IndexProgressText, ShowsPhaseAndPercent) {
  const auto text = [](std::int64_t done, std::int64_t total) {
    return index_progress_text(
        {.index = "public.i", .phase = "building index: scanning table", .done = done, .total = total});
  };
  EXPECT_EQ(text(0, 200), "0 %, building index: scanning table, index public.i");
  EXPECT_EQ(text(91, 200), "45 %, building index: scanning table, index public.i");
  EXPECT_EQ(text(199, 200), "99 %, building index: scanning table, index public.i");
  EXPECT_EQ(text(200, 200), "100 %, building index: scanning table, index public.i");
  EXPECT_EQ(text(210, 200), "100 %, building index: scanning table, index public.i") << "the table grew";
}

TEST(IndexProgressText, ShowsKnownFields) {
  EXPECT_EQ(index_progress_text({.phase = "initializing"}), "initializing");
  EXPECT_EQ(index_progress_text({.index = "public.i", .phase = "waiting for old snapshots"}),
            "waiting for old snapshots, index public.i");
}

TEST(InvalidIndexDroppedText, NamesFileAndIndex) {
  const plan::Plan plan = tests::small_plan();
  EXPECT_EQ(invalid_index_dropped_text(plan.steps[0], "public.i"),
            "deployment/00001-one.sql: dropped the INVALID index public.i to build it again");
}

TEST(RoundsText, CountsRoundsAndRows) {
  EXPECT_EQ(rounds_text({.rounds = 1, .rows = 1}), "1 round, 1 row");
  EXPECT_EQ(rounds_text({.rounds = 12, .rows = 5'000'000'000}), "12 rounds, 5000000000 rows");
}

}  // namespace
}  // namespace pgmanager::report
