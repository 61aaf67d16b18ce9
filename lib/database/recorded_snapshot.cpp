#include "database/recorded_snapshot.hpp"

#include "database/causes.hpp"
#include "database/database.hpp"
#include "database/safe_path.hpp"
#include "database/snapshot.hpp"
#include "queries.hpp"
#include "schema/canonical_form.hpp"
#include "schema/hidden_attributes.hpp"

namespace pgmanager::database {

namespace {

bool is_missing(const pg::ServerError& error) {
  constexpr std::string_view undefined_table = "42P01";
  constexpr std::string_view undefined_schema = "3F000";
  return error.server().sqlstate == undefined_table || error.server().sqlstate == undefined_schema;
}

bool is_locked(const pg::ServerError& error) {
  constexpr std::string_view lock_not_available = "55P03";
  return error.server().sqlstate == lock_not_available;
}

[[noreturn]] void refuse_other_table(const pg::ServerMessage& said) {
  throw base::Error({.code = base::ErrorCode::refused,
                     .message = "table \"schema_snapshot\" in the history schema was not created by postgres-manager",
                     .detail = "The server says: " + said.message + ".",
                     .cause = Cause(causes::NotASnapshot{}),
                     .sqlstate = said.sqlstate});
}

// A role may have edited the text, or a newer version of this program may write another format.
schema::SchemaSnapshot schema_of(std::string_view canonical_form, std::string_view fingerprint) {
  std::string detail = "It does not match its fingerprint.";
  try {
    schema::SchemaSnapshot snapshot = schema::read_canonical_form(canonical_form);
    if (schema::fingerprint(snapshot) == fingerprint) return snapshot;
  } catch (const base::Error& error) {
    detail = std::string("It cannot be read: ") + error.what() + ".";
  }
  throw base::Error({.code = base::ErrorCode::refused,
                     .message = "the schema that the last run recorded is damaged, or a newer version wrote it",
                     .detail = detail,
                     .cause = Cause(causes::SnapshotNotReadable{})});
}

RecordedSnapshot recorded_snapshot(const pg::Row& row) {
  return {.recorded_at = row["recorded_at"].string(),
          .fingerprint = row["fingerprint"].string(),
          .schema = schema_of(row["canonical_form"].text(), row["fingerprint"].text()),
          .later_run = row["later_run"].string()};
}

}  // namespace

void Database::record_snapshot(int kept) {
  const schema::SchemaSnapshot snapshot = schema::without_hidden(read_snapshot(connection_, history_schema_));
  const std::vector<Command> commands = {
      {.sql = std::string(safe_path), .parameters = {}},
      require_lock_command(),
      {.sql = for_schema(queries::record_schema_snapshot),
       .parameters = queries::RecordSchemaSnapshotParameters{.kept = kept,
                                                             .fingerprint = schema::fingerprint(snapshot),
                                                             .canonical_form = schema::canonical_form(snapshot)}}};
  try {
    run(commands);
  } catch (const pg::ServerError& error) {
    if (is_locked(error)) fail_locked("schema_snapshot", Use::writing, error.server().sqlstate);
    if (!is_missing(error)) throw;
    connection_.script(with_safe_path("", for_schema(queries::create_schema_snapshot)));
    run(commands);
  }
}

std::optional<RecordedSnapshot> Database::last_snapshot() {
  try {
    const pg::Result rows = ask(connection_, for_schema(queries::last_schema_snapshot));
    if (rows.empty()) return std::nullopt;
    return recorded_snapshot(rows.one_row());
  } catch (const pg::ServerError& error) {
    if (is_locked(error)) fail_locked("schema_snapshot", Use::reading, error.server().sqlstate);
    if (is_missing(error)) return std::nullopt;
    constexpr std::string_view undefined_column = "42703";
    if (error.server().sqlstate == undefined_column) refuse_other_table(error.server());
    refuse_unreadable_history(error.server());
    throw;
  }
}

}  // namespace pgmanager::database
