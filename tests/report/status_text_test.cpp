#include <gtest/gtest.h>

#include "report/report_values.hpp"
#include "report/text.hpp"

namespace pgmanager::report {
namespace {

using pgmanager::tests::deployment;
using pgmanager::tests::entry;
using pgmanager::tests::history_of;
using pgmanager::tests::tree_of;

const Style plain;

TEST(InstanceText, NamesTheInstanceTheEnvironmentAndTheTree) {
  EXPECT_EQ(instance_text({.database = "shop",
                           .host = "db1",
                           .port = "5432",
                           .user = "ann",
                           .server_version = "15.8",
                           .environment = "production",
                           .tree = "/srv/a \x1b[31m"},
                          Style()),
            "database \"shop\", user \"ann\", db1:5432, PostgreSQL 15.8, environment \"production\", "
            "tree \"/srv/a \\x1b[31m\"");
  EXPECT_EQ(instance_text({.database = "shop", .tree = "/srv/shop"}, Style()), "database \"shop\", tree \"/srv/shop\"");
}

TEST(StatusText, ShowsANewInstance) {
  EXPECT_EQ(status_text({.instance = {.database = "shop", .user = "app", .server_version = "15.4"}}, plain),
            "database \"shop\", user \"app\", local socket, PostgreSQL 15.4\n"
            "no history: neither create nor deployment ever ran here\n"
            "\n"
            "0 deployments\n");
}

TEST(StatusText, ReportsAnIncompleteCreate) {
  result::Status status{.instance = {.database = "shop", .user = "app", .server_version = "15.4"}, .has_history = true};
  status.create_parts = {{.path = "create/1-a/a.sql"}};
  EXPECT_EQ(status_text(status, plain),
            "database \"shop\", user \"app\", local socket, PostgreSQL 15.4\n"
            "create was not completed: 1 of its files is in place; finish it: postgres-manager create\n"
            "\n"
            "0 deployments\n");
  status.create_parts.resize(3);
  EXPECT_NE(status_text(status, plain)
                .find("\ncreate was not completed: 3 of its files are in place; finish it: postgres-manager create\n"),
            std::string::npos);
}

TEST(StatusText, ShowsEveryStateAsATable) {
  EXPECT_EQ(
      status_text(tests::full_status(), plain),
      "database \"shop\", user \"app\", db1:5432, PostgreSQL 15.4\n"
      "created 2026-01-31T12:00:00Z by deployer\n"
      "\n"
      "ordinal  state        file                         when (UTC)            remark\n"
      "      0  contained    deployment/00000-change.sql  2026-01-31T12:00:00Z\n"
      "      1  applied      deployment/00001-change.sql  2026-01-31T12:00:00Z\n"
      "      2  adopted      deployment/00002-change.sql  2026-01-31T12:00:00Z\n"
      "      3  reformatted  deployment/00003-change.sql  2026-01-31T12:00:00Z  comments or white space were edited "
      "since it ran\n"
      "      4  changed      deployment/00004-change.sql  2026-01-31T12:00:00Z  edited since it ran\n"
      "      5  late         deployment/00005-change.sql                        a higher ordinal is in place already\n"
      "      6  missing      deployment/00006-change.sql  2026-01-31T12:00:00Z  not on disk\n"
      "      7  failed       deployment/00007-change.sql  2026-01-31T12:00:00Z  syntax error at or near \"selct\" "
      "[42601], line 3\n"
      "      8  pending      deployment/00008-change.sql\n"
      "\n"
      "manual deployments\n"
      "ordinal  state    file                            when (UTC)            remark\n"
      "      1  applied  manual-deployment/1-urgent.sql  2026-01-31T12:00:00Z  reason: INC-42: missing index\n"
      "      2  pending  manual-deployment/2-urgent.sql\n"
      "\n"
      "9 deployments: 1 applied, 1 contained, 1 adopted, 1 reformatted, 1 pending, 1 failed, 1 late, 1 changed, 1 "
      "missing\n");
}

TEST(StatusText, ReportsThatTheInstanceIsAhead) {
  const auto zero = deployment(0, "select 0;");
  const result::Status status =
      result::make_status({.database = "shop", .user = "app", .server_version = "15.4"}, tree_of({zero}),
                          history_of({entry(zero), entry(deployment(1, "select 1;"))}));
  EXPECT_EQ(status_text(status, plain),
            "database \"shop\", user \"app\", local socket, PostgreSQL 15.4\n"
            "the instance is 1 deployment ahead of this tree\n"
            "\n"
            "ordinal  state    file                         when (UTC)            remark\n"
            "      0  applied  deployment/00000-change.sql  2026-01-31T12:00:00Z\n"
            "      1  ahead    deployment/00001-change.sql  2026-01-31T12:00:00Z  above the last file on disk\n"
            "\n"
            "2 deployments: 1 applied, 1 ahead\n");
}

TEST(StatusText, ReportsThatTheInstanceIsProtected) {
  result::Status status{.instance = {.database = "shop", .user = "app", .server_version = "15.4"}, .has_history = true};
  status.protection = history::Entry{.state = history::EntryState::marked,
                                     .finished_at = "2026-01-31T12:00:00Z",
                                     .database_user = "ann",
                                     .reason = "go-live"};
  EXPECT_EQ(status_text(status, plain),
            "database \"shop\", user \"app\", local socket, PostgreSQL 15.4\n"
            "protected 2026-01-31T12:00:00Z by ann: go-live\n"
            "\n"
            "0 deployments\n");
  status.protection->state = history::EntryState::forgotten;
  EXPECT_EQ(status_text(status, plain).find("protected"), std::string::npos);
}

TEST(StatusText, NamesTheFileWhoseOrdinalWasTaken) {
  const history::History history = history_of({entry(deployment(0, "select 0;", "zero"))});
  const auto tree = tree_of({deployment(0, "select 0.5;", "nought")});
  EXPECT_NE(status_text(result::make_status({}, tree, history), plain)
                .find("changed  deployment/00000-nought.sql  2026-01-31T12:00:00Z  its ordinal is taken by "
                      "\"deployment/00000-zero.sql\"\n"),
            std::string::npos);
}

TEST(StatusText, ShowsTheProgressOfAnUndo) {
  const auto zero = deployment(0, "select 0;");
  history::History history = history_of({entry(zero)});
  history.undo_attempts = {entry(zero, history::EntryState::failed)};
  history.undo_attempts[0].finished_at = "2026-02-01T12:00:00Z";
  history.undo_attempts[0].statements_done = 1;
  history.undo_attempts[0].statements_total = 2;
  history.undo_attempts[0].error = history::RecordedError{.sqlstate = "42704", .message = "no index", .line = 3};
  history.undo_attempts[0].path = "undo/00000-change.sql";
  auto tree = tree_of({zero});
  tree.undo = {zero};
  tree.undo[0].file.path = "undo/00000-change.sql";
  std::string text = status_text(result::make_status({}, tree, history), plain);
  EXPECT_NE(
      text.find(
          "0  partly-undone  deployment/00000-change.sql  2026-02-01T12:00:00Z  its undo stopped part-way, 1 of 2 "
          "statements are committed: no index [42704], line 3\n\n1 deployment: 1 partly-undone\n"),
      std::string::npos)
      << text;
  tree.undo.clear();
  text = status_text(result::make_status({}, tree, history), plain);
  EXPECT_NE(
      text.find("1 of 2 statements are committed, and \"undo/00000-change.sql\" is not on disk: no index [42704]"),
      std::string::npos)
      << text;
}

// A role that may write to the history may write any text.
TEST(StatusText, EscapesControlCharactersInTheHistory) {
  const std::string hostile = "\x1b[31m\u009b2J";
  const auto zero = deployment(0, "select 0;");
  history::History history = history_of({entry(zero, history::EntryState::failed), entry(deployment(1, "x", hostile))});
  for (history::Entry& each : history.deployments) {
    each.finished_at = each.database_user = each.reason = hostile;
    each.error = history::RecordedError{.sqlstate = hostile, .message = hostile, .detail = hostile, .hint = hostile};
  }
  history.protection = history.deployments[1];
  history.protection->state = history::EntryState::marked;
  result::Status status = result::make_status({}, tree_of({zero}), history);
  status.created = history.deployments[1];
  status.manual_runs = {history.deployments[0], history.deployments[1]};
  status.other_histories = {"h\n\x1b[31mx"};
  EXPECT_EQ(status_text(status, plain).find_first_of("\x1b\x9b"), std::string::npos) << status_text(status, plain);
  status.created = std::nullopt;
  status.has_history = false;
  EXPECT_NE(status_text(status, plain).find(R"(postgres-manager status --history-schema $'h\n\x1b[31mx')"),
            std::string::npos)
      << status_text(status, plain);
}

TEST(StatusText, OmitsTheColumnOfRemarksIfThereAreNone) {
  const auto zero = deployment(0, "select 0;", "zoë-日本");
  const auto next = deployment(1234567890, "select 1;", "big");
  EXPECT_EQ(
      status_text(
          result::make_status(
              {.database = "shop", .host = "/run/postgresql", .port = "5433", .user = "app", .server_version = "15.4"},
              tree_of({zero, next}), history_of({entry(zero)})),
          plain),
      "database \"shop\", user \"app\", /run/postgresql:5433, PostgreSQL 15.4\n"
      "\n"
      "   ordinal  state    file                           when (UTC)\n"
      "         0  applied  deployment/00000-zoë-日本.sql  2026-01-31T12:00:00Z\n"
      "1234567890  pending  deployment/1234567890-big.sql\n"
      "\n"
      "2 deployments: 1 applied, 1 pending\n");
}

TEST(StatusText, ColoursStatesByMeaning) {
  const auto zero = deployment(0, "select 0;", "a");
  const auto one = deployment(1, "select 1;", "b");
  const std::string text =
      status_text(result::make_status({.database = "shop", .user = "app", .server_version = "15.4"},
                                      tree_of({zero, one, deployment(2, "select 2;", "c")}),
                                      history_of({entry(zero), entry(one, history::EntryState::failed)})),
                  Style(Colour::yes));
  EXPECT_NE(text.find("0  \033[32mapplied\033[0m  deployment/00000-a.sql"), std::string::npos) << text;
  EXPECT_NE(text.find("1  \033[1;31mfailed \033[0m  deployment/00001-b.sql"), std::string::npos) << text;
  EXPECT_NE(text.find("2  \033[33mpending\033[0m  deployment/00002-c.sql"), std::string::npos) << text;
}

TEST(CheckText, ShowsTheResultOfTheCheck) {
  EXPECT_EQ(check_text({}, plain), "check: nothing found\n");
  EXPECT_EQ(check_text(result::check(tests::full_status()), plain),
            "check: found 1 pending, 1 failed, 1 late, 1 changed, 1 missing\n");
  EXPECT_EQ(check_text({.found = {{plan::CurrentState::pending, 2}}, .create_unfinished = true}, plain),
            "check: found an unfinished create, 2 pending\n");
}

TEST(ReadyText, ReportsThatTheServerIsAStandby) {
  result::ReadyServer server{
      .instance = {.database = "shop", .host = "db1", .port = "5432", .user = "ann", .server_version = "15.8"}};
  const std::string rest = ": database \"shop\", user \"ann\", db1:5432, PostgreSQL 15.8, after 12 ms\n";
  EXPECT_EQ(ready_text(server, std::chrono::milliseconds(12), Style()), "ready" + rest);
  server.standby = true;
  EXPECT_EQ(ready_text(server, std::chrono::milliseconds(12), Style()), "ready (a standby)" + rest);
}

}  // namespace
}  // namespace pgmanager::report
