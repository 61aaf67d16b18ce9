#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "history_fixture.hpp"
#include "support/thrown.hpp"

namespace pgmanager::database {

namespace {

using history::EntryKind;
using history::EntryState;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;

TEST_F(HistoryTest, IsEmptyIfThereIsNone) {
  const auto history = database_->load_history();
  EXPECT_EQ(history.schema, "postgres_manager");
  EXPECT_FALSE(history.exists);
  EXPECT_FALSE(history.created.has_value());
  EXPECT_THAT(history.deployments, IsEmpty());
  EXPECT_THAT(history.manual_runs, IsEmpty());
}

TEST_F(HistoryTest, IsCreatedOnce) {
  database_->create_history(database_->load_history());
  record(EntryKind::deployment, 7, EntryState::applied);
  database_->create_history(database_->load_history());
  EXPECT_TRUE(database_->load_history().exists);
  EXPECT_EQ(psql("SELECT version FROM postgres_manager.format"), "3");
  EXPECT_EQ(psql("SELECT count(*) FROM postgres_manager.history"), "1");
}

TEST_F(HistoryTest, StoresTheTimeOfARunByAnotherTool) {
  database_->create_history(database_->load_history());
  record(EntryKind::deployment, 6, EntryState::applied);
  database_->record({.run_id = run_id,
                     .kind = EntryKind::baseline,
                     .ordinal = source::Ordinal(7),
                     .file = &read_.file,
                     .text = read_.text.text,
                     .state = EntryState::baselined,
                     .seconds = 1.5,
                     .finished_at = "2024-05-01T10:00:00.25Z"});
  EXPECT_EQ(psql("SELECT started_at AT TIME ZONE 'UTC', finished_at AT TIME ZONE 'UTC' FROM postgres_manager.history "
                 "WHERE ordinal = 7"),
            "2024-05-01 09:59:58.75|2024-05-01 10:00:00.25");
}

TEST_F(HistoryTest, StoresAllValuesOfARun) {
  database_->create_history(database_->load_history());
  const auto id = database_->record({.run_id = run_id,
                                     .kind = EntryKind::manual_deployment,
                                     .ordinal = source::Ordinal(7),
                                     .file = &read_.file,
                                     .text = read_.text.text,
                                     .state = EntryState::applied,
                                     .statements_done = 2,
                                     .seconds = 1.5,
                                     .reason = "the shop is down"});
  const auto history = database_->load_history();
  ASSERT_EQ(history.manual_runs.size(), 1U);
  const auto& entry = history.manual_runs[0];
  EXPECT_EQ(entry.id, id);
  EXPECT_EQ(entry.run_id, run_id);
  EXPECT_EQ(entry.kind, EntryKind::manual_deployment);
  EXPECT_EQ(entry.ordinal, source::Ordinal(7));
  EXPECT_EQ(entry.path, "deployment/00007-größe.sql");
  EXPECT_EQ(entry.state, EntryState::applied);
  EXPECT_EQ(entry.checksum, read_.file.checksum);
  EXPECT_EQ(entry.token_checksum, read_.file.token_checksum);
  EXPECT_EQ(entry.statements_done, 2);
  EXPECT_EQ(entry.statements_total, 2);
  EXPECT_THAT(entry.finished_at, MatchesRegex("20[0-9-]+T[0-9:]+Z"));
  EXPECT_DOUBLE_EQ(entry.seconds, 1.5);
  EXPECT_EQ(entry.database_user, connection_->user());
  EXPECT_EQ(entry.reason, "the shop is down");
  EXPECT_FALSE(entry.error.has_value());
  EXPECT_EQ(database_->stored_text(id), read_.text.text);
  EXPECT_EQ(psql("SELECT checksum_algorithm, operating_system_user, host, tool_version, duration, server_version = "
                 "current_setting('server_version') FROM postgres_manager.history"),
            "sha256|ann|desk|1.2.3|00:00:01.5|t");
}

// A later attempt that was rolled back must not hide what this attempt committed.
TEST_F(HistoryTest, StoresWhatAnAttemptCommittedOfAStatement) {
  database_->create_history(database_->load_history());
  const auto id = database_->record({.run_id = run_id,
                                     .ordinal = source::Ordinal(7),
                                     .file = &read_.file,
                                     .text = read_.text.text,
                                     .state = EntryState::failed,
                                     .generated_done = {"a1", "b2"},
                                     .partly_done = true});
  record(EntryKind::deployment, 7, EntryState::failed);
  const auto entry = database_->load_history().deployments.at(0);
  EXPECT_EQ(entry.id, id);
  EXPECT_EQ(entry.generated_done, 2);
  EXPECT_TRUE(entry.partly_done);
  const auto part = database_->part_done(id);
  EXPECT_THAT(part.generated_done, ElementsAre("a1", "b2"));
  EXPECT_TRUE(part.partly_done);
  const auto in_place = database_->open({.history = Wanted::History::in_place}).in_place;
  ASSERT_EQ(in_place.size(), 1U);
  EXPECT_EQ(in_place[0].checksum, "");

  record(EntryKind::repair, 7, EntryState::forgotten);
  const auto failed = record(EntryKind::deployment, 7, EntryState::failed);
  EXPECT_EQ(database_->load_history().deployments.at(0).id, failed) << "it is gone since";
}

TEST_F(HistoryTest, StoresAllFieldsOfAnError) {
  database_->create_history(database_->load_history());
  const history::RecordedError error{.severity = "ERROR",
                                     .sqlstate = "23505",
                                     .message = "m",
                                     .detail = "d",
                                     .hint = "h",
                                     .context = "x",
                                     .schema = "s",
                                     .table = "t",
                                     .column = "c",
                                     .data_type = "y",
                                     .constraint = "k",
                                     .line = 3,
                                     .column_number = 4};
  record(EntryKind::deployment, 7, EntryState::failed, error);
  EXPECT_EQ(psql("SELECT error_severity, error_sqlstate, error_message, error_detail, error_hint, error_context, "
                 "error_schema, error_table, error_column, error_data_type, error_constraint, error_line, "
                 "error_column_number FROM postgres_manager.history"),
            "ERROR|23505|m|d|h|x|s|t|c|y|k|3|4");
  const auto history = database_->load_history();
  ASSERT_EQ(history.deployments.size(), 1U);
  // Only what a later run shows is loaded; the names of objects remain in the table.
  const history::RecordedError loaded{.severity = "ERROR",
                                      .sqlstate = "23505",
                                      .message = "m",
                                      .detail = "d",
                                      .hint = "h",
                                      .context = "x",
                                      .line = 3,
                                      .column_number = 4};
  EXPECT_EQ(history.deployments[0].error, loaded);
}

TEST_F(HistoryTest, StoresNullForMissingFieldsOfAnError) {
  database_->create_history(database_->load_history());
  record(EntryKind::deployment, 7, EntryState::failed, history::RecordedError{.severity = "ERROR", .message = "m"});
  EXPECT_EQ(psql("SELECT error_sqlstate IS NULL, error_detail IS NULL, error_line IS NULL, reason IS NULL "
                 "FROM postgres_manager.history"),
            "t|t|t|t");
}

TEST_F(HistoryTest, HasTheStateOfEachDeployment) {
  database_->create_history(database_->load_history());
  record(EntryKind::deployment, 10, EntryState::applied);
  record(EntryKind::deployment, 2, EntryState::contained);
  record(EntryKind::deployment, 3, EntryState::failed);
  record(EntryKind::deployment, 3, EntryState::adopted);
  record(EntryKind::deployment, 4, EntryState::failed);
  record(EntryKind::deployment, 4, EntryState::interrupted);
  // A failed attempt to run a deployment again does not change that it is in place.
  record(EntryKind::deployment, 5, EntryState::applied);
  record(EntryKind::deployment, 5, EntryState::failed);
  EXPECT_THAT(states(database_->load_history().deployments),
              ElementsAre("2 contained", "3 adopted", "4 interrupted", "5 applied", "10 applied"));
  EXPECT_EQ(psql("SELECT ordinal, state FROM postgres_manager.deployment_state ORDER BY ordinal"),
            "2|contained\n3|adopted\n4|interrupted\n5|applied\n10|applied");
}

TEST_F(HistoryTest, HasManualRunsInOrderAndTheCreateRun) {
  database_->create_history(database_->load_history());
  record(EntryKind::create, 0, EntryState::applied);
  const auto last = record(EntryKind::create, 0, EntryState::applied);
  record(EntryKind::manual_deployment, 9, EntryState::failed);
  record(EntryKind::manual_deployment, 9, EntryState::applied);
  record(EntryKind::manual_deployment, 1, EntryState::applied);
  const auto history = database_->load_history();
  ASSERT_TRUE(history.created.has_value());
  EXPECT_EQ(history.created->id, last);
  EXPECT_FALSE(history.created->ordinal.has_value());
  EXPECT_THAT(states(history.manual_runs), ElementsAre("9 failed", "9 applied", "1 applied"));
  EXPECT_THAT(history.deployments, IsEmpty());
}

TEST_F(HistoryTest, IgnoresRowsOfKindsAndStatesOfALaterVersion) {
  database_->create_history(database_->load_history());
  record(EntryKind::deployment, 7, EntryState::applied);
  psql(
      "INSERT INTO postgres_manager.history (run_id, kind, ordinal, path, state, checksum_algorithm, checksum, "
      "token_checksum, sql_text, statements_done, statements_total, started_at, finished_at, database_user, "
      "operating_system_user, host, tool_version, server_version) SELECT run_id, 'later-kind', 8, path, state, "
      "checksum_algorithm, checksum, token_checksum, sql_text, statements_done, statements_total, started_at, "
      "finished_at, database_user, operating_system_user, host, tool_version, server_version "
      "FROM postgres_manager.history");
  EXPECT_THAT(states(database_->load_history().deployments), ElementsAre("7 applied"));
}

TEST_F(HistoryTest, ReplacesTheProgressRowOfTheSameAttempt) {
  database_->create_history(database_->load_history());
  const auto first = record(EntryKind::deployment, 7, EntryState::interrupted);
  const auto second = database_->record({.run_id = run_id,
                                         .ordinal = source::Ordinal(7),
                                         .file = &read_.file,
                                         .text = read_.text.text,
                                         .state = EntryState::failed,
                                         .replaces = first});
  EXPECT_EQ(psql("SELECT id, state FROM postgres_manager.history"), fmt::format("{}|failed", second));
}

TEST_F(HistoryTest, HasTheStateOfEachDeploymentAfterUndosAndRepairs) {
  database_->create_history(database_->load_history());
  record(EntryKind::deployment, 1, EntryState::applied);
  record(EntryKind::deployment, 2, EntryState::applied);
  record(EntryKind::undo, 2, EntryState::undone);
  record(EntryKind::deployment, 3, EntryState::applied);
  record(EntryKind::undo, 3, EntryState::undone);
  record(EntryKind::deployment, 3, EntryState::failed);
  record(EntryKind::deployment, 4, EntryState::failed);
  record(EntryKind::deployment, 4, EntryState::applied);
  record(EntryKind::undo, 4, EntryState::failed);
  record(EntryKind::deployment, 5, EntryState::failed);
  record(EntryKind::repair, 5, EntryState::marked);
  record(EntryKind::repair, 6, EntryState::forgotten);
  record(EntryKind::baseline, 7, EntryState::baselined);
  const auto history = database_->load_history();
  EXPECT_THAT(states(history.deployments),
              ElementsAre("1 applied", "2 undone", "3 failed", "4 applied", "5 marked", "6 forgotten", "7 baselined"));
  EXPECT_THAT(states(history.undo_attempts), ElementsAre("4 failed"));

  std::vector<std::string> lines;
  for (const auto& line : database_->open({.history = Wanted::History::in_place}).in_place) {
    lines.push_back(source::to_string(line.ordinal) + (line.checksum.empty() ? " out" : " in"));
  }
  EXPECT_THAT(lines, ElementsAre("1 in", "2 in", "2 out", "3 in", "3 out", "4 in", "5 in", "6 out", "7 in"));
}

TEST_F(HistoryTest, HasOnlyTheFailedAttemptsAfterTheLastCurrentRow) {
  database_->create_history(database_->load_history());
  record(EntryKind::deployment, 1, EntryState::failed);
  record(EntryKind::deployment, 1, EntryState::applied);
  record(EntryKind::undo, 1, EntryState::undone);
  record(EntryKind::deployment, 2, EntryState::applied);
  record(EntryKind::undo, 2, EntryState::failed);
  record(EntryKind::undo, 2, EntryState::undone);
  record(EntryKind::deployment, 2, EntryState::applied);
  record(EntryKind::deployment, 3, EntryState::applied);
  record(EntryKind::deployment, 3, EntryState::failed);
  record(EntryKind::create, 0, EntryState::failed);
  record(EntryKind::create, 0, EntryState::applied);
  const auto history = database_->load_history();
  EXPECT_THAT(states(history.deployments), ElementsAre("1 undone", "2 applied", "3 applied"));
  EXPECT_THAT(states(history.undo_attempts), IsEmpty());
  EXPECT_THAT(states(history.file_runs), ElementsAre("- applied"));
  EXPECT_THAT(states(history.file_attempts), IsEmpty());
  record(EntryKind::create, 0, EntryState::failed);
  EXPECT_THAT(states(database_->load_history().file_attempts), ElementsAre("- failed"));
}

TEST_F(HistoryTest, ReportsThatTheEncodingOfTheDatabaseLacksACharacter) {
  const std::string name = scratch_->name() + "_latin1";
  psql("CREATE DATABASE " + name + " ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
  const auto with_euro = read_deployment("deployment/00007-price.sql", "SELECT 1; -- 5 €\n");
  {
    pg::Connection connection({.dsn = tests::test_server_dsn(name)}, stop_);
    Database database = database_->over(connection);
    database.create_history(database.load_history());
    const auto error = tests::thrown_by([&] {
      database.record(
          {.run_id = run_id, .ordinal = source::Ordinal(7), .file = &with_euro.file, .text = with_euro.text.text});
    });
    EXPECT_EQ(error.code, base::ErrorCode::refused);
    EXPECT_EQ(error.message, "the history cannot store the text of this file in the encoding of the database");
    EXPECT_EQ(error.sqlstate, "22P05");
  }
  psql("DROP DATABASE " + name);
}

TEST_F(HistoryTest, SessionFactsDescribeThisSession) {
  const auto facts = database_->open({}).facts;
  EXPECT_EQ(facts.backend_pid, connection_->backend_pid());
  EXPECT_FALSE(facts.standby);
  EXPECT_FALSE(facts.read_only);
  EXPECT_EQ(facts.server_version, psql("SHOW server_version"));
  connection_->script("SET default_transaction_read_only = on");
  EXPECT_TRUE(database_->open({}).facts.read_only);
}

TEST_F(HistoryTest, RunIdsAreNewUuids) {
  const std::string first = database_->open({}).run_id;
  EXPECT_THAT(first, MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"));
  EXPECT_NE(first, database_->open({}).run_id);
}

}  // namespace

}  // namespace pgmanager::database
