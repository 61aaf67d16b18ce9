// Queries about the history: whether it exists, its content, and adding a row.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.hpp"
#include "database/causes.hpp"
#include "database/database.hpp"
#include "database/safe_path.hpp"
#include "database/watching.hpp"
#include "pg/pipeline.hpp"
#include "queries.hpp"

namespace pgmanager::database {

using base::Error;
using base::ErrorCode;
using history::History;

namespace {

constexpr std::string_view insufficient_privilege = "42501";
constexpr std::string_view deadlock_detected = "40P01";
constexpr std::string_view division_by_zero = "22012";
constexpr std::string_view feature_not_supported = "0A000";
constexpr std::string_view lock_not_available = "55P03";
constexpr std::string_view not_null_violation = "23502";
constexpr std::string_view untranslatable_character = "22P05";
constexpr std::string_view undefined_table = "42P01";
constexpr std::string_view undefined_column = "42703";
constexpr std::string_view invalid_schema_name = "3F000";

Parameter null_if_empty(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

Parameter null_if_zero(int number) {
  if (number == 0) return std::nullopt;
  return number;
}

// An element of the column generated_done, among the digests. It is stored, and used in the queries: never change it.
constexpr std::string_view in_part = "in part";

// As an array literal; neither kind of element needs quotes.
Parameter part_of(const Record& record) {
  std::vector<std::string_view> elements(record.generated_done.begin(), record.generated_done.end());
  if (record.partly_done) elements.push_back(in_part);
  if (elements.empty()) return std::nullopt;
  return fmt::format("{{{}}}", fmt::join(elements, ","));
}

pg::Parameters row_of(const Record& record, const Runner& runner, std::int64_t lock_key) {
  const history::RecordedError error = record.error.value_or(history::RecordedError{});
  return queries::RecordParameters{.lock_key = lock_key,
                                   .run_id = record.run_id,
                                   .kind = history::to_string(record.kind),
                                   .ordinal = record.ordinal ? Parameter(record.ordinal->value()) : std::nullopt,
                                   .path = record.file->path,
                                   .state = history::to_string(record.state),
                                   .checksum_algorithm = source::checksum_algorithm,
                                   .checksum = record.file->checksum,
                                   .token_checksum = record.file->token_checksum,
                                   .sql_text = record.text,
                                   .text_entry = record.text_entry,
                                   .statements_done = record.statements_done,
                                   .statements_total = record.file->statements,
                                   .seconds = record.seconds,
                                   .operating_system_user = runner.operating_system_user,
                                   .host = runner.host,
                                   .tool_version = runner.tool_version,
                                   .reason = null_if_empty(record.reason),
                                   .error_severity = null_if_empty(error.severity),
                                   .error_sqlstate = null_if_empty(error.sqlstate),
                                   .error_message = null_if_empty(error.message),
                                   .error_detail = null_if_empty(error.detail),
                                   .error_hint = null_if_empty(error.hint),
                                   .error_context = null_if_empty(error.context),
                                   .error_schema = null_if_empty(error.schema),
                                   .error_table = null_if_empty(error.table),
                                   .error_column = null_if_empty(error.column),
                                   .error_data_type = null_if_empty(error.data_type),
                                   .error_constraint = null_if_empty(error.constraint),
                                   .error_line = null_if_zero(error.line),
                                   .error_column_number = null_if_zero(error.column_number),
                                   .generated_done = part_of(record),
                                   .finished_at = null_if_empty(record.finished_at)};
}

}  // namespace

History Database::load_history() {
  return open({.history = Wanted::History::whole}).history;
}

// An unusable history is a state of the instance, not a failed statement of the source tree.
void Database::refuse_unreadable_history(const pg::ServerMessage& error) {
  const std::string said = fmt::format("The server says: {}.", error.message);
  if (error.sqlstate == lock_not_available) fail_locked("history", Use::reading, error.sqlstate);
  if (error.sqlstate == insufficient_privilege) throw no_right_to_history(said, error.sqlstate);
  if (error.sqlstate == undefined_table || error.sqlstate == undefined_column) {
    throw Error({.code = ErrorCode::refused,
                 .message = fmt::format("table \"history\" in schema \"{}\" is not a history of postgres-manager",
                                        history_schema_),
                 .detail = said,
                 .cause = Cause(causes::NotAHistory{}),
                 .sqlstate = error.sqlstate});
  }
}

// If the holder of the lock can be found, fail_locked() reports it in the same error.
Error Database::locked_by_others(std::string_view table, const std::string& sqlstate) const {
  return Error(
      {.code = ErrorCode::lock,
       .message = fmt::format("table \"{}\" in schema \"{}\" is locked by another session", table, history_schema_),
       .sqlstate = sqlstate});
}

void Database::fail_locked(std::string_view table, Use use, const std::string& sqlstate) {
  Error::Parts parts = locked_by_others(table, sqlstate).parts();
  const std::vector<result::LockHolder> holders = history_users(use);
  if (holders.empty()) {
    parts.detail = "The session that held the lock has ended, or cannot be seen.";
    parts.cause = Cause(causes::HistoryLocked{});
    throw Error(parts);
  }
  for (const result::LockHolder& holder : holders) {
    parts.detail += (parts.detail.empty() ? "" : "\n") + describe(holder);
  }
  parts.cause = Cause(causes::HistoryLocked{holders.front()});
  throw Error(parts);
}

pg::Result Database::ask_history(std::string_view table, std::string_view query, const pg::Parameters& parameters) {
  try {
    return ask(connection_, for_schema(query), parameters);
  } catch (const pg::ServerError& error) {
    if (error.server().sqlstate != lock_not_available || connection_.in_transaction()) throw;
    fail_locked(table, Use::reading, error.server().sqlstate);
  }
}

std::optional<std::int64_t> Database::last_row(const Record& record) {
  const pg::Result row = ask_history("history", queries::last_row,
                                     queries::LastRowParameters{.run_id = record.run_id, .path = record.file->path});
  if (row.one_value().is_null()) return std::nullopt;
  return row.one_value().integer();
}

std::optional<result::LastRun> Database::last_run() {
  const pg::Result rows = ask_history("history", queries::last_run);
  if (rows.empty()) return std::nullopt;
  const pg::Row row = rows.one_row();
  return result::LastRun{.finished_at = row["finished_at"].number(),
                         .seconds = row["seconds"].number(),
                         .failed = row["failed"].boolean()};
}

Database::PartDone Database::part_done(std::int64_t entry_id) {
  const pg::Result rows = ask_history("history", queries::generated_done, {std::to_string(entry_id)});
  PartDone part;
  part.generated_done = rows.one_column();
  part.partly_done = std::erase(part.generated_done, in_part) > 0;
  return part;
}

std::string Database::stored_text(std::int64_t entry_id) {
  const pg::Result row = ask_history("history", queries::stored_text, {std::to_string(entry_id)});
  return row.one_value().string();
}

void Database::refuse_to_create_history(const pg::ServerMessage& error) const {
  const bool is_locked = error.sqlstate == lock_not_available;
  throw Error({.code = is_locked ? ErrorCode::lock : ErrorCode::refused,
               .message = fmt::format("could not create the history schema \"{}\"", history_schema_),
               .detail = fmt::format("The server says: {}.", error.message),
               .cause = Cause(causes::HistoryNotCreated{is_locked}),
               .sqlstate = error.sqlstate});
}

void Database::create_history(const History& history, AfterHistory after) {
  try {
    // CREATE SCHEMA IF NOT EXISTS needs the privilege CREATE on the database even if the schema exists.
    const std::string create_schema = "CREATE SCHEMA " + pg::quote_identifier(history_schema_) + ";\n";
    // Later the table of snapshots would cost a run two more round trips.
    std::string statements = for_schema(queries::create_history);
    if (!history.schema_exists) statements = create_schema + statements + for_schema(queries::create_schema_snapshot);
    const bool begins = after == AfterHistory::more_in_the_transaction && !connection_.in_transaction();
    const std::string begin = begins ? "BEGIN;\n" : "";
    connection_.script(with_safe_path(begin, statements));
  } catch (const pg::ServerError& error) {
    connection_.rollback();
    if (error.server().sqlstate != insufficient_privilege) refuse_to_create_history(error.server());
    const std::string user = connection_.user();
    throw Error({.code = ErrorCode::refused,
                 .message = fmt::format("user \"{}\" may not create the history schema \"{}\"", user, history_schema_),
                 .detail = fmt::format("The server says: {}.", error.server().message),
                 .cause = Cause(causes::NoRightToCreateHistory{
                     .grant = fmt::format("GRANT CREATE ON DATABASE {} TO {}",
                                          pg::quote_identifier(connection_.database()), pg::quote_identifier(user)),
                     .create_schema = fmt::format("CREATE SCHEMA {} AUTHORIZATION {}",
                                                  pg::quote_identifier(history_schema_), pg::quote_identifier(user))}),
                 .sqlstate = error.server().sqlstate});
  }
}

Command Database::record_command(const Record& record) const {
  return {.sql = for_schema(queries::record), .parameters = row_of(record, runner_, run_lock_key(history_schema_))};
}

void Database::upgrade_history() {
  try {
    connection_.script(with_safe_path("", for_schema(queries::upgrade_history)));
  } catch (const pg::ServerError& error) {
    const std::string& sqlstate = error.server().sqlstate;
    if (sqlstate == lock_not_available || sqlstate == deadlock_detected) {
      throw Error({.code = ErrorCode::lock,
                   .message = fmt::format(
                       "could not upgrade the history in schema \"{}\" to format {}, because another session uses it",
                       history_schema_, newest_history_format),
                   .sqlstate = sqlstate});
    }
    throw Error({.code = ErrorCode::refused,
                 .message = fmt::format("could not upgrade the history in schema \"{}\" to format {}", history_schema_,
                                        newest_history_format),
                 .detail = fmt::format("The server says: {}.", error.server().message),
                 .cause = Cause(causes::HistoryNotUpgraded{}),
                 .sqlstate = error.server().sqlstate});
  }
}

/// What is sent together with a history row.
struct Database::Recording {
  std::string_view statement;  ///< the user's statement that runs before it; empty: none
  std::function<void()> ran;   ///< called when the statement has succeeded
  bool in_the_middle = false;  ///< of a file, whose settings must not affect the row
  LockWait wait = LockWait::without_bound;
};

std::chrono::duration<double> recorded_duration(const pg::Result& row) {
  return std::chrono::duration<double>(row.one_row()["seconds"].number());
}

std::int64_t Database::record(const Record& record, LockWait wait) {
  return record_with({.wait = wait}, record);
}

std::int64_t Database::record_within_file(const Record& record, LockWait wait) {
  return record_with({.in_the_middle = true, .wait = wait}, record);
}

std::int64_t Database::run_and_record(std::string_view statement, const Record& record,
                                      const std::function<void()>& ran) {
  return record_with({.statement = statement, .ran = ran, .in_the_middle = true}, record);
}

// BEGIN turns the implicit transaction of the user's statement, if there is one, into a transaction block. Adding the
// row and deleting the row that it replaces must be one transaction.
std::int64_t Database::record_with(const Recording& recording, const Record& record) {
  enum class Sent { statement, own, lock_check, row };
  std::vector<Sent> parts;
  std::optional<std::pair<Sent, pg::ServerMessage>> failed;
  std::int64_t id = 0;
  std::size_t answered = 0;
  pg::Pipeline pipeline(connection_, [&](const pg::Pipeline::Answer& answer) {
    const Sent part = parts[answered++];
    if (answer.error != nullptr && !failed) failed.emplace(part, *answer.error);
    if (answer.rows == nullptr) return;
    if (part == Sent::statement) recording.ran();
    if (part == Sent::row) id = answer.rows->one_row()["id"].integer();
  });
  const auto send = [&](const Command& command, Sent part = Sent::own) {
    parts.push_back(part);
    pipeline.send(command.sql, command.parameters);
  };
  const bool alone = !connection_.in_transaction();
  if (!recording.statement.empty()) {
    parts.push_back(Sent::statement);
    pipeline.send_statement(recording.statement);
  }
  if (alone) send({.sql = "BEGIN", .parameters = {}});
  send({.sql = recording.wait == LockWait::bounded ? "SET LOCAL lock_timeout TO '10s'" : "SET LOCAL lock_timeout TO 0",
        .parameters = {}});
  if (recording.in_the_middle) {
    for (const char* sql : {"SET LOCAL SESSION AUTHORIZATION DEFAULT", "SET LOCAL role TO DEFAULT",
                            "SET LOCAL client_encoding TO 'UTF8'", "SET LOCAL statement_timeout TO 0"}) {
      send({.sql = sql, .parameters = {}});
    }
    send(require_lock_command(), Sent::lock_check);
  }
  send(record_command(record), Sent::row);
  if (record.replaces) {
    send({.sql = for_schema(queries::forget_progress), .parameters = {std::to_string(*record.replaces)}});
  }
  if (alone) send({.sql = "COMMIT", .parameters = {}});
  try {
    pipeline.finish();
  } catch (const Error&) {
    // If COMMIT was answered, the row is in place; after an error it is not. The state of the connection does not
    // matter.
    const bool committed = alone && answered == parts.size();
    if (!committed && !failed) throw;
  }
  if (!failed) return id;
  if (!connection_.lost()) connection_.rollback();
  const bool is_row = failed->first == Sent::row;
  if (is_row && failed->second.sqlstate == lock_not_available && !connection_.lost()) {
    fail_locked("history", Use::writing, lock_not_available.data());
  }
  if (is_row) fail_record(failed->second);
  if (failed->first == Sent::lock_check) fail_lock_check(failed->second);
  connection_.fail(failed->second);
}

void Database::require_lock() {
  try {
    run({require_lock_command()});
  } catch (const pg::ServerError& error) {
    fail_lock_check(error.server());
  }
}

void Database::fail_lock_check(const pg::ServerMessage& error) const {
  if (error.sqlstate == division_by_zero) throw lock_given_up();  // see queries/require_lock.sql
  connection_.fail(error);
}

// Reports the server's error for the row in terms of the file that ran before it.
void Database::fail_record(const pg::ServerMessage& error) const {
  connection_.throw_if_stopped(error);
  const std::string& sqlstate = error.sqlstate;
  const std::string said = fmt::format("The server says: {}.", error.message);
  if (sqlstate == lock_not_available) throw locked_by_others("history", sqlstate);
  if (sqlstate == insufficient_privilege) throw no_right_to_history(said, sqlstate);
  if (sqlstate == not_null_violation && error.column == "run_id") throw lock_given_up();
  if (sqlstate == division_by_zero || sqlstate == feature_not_supported) throw row_not_taken(said, sqlstate);
  if (sqlstate == untranslatable_character) {
    throw Error({.code = ErrorCode::refused,
                 .message = "the history cannot store the text of this file in the encoding of the database",
                 .detail = said,
                 .cause = Cause(causes::TextNotStorable{}),
                 .sqlstate = sqlstate});
  }
  const bool emptied = sqlstate == not_null_violation && error.column == "sql_text";
  if (!emptied && sqlstate != undefined_table && sqlstate != invalid_schema_name) throw pg::ServerError(error);
  throw Error({.code = ErrorCode::sql,
               .message = fmt::format("the history in schema \"{}\" is missing after this file ran", history_schema_),
               .detail = emptied ? "" : said,
               .cause = Cause(causes::HistoryRemovedByFile{}),
               .sqlstate = sqlstate});
}

Error Database::no_right_to_history(const std::string& said, const std::string& sqlstate) const {
  return Error({.code = ErrorCode::refused,
                .message = fmt::format("user \"{}\" has no right to use the history in schema \"{}\"",
                                       connection_.user(), history_schema_),
                .detail = said,
                .cause = Cause(causes::NoRightToHistory{fmt::format(
                    "GRANT USAGE ON SCHEMA {0} TO {1}; GRANT SELECT, INSERT, DELETE ON ALL TABLES IN SCHEMA {0} TO {1}",
                    pg::quote_identifier(history_schema_), pg::quote_identifier(connection_.user()))}),
                .sqlstate = sqlstate});
}

// See queries/record.sql. Other errors come from rules.
Error Database::row_not_taken(const std::string& said, const std::string& sqlstate) const {
  return Error(
      {.code = ErrorCode::sql,
       .message = fmt::format("the history in schema \"{}\" did not store the row of this file", history_schema_),
       .detail = sqlstate == division_by_zero ? "" : said,
       .cause = Cause(causes::RowNotStored{fmt::format("{}.history", pg::quote_identifier(history_schema_))}),
       .sqlstate = sqlstate});
}

// Without the lock, another run may use the same files at the same time.
Error Database::lock_given_up() {
  return Error({.code = ErrorCode::sql,
                .message = "the file released the lock that excludes other runs",
                .cause = Cause(causes::LockReleasedByFile{})});
}

}  // namespace pgmanager::database
