#include "database/database.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include "base/error.hpp"
#include "queries.hpp"

namespace pgmanager::database {

using base::Error;
using base::ErrorCode;
using history::Entry;
using history::History;

namespace {

// "pgmanage" in ASCII. One key whatever the history schema is called: one runner at a time per database.
constexpr std::int64_t run_lock_key = 0x70676d616e616765;
constexpr int newest_known_format = 1;

constexpr std::string_view insufficient_privilege = "42501";
constexpr std::string_view duplicate_database = "42P04";
constexpr std::string_view unique_violation = "23505";
constexpr std::string_view read_only_transaction = "25006";
constexpr std::string_view untranslatable_character = "22P05";
constexpr std::string_view undefined_table = "42P01";
constexpr std::string_view undefined_column = "42703";
constexpr std::string_view invalid_schema_name = "3F000";

// As pg_locks shows a bigint key: in two columns of type oid.
pg::Parameters run_lock_halves() {
  constexpr auto upper = static_cast<std::uint32_t>(static_cast<std::uint64_t>(run_lock_key) >> 32U);
  constexpr auto lower = static_cast<std::uint32_t>(run_lock_key & 0xFFFFFFFF);
  return {std::to_string(upper), std::to_string(lower)};
}

std::string text_or_empty(const pg::Result& rows, int row, int column) {
  return rows.optional_text(row, column).value_or("");
}

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
              .reason = text_or_empty(rows, row, 13)};
  if (!rows.is_null(row, 3)) entry.ordinal = source::Ordinal(rows.integer(row, 3));
  if (!rows.is_null(row, 16)) {
    entry.error = history::RecordedError{.severity = text_or_empty(rows, row, 14),
                                         .sqlstate = text_or_empty(rows, row, 15),
                                         .message = text_or_empty(rows, row, 16),
                                         .detail = text_or_empty(rows, row, 17),
                                         .hint = text_or_empty(rows, row, 18),
                                         .context = text_or_empty(rows, row, 19),
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

Database::Database(pg::Connection& connection, std::string history_schema, Runner runner)
    : connection_(connection), history_schema_(std::move(history_schema)), runner_(std::move(runner)) {}

// The queries are written for the schema's default name, so that they can be read and tried as they stand.
std::string Database::for_schema(std::string_view query) const {
  constexpr std::string_view written = "postgres_manager";
  const std::string schema = pg::quote_identifier(history_schema_);
  std::string out;
  std::size_t at = 0;
  for (std::size_t found = query.find(written); found != std::string_view::npos; found = query.find(written, at)) {
    out.append(query, at, found - at).append(schema);
    at = found + written.size();
  }
  return out.append(query, at);
}

SessionFacts Database::session_facts() {
  const pg::Result row = connection_.query(queries::session_facts);
  row.one_row();
  return {.backend_pid = static_cast<int>(row.integer(0, 0)),
          .standby = row.boolean(0, 1),
          .server_version = std::string(row.text(0, 2)),
          .read_only = row.text(0, 3) == "on"};
}

std::string Database::new_run_id() {
  const pg::Result row = connection_.query("SELECT pg_catalog.gen_random_uuid()");
  return std::string(row.one_row().text(0, 0));
}

std::optional<pg::AdvisoryLock> Database::try_lock() {
  return pg::AdvisoryLock::try_acquire(connection_, run_lock_key);
}

bool Database::holds_lock() {
  return connection_.query(queries::holds_lock, run_lock_halves()).one_row().boolean(0, 0);
}

std::optional<plan::LockHolder> Database::lock_holder() {
  const pg::Result rows = connection_.query(queries::lock_holder, run_lock_halves());
  if (rows.rows() == 0) return std::nullopt;
  return plan::LockHolder{.pid = static_cast<int>(rows.integer(0, 0)),
                          .application_name = text_or_empty(rows, 0, 1),
                          .database_user = text_or_empty(rows, 0, 2),
                          .client = text_or_empty(rows, 0, 3),
                          .since = text_or_empty(rows, 0, 4),
                          .query = text_or_empty(rows, 0, 5)};
}

std::vector<std::string> Database::user_objects() {
  const pg::Result rows = connection_.query(queries::user_objects, {history_schema_});
  std::vector<std::string> names;
  for (int row = 0; row < rows.rows(); ++row) names.emplace_back(rows.text(row, 0));
  return names;
}

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

void Database::end_with_client() {
  connection_.script(std::string(queries::end_with_client));
}

// SET CONSTRAINTS ALL would hold for the rest of the transaction and make the constraints of later files immediate,
// too. So they are named, and deferred again where that is their default.
void Database::check_deferred_constraints() {
  const pg::Result names = connection_.query(queries::deferrable_constraints);
  if (names.one_row().is_null(0, 0)) return;
  std::string script = fmt::format("SET CONSTRAINTS {} IMMEDIATE", names.text(0, 0));
  if (!names.is_null(0, 1)) script += fmt::format("; SET CONSTRAINTS {} DEFERRED", names.text(0, 1));
  connection_.script(script);
}

void Database::restore_session(Behind behind) {
  std::string script;
  if (connection_.in_transaction()) {
    if (behind == Behind::more_files) {
      check_deferred_constraints();
    } else {
      script = "SET CONSTRAINTS ALL IMMEDIATE; ";
    }
  }
  // RESET ALL leaves the role alone, and RESET SESSION AUTHORIZATION leaves a role that is set for the user or in the
  // connection string unset. DISCARD ALL would do most of this but may not run in a transaction block, and would free
  // the advisory lock.
  connection_.script(script + "RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL; " + connection_.own_settings() +
                     "; CLOSE ALL; UNLISTEN *; DEALLOCATE ALL; DISCARD TEMP; DISCARD SEQUENCES; " +
                     std::string(queries::end_with_client));
}

void create_database(pg::Connection& connection, const std::string& name) {
  try {
    connection.statement("CREATE DATABASE " + pg::quote_identifier(name));
  } catch (const pg::ServerError& error) {
    // The second of two that make it at the same time may fail on the catalog's index.
    const std::string& sqlstate = error.server().sqlstate;
    if (sqlstate == duplicate_database || sqlstate == unique_violation) return;
    throw Error({.code = ErrorCode::refused,
                 .message = fmt::format("could not create database \"{}\"", name),
                 .detail = fmt::format("The server says: {}.", error.server().message),
                 .hint = sqlstate == insufficient_privilege
                             ? fmt::format("Let somebody with the right CREATEDB make it: CREATE DATABASE {}",
                                           pg::quote_identifier(name))
                         : sqlstate == read_only_transaction ? "Connect to the primary: a standby cannot be written to."
                                                             : error.server().hint,
                 .sqlstate = error.server().sqlstate});
  }
}

}  // namespace pgmanager::database
