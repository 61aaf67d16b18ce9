#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "database/causes.hpp"
#include "history_fixture.hpp"
#include "support/thrown.hpp"

namespace pgmanager::database {

namespace {

using history::EntryKind;
using history::EntryState;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST_F(HistoryTest, OfAnOlderFormatIsUpgraded) {
  database_->create_history(database_->load_history());
  record(EntryKind::deployment, 1, EntryState::failed);
  psql(
      "ALTER TABLE postgres_manager.history DROP COLUMN generated_done CASCADE; "
      "DROP INDEX postgres_manager.history_ordinal; "
      "CREATE INDEX history_ordinal ON postgres_manager.history (ordinal, id) WHERE kind = 'deployment'; "
      "CREATE VIEW postgres_manager.deployment_state AS SELECT DISTINCT ON (h.ordinal) h.* "
      "FROM postgres_manager.history AS h WHERE h.kind = 'deployment' "
      "ORDER BY h.ordinal, h.state IN ('failed', 'interrupted'), h.id DESC; "
      "UPDATE postgres_manager.format SET version = 1");
  EXPECT_EQ(database_->load_history().format, 1);
  EXPECT_THAT(states(database_->load_history().deployments), ElementsAre("1 failed"));
  EXPECT_THAT(database_->open({.history = Wanted::History::in_place}).in_place, IsEmpty());
  database_->upgrade_history();
  EXPECT_EQ(database_->load_history().format, newest_history_format);
  record(EntryKind::undo, 2, EntryState::undone);
  EXPECT_EQ(psql("SELECT ordinal, state FROM postgres_manager.deployment_state"), "1|failed\n2|undone");
  EXPECT_EQ(psql("SELECT pg_get_expr(indpred, indrelid) FROM pg_index "
                 "WHERE indexrelid = 'postgres_manager.history_ordinal'::regclass"),
            "((ordinal IS NOT NULL) AND (kind <> 'manual-deployment'::text))");
}

TEST_F(HistoryTest, OfANewerFormatIsRefused) {
  database_->create_history(database_->load_history());
  psql("UPDATE postgres_manager.format SET version = 4");
  const auto error = tests::thrown_by([&] { database_->load_history(); });
  EXPECT_EQ(error.code, base::ErrorCode::refused);
  EXPECT_EQ(error.message, "the history of this database has format 4, but this program supports formats up to 3");
  EXPECT_TRUE(error.cause.as<causes::HistoryTooNew>());
}

TEST_F(HistoryTest, CanBeInASchemaOfAnyName) {
  for (const std::string name :
       {"My History", "HISTORY", "a\"b", "it's", "größe", "select", "my_postgres_manager_2", "public"}) {
    SCOPED_TRACE(name);
    database_.emplace(*connection_, name, runner());
    const auto none = database_->load_history();
    connection_->script("BEGIN");
    database_->create_history(none);
    record(EntryKind::deployment, 7, EntryState::applied);
    record(EntryKind::manual_deployment, 8, EntryState::applied);
    const auto history = database_->load_history();
    EXPECT_TRUE(history.exists);
    EXPECT_EQ(history.schema, name);
    EXPECT_THAT(states(history.deployments), ElementsAre("7 applied"));
    EXPECT_THAT(states(history.manual_runs), ElementsAre("8 applied"));
    EXPECT_EQ(database_->stored_text(history.deployments[0].id), read_.text.text);
    EXPECT_THAT(database_->user_objects(), IsEmpty());
    EXPECT_EQ(connection_->query("SELECT count(*) FROM pg_namespace WHERE nspname = $1", {name}).one_value().text(),
              "1");
    connection_->rollback();
  }
}

TEST_F(HistoryTest, ExplainsAMissingPrivilegeToCreateItsSchema) {
  const tests::LoginRole role("role_" + scratch_->name());
  pg::Connection connection({.dsn = scratch_->dsn() + " user=" + role.name()}, stop_);
  Database database(connection, "my_history", runner());
  const auto error = tests::thrown_by([&] { database.create_history(database.load_history()); });
  EXPECT_EQ(error.code, base::ErrorCode::refused);
  EXPECT_EQ(error.message, fmt::format("user \"{}\" may not create the history schema \"my_history\"", role.name()));
  EXPECT_EQ(error.detail, fmt::format("The server says: permission denied for database {}.", scratch_->name()));
  const auto cause = tests::cause_of<causes::NoRightToCreateHistory>(error);
  EXPECT_EQ(cause.grant, fmt::format("GRANT CREATE ON DATABASE \"{}\" TO \"{}\"", scratch_->name(), role.name()));
  EXPECT_EQ(cause.create_schema, fmt::format("CREATE SCHEMA \"my_history\" AUTHORIZATION \"{}\"", role.name()));
}

TEST_F(HistoryTest, IsCreatedInASchemaThatTheUserWasGiven) {
  const tests::LoginRole role("role_" + scratch_->name());
  {
    psql(fmt::format("CREATE SCHEMA my_history AUTHORIZATION {}", role.name()));
    pg::Connection connection({.dsn = scratch_->dsn() + " user=" + role.name()}, stop_);
    Database database(connection, "my_history", runner());
    database.create_history(database.load_history());
    EXPECT_TRUE(database.load_history().exists);
  }
  psql("DROP SCHEMA my_history CASCADE");
}

TEST_F(HistoryTest, ExplainsAMissingPrivilegeToUseIt) {
  database_->create_history(database_->load_history());
  const tests::LoginRole role("role_" + scratch_->name());
  const auto grants = fmt::format(
      "GRANT USAGE ON SCHEMA \"postgres_manager\" TO \"{0}\"; GRANT SELECT, INSERT, DELETE ON ALL TABLES IN SCHEMA "
      "\"postgres_manager\" TO \"{0}\"",
      role.name());
  const auto message =
      fmt::format("user \"{}\" has no right to use the history in schema \"postgres_manager\"", role.name());
  {
    pg::Connection connection({.dsn = scratch_->dsn() + " user=" + role.name()}, stop_);
    Database database(connection, "postgres_manager", runner());
    const auto unreadable = tests::thrown_by([&] { database.load_history(); });
    EXPECT_EQ(unreadable.code, base::ErrorCode::refused);
    EXPECT_EQ(unreadable.message, message);
    EXPECT_EQ(unreadable.detail, "The server says: permission denied for schema postgres_manager.");
    EXPECT_EQ(tests::cause_of<causes::NoRightToHistory>(unreadable).grants, grants);

    psql(
        fmt::format("GRANT USAGE ON SCHEMA postgres_manager TO {0}; GRANT SELECT ON ALL TABLES IN SCHEMA "
                    "postgres_manager TO {0}",
                    role.name()));
    EXPECT_TRUE(database.load_history().exists);
    const auto unwritable = tests::thrown_by([&] { database.record({.run_id = run_id, .file = &read_.file}); });
    EXPECT_EQ(unwritable.code, base::ErrorCode::refused);
    EXPECT_EQ(unwritable.message, message);
    EXPECT_EQ(unwritable.detail, "The server says: permission denied for table history.");
    EXPECT_EQ(tests::cause_of<causes::NoRightToHistory>(unwritable).grants, grants);

    psql(grants);
    database.record({.run_id = run_id,
                     .ordinal = source::Ordinal(7),
                     .file = &read_.file,
                     .text = read_.text.text,
                     .state = EntryState::applied});
    EXPECT_THAT(states(database.load_history().deployments), ElementsAre("7 applied"));
  }
  psql("DROP OWNED BY " + role.name());
}

TEST_F(HistoryTest, IsNotConfusedWithATableOfTheSameName) {
  psql("CREATE TABLE public.history (path text NOT NULL)");
  Database database(*connection_, "public", runner());
  const auto error = tests::thrown_by([&] { database.load_history(); });
  EXPECT_EQ(error.code, base::ErrorCode::refused);
  EXPECT_EQ(error.message, "table \"history\" in schema \"public\" is not a history of postgres-manager");
  EXPECT_TRUE(error.cause.as<causes::NotAHistory>());
}

}  // namespace

}  // namespace pgmanager::database
