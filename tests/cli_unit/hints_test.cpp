#include "cli/hints.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "authoring/causes.hpp"
#include "base/causes.hpp"
#include "cluster/causes.hpp"
#include "database/causes.hpp"
#include "execute/causes.hpp"
#include "pg/causes.hpp"
#include "verify/causes.hpp"

namespace pgmanager::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

Settings called_with(const std::vector<std::string>& arguments) {
  return parse_command_line(arguments);
}

std::string hint(const base::ErrorCause& cause, const std::vector<std::string>& arguments = {"deployment"}) {
  return hint_for(cause, called_with(arguments));
}

std::string hint_without(pg::ConnectCause why) {
  return hint(pg::Cause(pg::causes::NoConnection{.why = why}));
}

std::string hint_about_tls(pg::TlsFailure failure) {
  return hint(pg::Cause(
      pg::causes::NoConnection{.why = pg::ConnectCause::no_tls, .tls = failure, .tls_file = "/home/ann/a key"}));
}

// The last sentence may end with a command or statement to type, which follows a colon and has no full stop.
void expect_sentences(const std::string& text) {
  EXPECT_TRUE(text.starts_with("libpq") || (!text.empty() && text.front() >= 'A' && text.front() <= 'Z')) << text;
  EXPECT_TRUE(text.ends_with('.') || text.ends_with('?') || text.find(": ") != std::string::npos) << text;
}

template <typename... Causes>
void expect_sentences_for_each(std::type_identity<std::variant<Causes...>>) {
  (expect_sentences(hint(std::variant<Causes...>(Causes{}))), ...);
}

TEST(Hints, AreSentencesForEveryCause) {
  expect_sentences_for_each(std::type_identity<base::Cause>());
  expect_sentences_for_each(std::type_identity<database::Cause>());
  expect_sentences_for_each(std::type_identity<cluster::Cause>());
  expect_sentences_for_each(std::type_identity<authoring::Cause>());
  expect_sentences_for_each(std::type_identity<execute::Cause>());
  expect_sentences_for_each(std::type_identity<verify::Cause>());
  expect_sentences_for_each(std::type_identity<pg::Cause>());
  for (int each = 0; each <= static_cast<int>(pg::ForeignParameter::jdbc_current_schema); ++each) {
    expect_sentences(hint(pg::Cause(pg::causes::ForeignConnectionParameter{static_cast<pg::ForeignParameter>(each)})));
  }
  for (int each = 0; each <= static_cast<int>(pg::TlsFailure::client_not_trusted); ++each) {
    expect_sentences(hint_about_tls(static_cast<pg::TlsFailure>(each)));
  }
  for (int each = 0; each < static_cast<int>(pg::ConnectCause::refused); ++each) {
    if (each == static_cast<int>(pg::ConnectCause::drop_interrupted)) continue;
    expect_sentences(hint_without(static_cast<pg::ConnectCause>(each)));
  }
}

TEST(Hints, AreMissingIfThereIsNothingToSay) {
  EXPECT_EQ(hint({}), "");
  EXPECT_EQ(hint_without(pg::ConnectCause::drop_interrupted), "") << "the server says it";
  EXPECT_EQ(hint_without(pg::ConnectCause::refused), "");
}

TEST(Hints, NameWhatTheConnectionRequires) {
  using pg::causes::NoConnection;
  EXPECT_EQ(hint(pg::Cause(NoConnection{.why = pg::ConnectCause::no_listener, .host = "db 1", .port = "5433"})),
            "Check that the server runs and is reachable: pg_isready -h 'db 1' -p 5433");
  EXPECT_EQ(hint(pg::Cause(NoConnection{.why = pg::ConnectCause::no_answer, .host = "/run", .port = "5433"})),
            "Check that the server runs and that the host in the connection string is its socket directory.");
  EXPECT_EQ(hint(pg::Cause(NoConnection{.why = pg::ConnectCause::no_listener,
                                        .host = "db1",
                                        .port = "5433",
                                        .demand = pg::Demand::peer,
                                        .peer = "ann"})),
            "The connection asks for a server that runs as operating system user \"ann\" (requirepeer). Check that the "
            "server runs and is reachable: pg_isready -h db1 -p 5433");
  EXPECT_EQ(hint(pg::Cause(NoConnection{.why = pg::ConnectCause::no_right, .user = "an\"n", .database = "shop"})),
            "Grant the right: GRANT CONNECT ON DATABASE \"shop\" TO \"an\"\"n\"");
  EXPECT_EQ(hint(pg::Cause(NoConnection{.why = pg::ConnectCause::refused, .has_options = true})),
            "Check the settings in options of the connection string, or in PGOPTIONS.");
  EXPECT_EQ(hint_without(pg::ConnectCause::no_tls),
            "The two sides do not agree on TLS: read the log of the server, and compare ssl_min_protocol_version and "
            "ssl_max_protocol_version of both.");
  EXPECT_EQ(hint(pg::Cause(pg::causes::NoConnection{.why = pg::ConnectCause::user_rejected,
                                                    .tls = pg::TlsFailure::server_without_tls})),
            hint_about_tls(pg::TlsFailure::server_without_tls));
}

TEST(Hints, TurnTlsOffOnlyIfTheServerHasNone) {
  EXPECT_EQ(hint_about_tls(pg::TlsFailure::key_open_to_others),
            "Correct the mode of the private key: chmod 600 '/home/ann/a key'");
  EXPECT_THAT(hint_about_tls(pg::TlsFailure::server_without_tls), HasSubstr("sslmode=prefer"));
  for (int each = 0; each <= static_cast<int>(pg::TlsFailure::client_not_trusted); ++each) {
    if (static_cast<pg::TlsFailure>(each) == pg::TlsFailure::server_without_tls) continue;
    EXPECT_THAT(hint_about_tls(static_cast<pg::TlsFailure>(each)), Not(HasSubstr("sslmode=prefer")));
  }
}

TEST(Hints, OmitForAnotherServerWhatFitsOnlyTheTarget) {
  const auto about = [](const std::string& option, pg::ConnectCause why) {
    return hint(verify::Cause(verify::causes::NoConnectionTo{.option = option, .reason = {.why = why}}), {"verify"});
  };
  EXPECT_EQ(about("--against-dsn", pg::ConnectCause::no_database), "Name an existing database.");
  EXPECT_EQ(about("--against-dsn", pg::ConnectCause::not_ready), "Try again in a moment.");
  EXPECT_EQ(
      about("--scratch-dsn", pg::ConnectCause::no_listener),
      "Check that the server runs and that the connection string is right. Or omit --scratch-dsn to use a private "
      "server.");
  EXPECT_EQ(about("--scratch-dsn", pg::ConnectCause::drop_interrupted),
            "Or omit --scratch-dsn to use a private server.");
  EXPECT_EQ(about("--scratch-dsn", pg::ConnectCause::database_closed),
            "A superuser or its owner can allow them: ALTER DATABASE \"\" ALLOW_CONNECTIONS true. Or omit "
            "--scratch-dsn to use a private server.");
}

TEST(Hints, FollowFromTheFunction) {
  const authoring::Cause no_branch = authoring::causes::NoMainBranch{};
  EXPECT_EQ(hint(no_branch, {"verify"}), "Name what the deployments begin with: --base REVISION.");
  EXPECT_EQ(hint(no_branch, {"renumber"}),
            "Name the branch that keeps its ordinals: postgres-manager renumber --onto develop");
  for (const char* function : {"verify", "renumber"}) {
    EXPECT_THAT(hint(authoring::Cause(authoring::causes::NoCommonCommit{.is_shallow = true}), {function}),
                HasSubstr("git fetch --unshallow"));
  }
}

TEST(Hints, NameTheSessionThatHoldsALock) {
  const result::LockHolder to_end{.pid = 42, .end = "SELECT pg_terminate_backend(42)"};
  const result::LockHolder of_superuser{.pid = 42, .ended_by = "a superuser"};
  const auto run = [](const auto& holder) { return hint(database::Cause(database::causes::RunLockHeld{holder})); };
  EXPECT_EQ(run(to_end), "Wait longer with --lock-wait, or end that run: SELECT pg_terminate_backend(42)");
  EXPECT_EQ(run(of_superuser), "Wait longer with --lock-wait. It can be ended by a superuser.");
  EXPECT_EQ(run(result::LockHolder{.pid = 42}), "Wait longer with --lock-wait.");
  EXPECT_EQ(run(std::nullopt), "Try again, or wait longer with --lock-wait.");
  EXPECT_EQ(hint(database::Cause(database::causes::HistoryLocked{to_end})),
            "Run the same command again after it has ended, or end it: SELECT pg_terminate_backend(42)");
}

TEST(Hints, ListWhatMakesAHistoryTrusted) {
  const auto about = [](database::causes::HistoryNotTrusted cause) { return hint(database::Cause(std::move(cause))); };
  const std::string other =
      " Only if no deployment of this tree has run in this database, begin another history: postgres-manager "
      "deployment --history-schema NAME --first-run";
  EXPECT_EQ(about({.by_hand = true}), "If a newer version of postgres-manager created it, use that version." + other);
  EXPECT_EQ(
      about({.owner = "ann", .corrections = {"A", "B"}}),
      "Run as role \"ann\", which owns it. Or check who created it, and check its rows. If you trust them with the "
      "rights of this run, run as a superuser: A; B." +
          other);
  EXPECT_EQ(about({.corrections = {"A"}, .by_hand = true}),
            "Check who created it, and check its rows. If you trust them with the rights of this run, run as a "
            "superuser: A; and correct the rest by hand." +
                other);
}

TEST(Hints, QuoteNamesForTheShell) {
  using namespace authoring::causes;
  EXPECT_EQ(hint(authoring::Cause(TreeLocked{"/srv/my tree"})),
            "Nothing was changed. See which process: fuser -v '/srv/my tree'");
  EXPECT_EQ(hint(authoring::Cause(GroupNotNamed{.possible = "1-my tables", .groups = {"1-my tables", "2-views"}})),
            "Name the group: --group '1-my tables'. The groups are 1-my tables, 2-views.");
  EXPECT_EQ(
      hint(authoring::Cause(OrdinalUsedTwice{.free_ordinal = "3",
                                             .either = {{.from = "deployment/2-a b.sql", .to = "deployment/3-a b.sql"},
                                                        {.from = "undo/2-a b.sql", .to = "undo/3-a b.sql"}},
                                             .or_else = {{.from = "deployment/2-c.sql", .to = "deployment/3-c.sql"}}})),
      "Give ordinal 3 to the file that has not run on any instance, which is either: mv 'deployment/2-a b.sql' "
      "'deployment/3-a b.sql' && mv 'undo/2-a b.sql' 'undo/3-a b.sql' or: mv deployment/2-c.sql "
      "deployment/3-c.sql");
}

TEST(WithHint, PrefersTheHintForTheCause) {
  const Settings settings = called_with({"deployment", "--local"});
  EXPECT_EQ(
      with_hint(base::Error({.hint = "Of the server.", .cause = pg::Cause(pg::causes::ConnectionLost{})}), settings)
          .parts()
          .hint,
      "See the state of the instance: postgres-manager status --local.");
  EXPECT_EQ(with_hint(base::Error({.hint = "Of the server."}), settings).parts().hint, "Of the server.");
}

TEST(CompleteHints, CompletesRefusalsAndFailures) {
  result::Outcome outcome;
  outcome.plan.refusals = {{.rule = "deployment-changed", .message = "edited", .hint = "postgres-manager repair"}};
  outcome.failure = result::Failure{.advice = "Look: postgres-manager status"};
  outcome.hook_error = base::Error({.message = "failed", .hint = "Again: postgres-manager deployment"});
  outcome.failure->cause = pg::Cause(pg::causes::ConnectionLost{});
  outcome.snapshot_error = outcome.protection_error = outcome.hook_error;
  outcome.plan.notices = {"See postgres-manager status."};
  complete_hints(outcome, called_with({"deployment", "--environment", "staging"}));
  EXPECT_EQ(outcome.failure->error.hint,
            "See the state of the instance: postgres-manager status --environment staging.");
  EXPECT_EQ(outcome.snapshot_error->parts().hint, "Again: postgres-manager deployment --environment staging");
  EXPECT_EQ(outcome.protection_error->parts().hint, "Again: postgres-manager deployment --environment staging");
  EXPECT_THAT(outcome.plan.notices, testing::ElementsAre("See postgres-manager status --environment staging."));
  EXPECT_EQ(outcome.plan.refusals[0].hint, "postgres-manager repair --environment staging");
  EXPECT_EQ(outcome.failure->advice, "Look: postgres-manager status --environment staging");
  EXPECT_EQ(outcome.hook_error->parts().hint, "Again: postgres-manager deployment --environment staging");
}

}  // namespace
}  // namespace pgmanager::cli
