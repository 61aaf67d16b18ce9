#include "database/database.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "database/causes.hpp"
#include "database/safe_path.hpp"
#include "database/watching.hpp"
#include "pg/pipeline.hpp"
#include "queries.hpp"

namespace pgmanager::database {

using base::Error;
using base::ErrorCode;

namespace {

constexpr std::string_view insufficient_privilege = "42501";
constexpr std::string_view duplicate_database = "42P04";
constexpr std::string_view unique_violation = "23505";
constexpr std::string_view read_only_transaction = "25006";

// The two halves of the lock's key: pg_locks shows a bigint key in two columns of type oid.
template <typename Halves>
Halves run_lock_halves(std::string_view history_schema) {
  const auto key = static_cast<std::uint64_t>(run_lock_key(history_schema));
  return {.upper = static_cast<std::uint32_t>(key >> 32U), .lower = static_cast<std::uint32_t>(key & 0xFFFFFFFF)};
}

}  // namespace

std::int64_t run_lock_key(std::string_view history_schema) {
  constexpr std::uint64_t upper = 0x70676d61;
  constexpr std::uint64_t lower_of_default = 0x6e616765;
  const bool is_default = history_schema == "postgres_manager";
  const std::uint64_t lower =
      is_default ? lower_of_default : std::stoul(base::sha256_hex(history_schema).substr(0, 8), nullptr, 16);
  return static_cast<std::int64_t>(upper << 32U | lower);
}

Database::Database(pg::Connection& connection, std::string history_schema, Runner runner)
    : connection_(connection), history_schema_(std::move(history_schema)), runner_(std::move(runner)) {}

// The queries contain the schema's default name, so that they can be tried in psql without a change.
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

bool Database::try_lock() {
  const pg::Result row =
      connection_.ask("SELECT pg_catalog.pg_try_advisory_lock($1)", {std::to_string(run_lock_key(history_schema_))});
  return row.one_value().boolean();
}

std::optional<result::LockHolder> Database::lock_holder() {
  const pg::Result rows =
      ask(connection_, queries::lock_holder, run_lock_halves<queries::LockHolderParameters>(history_schema_));
  if (rows.empty()) return std::nullopt;
  return holder_of(rows.one_row());
}

std::vector<result::LockHolder> Database::history_users(Use use) {
  std::optional<std::string_view> modes;
  if (use == Use::reading) modes = "{AccessExclusiveLock}";
  if (use == Use::writing) modes = "{ShareLock,ShareRowExclusiveLock,ExclusiveLock,AccessExclusiveLock}";
  const pg::Result rows = ask(connection_, queries::history_users,
                              queries::HistoryUsersParameters{.history_schema = history_schema_, .lock_modes = modes});
  std::vector<result::LockHolder> users;
  for (const pg::Row row : rows) users.push_back(holder_of(row));
  return users;
}

std::vector<std::string> Database::user_objects() {
  return ask(connection_, queries::user_objects, {history_schema_}).one_column();
}

std::vector<plan::OtherHistory> Database::other_histories() {
  return judged(ask(connection_, queries::other_histories, {history_schema_}).one_column());
}

namespace {

std::string in_milliseconds(std::chrono::milliseconds time) {
  return fmt::format("{}ms", time.count());
}

}  // namespace

// These follow RESET ALL, which would restore settings of the pooler: in session mode it opened the server's
// connection.
Command Database::settings_command() const {
  Command command{.sql = std::string(queries::session_settings), .parameters = {connection_.application_name()}};
  const auto add = [&](std::string_view name, const std::string& value) {
    command.parameters.emplace_back(name);
    command.parameters.emplace_back(value);
    const std::size_t number = command.parameters.size();
    command.sql += fmt::format(", pg_catalog.set_config(${}, ${}, false)", number - 1, number);
  };
  if (defaults_.lock_timeout) add("lock_timeout", in_milliseconds(*defaults_.lock_timeout));
  for (const SessionSetting& setting : defaults_.settings) add(setting.name, setting.value);
  return command;
}

// RESET ALL does not reset the role, and after RESET SESSION AUTHORIZATION a role that is set for the user or in the
// connection string is not set. DISCARD ALL would do most of this, but is not allowed in a transaction block and would
// release the advisory lock.
std::vector<Command> Database::restore_commands(Restore extent) const {
  std::vector<Command> commands;
  for (const char* sql : {"RESET SESSION AUTHORIZATION", "RESET ROLE", "RESET ALL"}) commands.push_back({.sql = sql});
  commands.push_back(settings_command());
  for (const char* sql : {"CLOSE ALL", "UNLISTEN *", "DISCARD TEMP", "DISCARD SEQUENCES"}) {
    commands.push_back({.sql = sql});
  }
  if (extent == Restore::everything) commands.push_back({.sql = "DEALLOCATE ALL"});
  return commands;
}

SettingOrigin Database::origin_of(const std::string& setting) {
  using Source = SettingOrigin::Source;
  const pg::Result rows = ask(connection_, queries::setting_origin, {setting});
  const pg::Row row = rows.one_row();
  if (!row["object"].is_null()) return {.source = Source::altered, .altered = row["object"].string()};
  return {.source = row["source"].text() == "client" ? Source::connection : Source::server, .altered = ""};
}

// SET CONSTRAINTS ALL would apply to the rest of the transaction and also make the constraints of later files
// immediate. Therefore the constraints are named, and deferred again if that is their default.
Command Database::check_deferred_constraints_command() const {
  return {.sql = std::string(queries::check_deferred_constraints)};
}

Command Database::require_lock_command() const {
  return {.sql = std::string(queries::require_lock),
          .parameters = run_lock_halves<queries::RequireLockParameters>(history_schema_)};
}

// The write-ahead log is sequential, so flushing the commit of a transaction with an ID also flushes all earlier
// commits.
void Database::flush_commits() {
  connection_.script("BEGIN; SET LOCAL synchronous_commit TO on; SELECT pg_catalog.txid_current(); COMMIT");
}

void Database::run(const std::vector<Command>& commands) {
  std::optional<pg::ServerMessage> error;
  pg::Pipeline pipeline(connection_, [&](const pg::Pipeline::Answer& answer) {
    if (answer.error != nullptr && !error) error = *answer.error;
  });
  pipeline.answer_soon();
  for (const Command& command : commands) pipeline.send(command.sql, command.parameters);
  pipeline.finish();
  if (error) connection_.fail(*error);
}

namespace {

base::ErrorCause why_not_created(std::string_view sqlstate, const std::string& statement) {
  if (sqlstate == insufficient_privilege) return Cause(causes::NoRightToCreateDatabase{statement});
  if (sqlstate == read_only_transaction) return Cause(causes::StandbyServer{});
  return {};
}

}  // namespace

void create_database(pg::Connection& connection, const std::string& name) {
  const std::string statement = fmt::format("CREATE DATABASE {} TEMPLATE template0", pg::quote_identifier(name));
  try {
    // Objects that an administrator or a provider created in template1 would count as the user's.
    connection.statement(statement);
  } catch (const pg::ServerError& error) {
    // If two sessions create it at the same time, one may fail with a unique violation in the catalog.
    const std::string& sqlstate = error.server().sqlstate;
    if (sqlstate == duplicate_database || sqlstate == unique_violation) return;
    throw Error({.code = ErrorCode::refused,
                 .message = fmt::format("could not create database \"{}\"", name),
                 .detail = fmt::format("The server says: {}.", error.server().message),
                 .hint = error.server().hint,
                 .cause = why_not_created(sqlstate, statement),
                 .sqlstate = error.server().sqlstate});
  }
}

}  // namespace pgmanager::database
