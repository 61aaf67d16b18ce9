// The questions about the history: is there one, what does it hold, one more row.
#include <fmt/format.h>

#include <cstdlib>

#include "base/error.hpp"
#include "database/database.hpp"
#include "queries.hpp"

namespace pgmanager::database {

using base::Error;
using base::ErrorCode;
using history::Entry;
using history::History;

namespace {

constexpr int newest_known_format = 1;
constexpr std::string_view insufficient_privilege = "42501";
constexpr std::string_view untranslatable_character = "22P05";
constexpr std::string_view undefined_table = "42P01";
constexpr std::string_view undefined_column = "42703";
constexpr std::string_view invalid_schema_name = "3F000";

int integer_or_zero(const pg::Result& rows, int row, int column) {
  return rows.is_null(row, column) ? 0 : static_cast<int>(rows.integer(row, column));
}

// The columns of queries/current_deployments.sql and queries/other_runs.sql, in their order. Nothing for a row of a
// kind or state that a later version of this program has added.
std::optional<Entry> entry_of(const pg::Result& rows, int row) {
  const auto kind = history::parse_kind(rows.text(row, 2));
  const auto state = history::parse_state(rows.text(row, 5));
  if (!kind || !state) return std::nullopt;
  Entry entry{.id = rows.integer(row, 0),
              .run_id = std::string(rows.text(row, 1)),
              .kind = *kind,
              .path = std::string(rows.text(row, 4)),
              .state = *state,
              .checksum = std::string(rows.text(row, 6)),
              .token_checksum = std::string(rows.text(row, 7)),
              .statements_done = static_cast<int>(rows.integer(row, 8)),
              .statements_total = static_cast<int>(rows.integer(row, 9)),
              .finished_at = std::string(rows.text(row, 10)),
              .seconds = std::strtod(std::string(rows.text(row, 11)).c_str(), nullptr),
              .database_user = std::string(rows.text(row, 12)),
              .reason = std::string(rows.text(row, 13))};
  if (!rows.is_null(row, 3)) entry.ordinal = source::Ordinal(rows.integer(row, 3));
  if (!rows.is_null(row, 16)) {
    entry.error = history::RecordedError{.severity = std::string(rows.text(row, 14)),
                                         .sqlstate = std::string(rows.text(row, 15)),
                                         .message = std::string(rows.text(row, 16)),
                                         .detail = std::string(rows.text(row, 17)),
                                         .hint = std::string(rows.text(row, 18)),
                                         .context = std::string(rows.text(row, 19)),
                                         .line = integer_or_zero(rows, row, 20),
                                         .column_number = integer_or_zero(rows, row, 21)};
  }
  return entry;
}

std::optional<std::string> null_if_empty(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

std::optional<std::string> null_if_zero(int number) {
  if (number == 0) return std::nullopt;
  return std::to_string(number);
}

// The parameters of queries/record.sql.
pg::Parameters values_of(const Record& record, const Runner& runner) {
  const history::RecordedError error = record.error.value_or(history::RecordedError{});
  const std::optional<std::string> ordinal =
      record.ordinal ? std::optional(source::to_string(*record.ordinal)) : std::nullopt;
  return {record.run_id,
          std::string(history::to_string(record.kind)),
          ordinal,
          record.file->path,
          std::string(history::to_string(record.state)),
          std::string(source::checksum_algorithm),
          record.file->checksum,
          record.file->token_checksum,
          source::recorded_text(*record.file),
          std::to_string(record.statements_done),
          std::to_string(record.file->statements),
          fmt::format("{}", record.seconds),
          runner.operating_system_user,
          runner.host,
          runner.tool_version,
          null_if_empty(record.reason),
          null_if_empty(error.severity),
          null_if_empty(error.sqlstate),
          null_if_empty(error.message),
          null_if_empty(error.detail),
          null_if_empty(error.hint),
          null_if_empty(error.context),
          null_if_empty(error.schema),
          null_if_empty(error.table),
          null_if_empty(error.column),
          null_if_empty(error.data_type),
          null_if_empty(error.constraint),
          null_if_zero(error.line),
          null_if_zero(error.column_number)};
}

}  // namespace

History Database::load_history() {
  History history{.schema = history_schema_};
  history.exists = connection_.query(queries::history_exists, {history_schema_}).one_row().boolean(0, 1);
  if (!history.exists) return history;

  try {
    read_history(history);
    return history;
  } catch (const pg::ServerError& error) {
    refuse_unreadable_history(error.server());
    throw;
  }
}

// A history that is there and cannot be used is the instance's state, not a statement of the tree that failed.
void Database::refuse_unreadable_history(const pg::ServerMessage& error) const {
  const std::string said = fmt::format("The server says: {}.", error.message);
  if (error.sqlstate == insufficient_privilege) {
    throw Error({.code = ErrorCode::refused,
                 .message = fmt::format("user \"{}\" has no right to use the history in schema \"{}\"",
                                        connection_.user(), history_schema_),
                 .detail = said,
                 .hint = fmt::format("Let it: GRANT USAGE ON SCHEMA {0} TO {1}; GRANT SELECT, INSERT, DELETE ON ALL "
                                     "TABLES IN SCHEMA {0} TO {1}",
                                     pg::quote_identifier(history_schema_), pg::quote_identifier(connection_.user())),
                 .sqlstate = error.sqlstate});
  }
  if (error.sqlstate == undefined_table || error.sqlstate == undefined_column) {
    throw Error({.code = ErrorCode::refused,
                 .message = fmt::format("table \"history\" in schema \"{}\" is not a history of postgres-manager",
                                        history_schema_),
                 .detail = said,
                 .hint = "Name another schema: --history-schema NAME.",
                 .sqlstate = error.sqlstate});
  }
}

void Database::read_history(History& history) {
  const pg::Result format = connection_.query(for_schema(queries::history_format));
  if (const int version = integer_or_zero(format, 0, 0); version > newest_known_format) {
    throw Error({.code = ErrorCode::refused,
                 .message = fmt::format("the history of this database has format {}, and this program knows formats up "
                                        "to {}",
                                        version, newest_known_format),
                 .hint = "Update postgres-manager to the version that the other runs use."});
  }
  const pg::Result deployments = connection_.query(for_schema(queries::current_deployments));
  history.deployments.reserve(static_cast<std::size_t>(deployments.rows()));
  for (int row = 0; row < deployments.rows(); ++row) {
    if (auto entry = entry_of(deployments, row)) history.deployments.push_back(std::move(*entry));
  }
  const pg::Result others = connection_.query(for_schema(queries::other_runs));
  for (int row = 0; row < others.rows(); ++row) {
    auto entry = entry_of(others, row);
    if (!entry) continue;
    if (entry->kind == history::Kind::create) {
      history.created = std::move(*entry);
    } else {
      history.manual_runs.push_back(std::move(*entry));
    }
  }
}

std::string Database::stored_text(std::int64_t entry_id) {
  const pg::Result row = connection_.query(for_schema(queries::stored_text), {std::to_string(entry_id)});
  return std::string(row.one_row().text(0, 0));
}

void Database::refuse_to_create_history(const pg::ServerMessage& error) const {
  throw Error({.code = ErrorCode::refused,
               .message = fmt::format("could not create the history schema \"{}\"", history_schema_),
               .detail = fmt::format("The server says: {}.", error.message),
               .hint = "Nothing of the source tree was run. Mend what the server complains of and run again.",
               .sqlstate = error.sqlstate});
}

void Database::create_history() {
  try {
    // CREATE SCHEMA IF NOT EXISTS wants a right that whoever was given the schema need not have.
    const bool has_schema = connection_.query(queries::history_exists, {history_schema_}).one_row().boolean(0, 0);
    const std::string create_schema = "CREATE SCHEMA " + pg::quote_identifier(history_schema_) + ";\n";
    connection_.script((has_schema ? "" : create_schema) + for_schema(queries::create_history));
  } catch (const pg::ServerError& error) {
    connection_.rollback();
    if (error.server().sqlstate != insufficient_privilege) refuse_to_create_history(error.server());
    const std::string user = connection_.user();
    throw Error(
        {.code = ErrorCode::refused,
         .message = fmt::format("user \"{}\" may not create the history schema \"{}\"", user, history_schema_),
         .detail = fmt::format("The server says: {}.", error.server().message),
         .hint = fmt::format("Let it: GRANT CREATE ON DATABASE {0} TO {1}; or make the schema: CREATE SCHEMA {2} "
                             "AUTHORIZATION {1}",
                             pg::quote_identifier(connection_.database()), pg::quote_identifier(user),
                             pg::quote_identifier(history_schema_)),
         .sqlstate = error.server().sqlstate});
  }
}

std::int64_t Database::record(const Record& record) {
  try {
    const pg::Result row = connection_.query(for_schema(queries::record), values_of(record, runner_));
    if (record.replaces) {
      connection_.query(for_schema(queries::forget_progress), {std::to_string(*record.replaces)});
    }
    return row.one_row().integer(0, 0);
  } catch (const pg::ServerError& error) {
    const std::string& sqlstate = error.server().sqlstate;
    if (sqlstate == insufficient_privilege) refuse_unreadable_history(error.server());
    if (sqlstate == untranslatable_character) {
      throw Error({.code = ErrorCode::refused,
                   .message = "the history cannot keep the text of this file in the encoding of the database",
                   .detail = fmt::format("The server says: {}.", error.server().message),
                   .hint = "Use a database in UTF8, or only characters that its encoding has.",
                   .sqlstate = sqlstate});
    }
    if (sqlstate != undefined_table && sqlstate != invalid_schema_name) throw;
    throw Error({.code = ErrorCode::sql,
                 .message = fmt::format("the history in schema \"{}\" is gone after this file ran", history_schema_),
                 .detail = fmt::format("The server says: {}.", error.server().message),
                 .hint = "Take out of the file what drops or renames it.",
                 .sqlstate = sqlstate});
  }
}

}  // namespace pgmanager::database
