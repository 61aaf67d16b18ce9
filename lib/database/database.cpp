#include "database/database.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "queries.hpp"

namespace pgmanager::database {

using base::Error;
using base::ErrorCode;

namespace {

// "pgmanage" in ASCII. One key whatever the history schema is called: one runner at a time per database.
constexpr std::int64_t run_lock_key = 0x70676d616e616765;

constexpr std::string_view insufficient_privilege = "42501";
constexpr std::string_view duplicate_database = "42P04";
constexpr std::string_view unique_violation = "23505";
constexpr std::string_view read_only_transaction = "25006";

// As pg_locks shows a bigint key: in two columns of type oid.
pg::Parameters run_lock_halves() {
  constexpr auto upper = static_cast<std::uint32_t>(static_cast<std::uint64_t>(run_lock_key) >> 32U);
  constexpr auto lower = static_cast<std::uint32_t>(run_lock_key & 0xFFFFFFFF);
  return {std::to_string(upper), std::to_string(lower)};
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
                          .application_name = std::string(rows.text(0, 1)),
                          .database_user = std::string(rows.text(0, 2)),
                          .client = std::string(rows.text(0, 3)),
                          .since = std::string(rows.text(0, 4)),
                          .query = std::string(rows.text(0, 5))};
}

std::vector<std::string> Database::user_objects() {
  const pg::Result rows = connection_.query(queries::user_objects, {history_schema_});
  std::vector<std::string> names;
  for (int row = 0; row < rows.rows(); ++row) names.emplace_back(rows.text(row, 0));
  return names;
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
